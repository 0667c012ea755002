import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { Candidate } from '../../candidates/candidate.entity';
import { CandidateIdentity } from '../../candidates/candidate-identity.entity';
import { Clock } from '../../common/clock';
import { Conflict, NotFound } from '../../common/errors';
import { newId } from '../../common/id';
import { JobQueue } from '../../queue/job-queue';
import { Outbox } from '../../queue/outbox';
import { LegalHold } from './legal-hold.entity';
import { type ErasureGround, Tombstone } from './tombstone.entity';

/** What an erasure did. */
export interface Erasure {
  tombstoneId: string;
  /** openings whose lists named the person: they are ranked anew */
  openings: number;
  /** jobs about the person that were taken out of the queue */
  jobs: number;
}

/** Hash by which an erased record is recognised in a backup. */
export function recordHash(candidateId: string): string {
  return createHash('sha256').update(`jobbro tombstone ${candidateId}`).digest('hex');
}

/**
 * Erasure reaches everything: the records and what hangs on them, stored lists and what runs said of the person, kept
 * answers, imports, the outbox, the queue, and through the removed row the index of every process. What stays: the
 * events of the audit log, which name a random id and hold no personal data, and a tombstone for the counts.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly queue: JobQueue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Erases a person.
   * @throws NotFound; Conflict `CANDIDATE.LEGAL_HOLD` while a legal hold stands
   */
  async erase(candidateId: string, ground: ErasureGround): Promise<Erasure> {
    const done = await this.outbox.transaction(async (manager, publish) => {
      const person = await manager.findOne(Candidate, {
        where: { id: candidateId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!person) throw new NotFound('candidate', candidateId);
      await refuseHeld(manager, candidateId);
      const identity = await manager.findOneBy(CandidateIdentity, { candidateId });
      const openings = await openingsNaming(manager, candidateId);
      const tombstoneId = await this.bury(manager, person, ground);
      await forgetTraces(manager, person, identity);
      await manager.query('delete from candidates where id = $1', [candidateId]);
      for (const { id, municipality } of openings) {
        publish({ aggregate: 'opening', aggregateId: id, municipality, reason: 'erased' });
      }
      const entry = { action: 'erasure', subjectType: 'candidate', subjectId: candidateId } as const;
      const { municipality } = person;
      await this.audit.record({ ...entry, municipality, details: { ground, openings: openings.length } }, manager);
      return { tombstoneId, openings: openings.length };
    });
    return { ...done, jobs: await this.queue.forget(candidateId) };
  }

  /** Erases again whoever was erased before: for a database restored from an older backup. Returns how many. */
  async repeat(): Promise<number> {
    const { manager } = this.dataSource;
    const buried = new Set((await manager.find(Tombstone)).map((stone) => stone.recordHash));
    const people = await manager.query<{ id: string }[]>('select id from candidates');
    const again = people.filter(({ id }) => buried.has(recordHash(id)));
    for (const { id } of again) await this.erase(id, 'request');
    return again.length;
  }

  private async bury(manager: EntityManager, person: Candidate, ground: ErasureGround): Promise<string> {
    const states = await manager.query<{ state: string; count: number }[]>(
      'select state, count(*)::int as count from suggestions where candidate_id = $1 group by state order by state',
      [person.id],
    );
    const id = newId();
    await manager
      .createQueryBuilder()
      .insert()
      .into(Tombstone)
      .values({
        id,
        municipality: person.municipality,
        recordHash: recordHash(person.id),
        ground,
        registeredYear: person.createdAt.getUTCFullYear(),
        erasedOn: this.clock.today(),
        suggestions: Object.fromEntries(states.map(({ state, count }) => [state, count])) as never,
      })
      .orIgnore()
      .execute();
    return id;
  }
}

async function refuseHeld(manager: EntityManager, candidateId: string): Promise<void> {
  const hold = await manager.findOneBy(LegalHold, { candidateId, liftedAt: IsNull() });
  if (!hold) return;
  throw new Conflict('CANDIDATE.LEGAL_HOLD', 'A legal hold stands: nothing about the person may be erased.', {
    holdId: hold.id,
    since: hold.createdAt.toISOString(),
  });
}

async function openingsNaming(
  manager: EntityManager,
  candidateId: string,
): Promise<{ id: string; municipality: string }[]> {
  return manager.query(
    `select distinct o.id, o.municipality from suggestions s join openings o on o.id = s.opening_id
     where s.candidate_id = $1 and o.deleted_at is null`,
    [candidateId],
  );
}

/** What names the person outside the tables that hang on the record. */
async function forgetTraces(
  manager: EntityManager,
  person: Candidate,
  identity: CandidateIdentity | null,
): Promise<void> {
  const { id } = person;
  await manager.query(
    `update match_runs set delta = delta
       || jsonb_build_object('entered', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(delta->'entered') e
            where e->>'candidateId' <> $1))
       || jsonb_build_object('left', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(delta->'left') e
            where e->>'candidateId' <> $1))
     where delta::text like '%' || $1 || '%'`,
    [id],
  );
  // a list that named the person is not shown again: a page cannot be cut without telling a falsehood
  await manager.query('update seen_contents set body = null, pseudonyms = $2 where pseudonyms @> array[$1]', [
    person.pseudonym,
    [],
  ]);
  await manager.query(`update seen_lists set request = null where request::text like '%' || $1 || '%'`, [id]);
  await manager.query(`delete from outbox where aggregate_id::text = $1 or reason like '%' || $1 || '%'`, [id]);
  await manager.query(
    `delete from idempotency_keys where scope like '%' || $1 || '%' or response::text like '%' || $1 || '%'`,
    [id],
  );
  // the name of a file is often the name of a person; its report may quote what could not be read
  await manager.query(
    `update imports set file_name = 'erased', report = jsonb_set(report, '{records}', '[]')
     where id in (select import_id from import_rows where record_id::text = $1)`,
    [id],
  );
  await manager.query(`update import_rows set record_id = null, problems = '[]' where record_id::text = $1`, [id]);
  const names = [person.externalId, identity?.cpr, identity?.email].filter((value) => value);
  if (names.length > 0) {
    // an import that was never taken into use holds whole records
    await manager.query(
      `delete from imports where municipality = $1 and state <> 'done'
       and exists (select 1 from unnest($2::text[]) as t (value) where report::text like '%' || to_json(t.value)::text || '%')`,
      [person.municipality, names],
    );
  }
}
