/**
 * Stored lists: one run with its counts and the difference to the run before, and one suggestion row for each person
 * listed. Decisions that people took about a suggestion stay when the person leaves the list; rows nobody has touched
 * go. Lists can always be ranked anew, so their commits do not wait for the disk: PostgreSQL keeps the order of commits,
 * and the outbox row or batch that asked for a list is never marked as done in a crash that lost the list.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../../common/id';
import type { Ranking } from '../core/result';
import { type ListChanges, listChanges, type RunDelta, runDelta, type StoredLineState } from './list-changes';
import { ReasonsWriter } from './reasons-text';

/** What a run needs to be stored. */
export interface RunToStore {
  municipality: string;
  /** version of the opening row the facts were read from */
  openingVersion: number;
  trigger: string;
  /** version of the dated rules */
  rulesVersion: string;
  weights: Readonly<Record<string, number>>;
  startedAt: Date;
  ranking: Ranking;
  /** why somebody who left is gone, e.g. `gate:status` */
  whyLeft(candidateId: string): string;
  whyEntered(candidateId: string): string;
}

/** Length of a stored list and the total of its last line; null = an empty list. */
export interface Cutoff {
  listed: number;
  lowest: number | null;
}

/** A run with what it changes. */
interface PreparedRun {
  id: string;
  run: RunToStore;
  changes: ListChanges;
  delta: RunDelta;
}

/** No JSON text holds this character unescaped, so it parts texts that travel as one. */
const SEPARATOR = '\x1e';

export class MatchStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Replaces the stored lists of openings, all in one transaction: every reader sees the old lists until the new ones are
   * whole. Returns the ids of the openings whose list was stored; one that was changed since its facts were read is left
   * as it is.
   */
  async replace(runs: readonly RunToStore[]): Promise<ReadonlySet<string>> {
    return this.dataSource.transaction(async (manager) => {
      const ids = runs.map((run) => run.ranking.openingId);
      const versions = await lockOpenings(manager, ids);
      const current = runs.filter((run) => versions.get(run.ranking.openingId) === run.openingVersion);
      const before = await this.demote(
        manager,
        current.map((run) => run.ranking.openingId),
      );
      const reasons = new ReasonsWriter();
      const prepared = current.map((run): PreparedRun => {
        const lines = before.get(run.ranking.openingId) ?? [];
        const ranked = run.ranking.candidates;
        return {
          id: newId(),
          run,
          changes: listChanges(lines, ranked, reasons),
          delta: runDelta(lines, ranked, { entered: run.whyEntered, left: run.whyLeft }),
        };
      });
      await unlist(
        manager,
        prepared.flatMap(({ run, changes }) =>
          changes.gone.map((candidateId) => [run.ranking.openingId, candidateId] as const),
        ),
      );
      if (prepared.length > 0) await write(manager, prepared);
      return new Set(current.map((run) => run.ranking.openingId));
    });
  }

  /** Empties the list of an opening that is no longer matched. */
  async clear(openingId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockOpenings(manager, [openingId]);
      const before = (await this.demote(manager, [openingId])).get(openingId) ?? [];
      await unlist(
        manager,
        before.map(({ candidateId }) => [openingId, candidateId] as const),
      );
    });
  }

  /** Forgets all but the newest `keep` runs of each opening. */
  async prune(keep: number): Promise<void> {
    await this.dataSource.query(
      `delete from match_runs where id in (
         select id from (
           select id, is_current, row_number() over (partition by opening_id order by id desc) as age from match_runs
         ) numbered where age > $1 and not is_current)`,
      [keep],
    );
  }

  /** Openings in whose stored list the person stands. */
  async openingsListing(candidateId: string): Promise<string[]> {
    const rows: { openingId: string }[] = await this.dataSource.query(
      'select opening_id as "openingId" from suggestions where candidate_id = $1 and rank is not null',
      [candidateId],
    );
    return rows.map((row) => row.openingId);
  }

  /** Where each stored list ends, by opening. */
  async cutoffs(): Promise<Map<string, Cutoff>> {
    const rows: ({ openingId: string } & Cutoff)[] = await this.dataSource.query(
      'select opening_id as "openingId", listed, lowest_total as lowest from match_runs where is_current',
    );
    return new Map(rows.map((row) => [row.openingId, row]));
  }

  /** The lists as they are stored, by opening; their runs are no longer the current ones. */
  private async demote(
    manager: EntityManager,
    openingIds: readonly string[],
  ): Promise<Map<string, (StoredLineState & { openingId: string })[]>> {
    const rows = await manager.query<(StoredLineState & { openingId: string })[]>(
      `with demoted as (update match_runs set is_current = false where opening_id = any($1::uuid[]) and is_current)
       select opening_id as "openingId", candidate_id as "candidateId", rank, total, confidence,
         md5(parts::text || gates::text) as reasons
       from suggestions where opening_id = any($1::uuid[]) and rank is not null order by opening_id, rank`,
      [openingIds],
    );
    const byOpening = new Map<string, (StoredLineState & { openingId: string })[]>();
    for (const row of rows) {
      const lines = byOpening.get(row.openingId);
      if (lines) lines.push(row);
      else byOpening.set(row.openingId, [row]);
    }
    return byOpening;
  }
}

/** Versions of the openings, locked against changes; the commit will not wait for the disk. */
async function lockOpenings(manager: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await manager.query<{ id: string; version: number }[]>(
    `select id, version, set_config('synchronous_commit', 'off', true)
     from openings where id = any($1::uuid[]) order by id for no key update`,
    [ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Takes people off lists. */
async function unlist(manager: EntityManager, pairs: readonly (readonly [string, string])[]): Promise<void> {
  if (pairs.length === 0) return;
  const parameters = [pairs.map(([opening]) => opening), pairs.map(([, candidate]) => candidate)];
  const these = `(opening_id, candidate_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;
  await manager.query(
    `delete from suggestions s where ${these} and state = 'suggested'
       and not exists (select 1 from suggestion_events e where e.suggestion_id = s.id)`,
    parameters,
  );
  await manager.query(`update suggestions set rank = null where ${these} and rank is not null`, parameters);
}

async function write(manager: EntityManager, runs: readonly PreparedRun[]): Promise<void> {
  const moved = runs.flatMap(({ run, changes }) =>
    changes.moved.map((line) => ({ openingId: run.ranking.openingId, ...line })),
  );
  const written = runs.flatMap(({ id, run, changes }) =>
    changes.written.map((one) => ({ runId: id, municipality: run.municipality, ...one })),
  );
  await manager.query(
    `with run as (
       insert into match_runs (id, municipality, opening_id, policy_version, weights, as_of, trigger, started_at,
         finished_at, considered, eligible, excluded_by, unknown_by, delta, listed, lowest_total, rules_version,
         is_current)
       select id, municipality, opening_id, policy_version, weights, as_of, trigger, started_at, clock_timestamp(),
         considered, eligible, excluded_by, unknown_by, delta, listed, lowest_total, rules_version, true
       from json_to_recordset($1::json) as r(id uuid, municipality text, opening_id uuid, policy_version text,
         weights jsonb, as_of date, trigger text, started_at timestamptz, considered int, eligible int,
         excluded_by jsonb, unknown_by jsonb, delta jsonb, listed int, lowest_total int, rules_version text)
     ), moved as (
       update suggestions s set rank = m.rank, updated_at = now()
       from unnest($2::uuid[], $3::uuid[], $4::int[]) as m(opening_id, candidate_id, rank)
       where s.opening_id = m.opening_id and s.candidate_id = m.candidate_id
     )
     insert into suggestions (id, municipality, opening_id, candidate_id, run_id, rank, total, confidence, parts,
       gates, state, first_suggested_at, version, created_at, updated_at)
     select l.id, l.municipality, l.opening_id, l.candidate_id, l.run_id, l.rank, l.total, l.confidence,
       l.parts::json, l.gates::json, 'suggested', now(), 1, now(), now()
     from unnest($5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::int[], $11::int[], $12::int[],
       string_to_array($13, E'\\x1e'), string_to_array($14, E'\\x1e'))
       as l(id, municipality, opening_id, candidate_id, run_id, rank, total, confidence, parts, gates)
     on conflict (opening_id, candidate_id) do update
     set run_id = excluded.run_id, rank = excluded.rank, total = excluded.total, confidence = excluded.confidence,
       parts = excluded.parts, gates = excluded.gates, updated_at = now()`,
    [
      JSON.stringify(runs.map(runRow)),
      moved.map(({ openingId }) => openingId),
      moved.map(({ candidateId }) => candidateId),
      moved.map(({ rank }) => rank),
      written.map(() => newId()),
      written.map(({ municipality }) => municipality),
      written.map(({ line }) => line.openingId),
      written.map(({ line }) => line.candidateId),
      written.map(({ runId }) => runId),
      written.map(({ line }) => line.rank),
      written.map(({ line }) => line.total),
      written.map(({ line }) => line.confidence),
      written.map(({ parts }) => parts).join(SEPARATOR),
      written.map(({ gates }) => gates).join(SEPARATOR),
    ],
  );
}

function runRow({ id, run, delta }: PreparedRun) {
  const { ranking } = run;
  return {
    id,
    municipality: run.municipality,
    opening_id: ranking.openingId,
    policy_version: ranking.policyVersion,
    weights: run.weights,
    as_of: ranking.asOf,
    trigger: run.trigger,
    started_at: run.startedAt,
    considered: ranking.considered,
    eligible: ranking.eligible,
    excluded_by: ranking.excludedBy,
    unknown_by: ranking.unknownBy,
    delta,
    listed: ranking.candidates.length,
    lowest_total: ranking.candidates.at(-1)?.total ?? null,
    rules_version: run.rulesVersion,
  };
}
