/**
 * Re-matching everything: which openings, in which batches, and how far it has come. The work itself is done by the jobs
 * of `RematchBatchService`; whatever is killed or lost, the batches that are not marked as done are handed over again.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { NotFound } from '../../common/errors';
import { newId } from '../../common/id';
import { NATIONAL } from '../../database/columns';
import { RANKED_STATES } from '../../openings/opening-state';
import type { JobQueue } from '../../queue/job-queue';

/** Openings in one job; one job for each opening would cost more in the queue than in the matching. */
export const BATCH = 100;

/** Single changes go first; BullMQ takes jobs without a number before all others, and lower numbers before higher. */
const BEHIND_SINGLE_CHANGES = 10;

/** What a full re-match rests on. */
export interface RematchVersions {
  policyVersion: string;
  rulesVersion: string;
}

/** How far one full re-match has come. */
export interface RematchProgress extends RematchVersions {
  id: string;
  reason: string;
  openings: number;
  /** openings whose new list is stored */
  done: number;
  startedAt: string;
  /** null while it runs */
  finishedAt: string | null;
}

export class FullRematches {
  /** @param batchSize openings in one job */
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly batchSize = BATCH,
  ) {}

  /**
   * Asks for every matched opening, or those of them that are named, to be ranked anew, and returns the id of the
   * re-match. Those that begin first are ranked first, since their lists are needed first. While one for the same reason
   * runs, nothing is added and its id is returned.
   * @param reason short code, e.g. `policy_changed`
   */
  async begin(reason: string, versions: RematchVersions, openingIds?: readonly string[]): Promise<string> {
    const id = await this.dataSource.transaction(async (manager) => {
      const ids = await soonestFirst(manager, openingIds);
      const [added] = await manager.query<{ id: string }[]>(
        `insert into full_rematches (municipality, id, reason, policy_version, rules_version, openings, finished_at)
         values ($1, $2, $3, $4, $5, $6, case when $6 = 0 then now() end)
         on conflict (reason) where finished_at is null do nothing returning id`,
        [NATIONAL, newId(), reason, versions.policyVersion, versions.rulesVersion, ids.length],
      );
      if (!added) return null;
      for (let number = 0; number * this.batchSize < ids.length; number++) {
        await manager.query(
          `insert into full_rematch_batches (municipality, rematch_id, number, opening_ids) values ($1, $2, $3, $4)`,
          [NATIONAL, added.id, number, ids.slice(number * this.batchSize, (number + 1) * this.batchSize)],
        );
      }
      return added.id;
    });
    await this.handOverLost();
    return id ?? (await this.running(reason));
  }

  /** Hands every batch that is not done to the queue; one that waits or runs there is not added twice. */
  async handOverLost(): Promise<number> {
    const open = await this.dataSource.query<{ rematchId: string; number: number }[]>(
      `select rematch_id as "rematchId", number from full_rematch_batches where done_at is null
       order by rematch_id, number`,
    );
    await this.queue.addAll(
      open.map((payload) => ({
        name: 'rematch-batch',
        payload,
        key: `${payload.rematchId}:${payload.number}`,
        priority: BEHIND_SINGLE_CHANGES,
      })),
    );
    return open.length;
  }

  /** The openings of a batch and why; null when it is done or gone. */
  async open(rematchId: string, number: number): Promise<{ reason: string; openingIds: string[] } | null> {
    const [batch] = await this.dataSource.query<{ reason: string; openingIds: string[] }[]>(
      `select f.reason, b.opening_ids as "openingIds" from full_rematch_batches b
       join full_rematches f on f.id = b.rematch_id
       where b.rematch_id = $1 and b.number = $2 and b.done_at is null`,
      [rematchId, number],
    );
    return batch ?? null;
  }

  /** Marks a batch as done, and with the last one the whole re-match. */
  async markDone(manager: EntityManager, rematchId: string, number: number): Promise<void> {
    // one after the other, or two last batches would each take the other for open
    await manager.query('select id from full_rematches where id = $1 for update', [rematchId]);
    await manager.query('update full_rematch_batches set done_at = now() where rematch_id = $1 and number = $2', [
      rematchId,
      number,
    ]);
    await manager.query(
      `update full_rematches set finished_at = now() where id = $1 and finished_at is null
       and not exists (select 1 from full_rematch_batches where rematch_id = $1 and done_at is null)`,
      [rematchId],
    );
  }

  /** The newest re-matches, newest first. */
  async list(limit = 20): Promise<RematchProgress[]> {
    return this.progress('order by f.id desc limit $1', [limit]);
  }

  /** @throws NotFound */
  async get(id: string): Promise<RematchProgress> {
    const [found] = await this.progress('where f.id = $1', [id]);
    if (!found) throw new NotFound('rematch', id);
    return found;
  }

  /** Forgets those that ended more than `days` days ago. */
  async prune(days: number): Promise<void> {
    await this.dataSource.query('delete from full_rematches where finished_at < now() - make_interval(days => $1)', [
      days,
    ]);
  }

  private async running(reason: string): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'select id from full_rematches where reason = $1 order by finished_at is null desc, id desc limit 1',
      [reason],
    );
    return row!.id;
  }

  private async progress(clauses: string, parameters: unknown[]): Promise<RematchProgress[]> {
    const rows = await this.dataSource.query<
      (Omit<RematchProgress, 'startedAt' | 'finishedAt'> & { startedAt: Date; finishedAt: Date | null })[]
    >(
      `select f.id, f.reason, f.policy_version as "policyVersion", f.rules_version as "rulesVersion", f.openings,
         (select coalesce(sum(cardinality(b.opening_ids)), 0)::int from full_rematch_batches b
          where b.rematch_id = f.id and b.done_at is not null) as done,
         f.started_at as "startedAt", f.finished_at as "finishedAt"
       from full_rematches f ${clauses}`,
      parameters,
    );
    return rows.map((row) => ({
      ...row,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    }));
  }
}

/** The matched openings, or those of them that are named; one without a day may begin at once. */
async function soonestFirst(manager: EntityManager, named?: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from openings
     where deleted_at is null and state = any($1::text[]) and ($2::uuid[] is null or id = any($2))
     order by starts_on nulls first, id`,
    [RANKED_STATES, named ?? null],
  );
  return rows.map(({ id }) => id);
}
