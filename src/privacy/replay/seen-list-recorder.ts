/**
 * Keeps the lists people saw, after the answer has left: an answer waits for nothing here. An answer that was seen
 * before is kept once.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../common/request-actor';
import { newId } from '../../common/id';
import { NATIONAL } from '../../database/columns';
import { type SentAnswer, sentText } from './sent-bytes';
import { SeenList } from './seen-list.entity';

const compress = promisify(gzip);

/** Lists that wait to be kept; beyond it something is wrong, and the newest are told of and dropped. */
const MOST_WAITING = 500;

/** A list as it was shown. */
export interface ShownList {
  actor: Actor;
  seenAt: Date;
  openingId: string | null;
  address: string;
  request: unknown;
  answer: SentAnswer;
}

/** Which policy and rules rank now. */
export interface Versions {
  policyVersion: string;
  rulesVersion: string;
}

export class SeenListRecorder implements OnApplicationShutdown {
  private readonly log = new Logger('SeenLists');
  private waiting = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: () => Versions,
  ) {}

  /** Keeps a list soon; one after the other, so that keeping never takes more than one connection. */
  keep(list: ShownList): void {
    if (this.waiting >= MOST_WAITING) {
      this.log.error('a list that was seen could not be kept: too many wait');
      return;
    }
    this.waiting += 1;
    this.last = this.last
      .then(() => this.store(list))
      .catch((error: Error) => this.log.error(`a list that was seen could not be kept: ${error.name}`))
      .finally(() => {
        this.waiting -= 1;
      });
  }

  /** Resolves when everything shown so far is kept. */
  async settled(): Promise<void> {
    await this.last;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.last;
  }

  private async store(list: ShownList): Promise<void> {
    const text = await sentText(list.answer);
    const contentHash = createHash('sha256').update(text).digest('hex');
    const pseudonyms = [...new Set(text.match(/\bK-\d+\b/g) ?? [])].sort();
    const body = await compress(text);
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        'insert into seen_contents (hash, body, pseudonyms) values ($1, $2, $3) on conflict do nothing',
        [contentHash, body, pseudonyms],
      );
      const { actor, seenAt, openingId, address, request, answer } = list;
      await manager.insert(SeenList, {
        id: newId(),
        municipality: actor.municipality ?? NATIONAL,
        seenAt,
        actorId: actor.userId,
        actorRole: actor.role,
        openingId,
        runId: openingId && (await currentRun(manager, openingId)),
        address,
        mediaType: answer.mediaType,
        request: request as never,
        ...this.versions(),
        contentHash,
        factHashes: await keepFacts(manager, pseudonyms),
      });
    });
  }
}

async function currentRun(manager: EntityManager, openingId: string): Promise<string | null> {
  const [run] = await manager.query<{ id: string }[]>(
    'select id from match_runs where opening_id = $1 and is_current',
    [openingId],
  );
  return run?.id ?? null;
}

/** Keeps what the matcher knows of the people named, where it is not kept yet; answers the keys. */
async function keepFacts(manager: EntityManager, pseudonyms: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ hash: string }[]>(
    `with known as (
       select encode(sha256(convert_to(s.candidate_id::text || s.facts::text, 'UTF8')), 'hex') as hash, s.candidate_id,
         s.facts
       from candidate_match_states s join candidates c on c.id = s.candidate_id where c.pseudonym = any($1)),
     kept as (insert into seen_facts (hash, candidate_id, facts) select hash, candidate_id, facts from known
       on conflict do nothing)
     select hash from known order by hash`,
    [pseudonyms],
  );
  return rows.map(({ hash }) => hash);
}
