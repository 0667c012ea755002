/**
 * Stored lists: one run with its counts and the difference to the run before, and one suggestion row for each person
 * listed. Decisions that people took about a suggestion stay when the person leaves the list; rows nobody has touched
 * go.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/id';
import type { RankedCandidate, Ranking } from './core/result';

/** What changed against the run before, with the reason as a code. */
export interface RunDelta {
  entered: { candidateId: string; rank: number; why: string }[];
  left: { candidateId: string; formerRank: number; why: string }[];
  /** people who stayed but changed place */
  moved: number;
}

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

interface ListedRow {
  candidateId: string;
  rank: number;
}

export class MatchStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Replaces the stored list of an opening in one transaction. Returns false, having stored nothing, when the opening
   * was changed since its facts were read.
   */
  async replace(run: RunToStore): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [opening] = await manager.query('select version from openings where id = $1 for no key update', [
        run.ranking.openingId,
      ]);
      if (!opening || opening.version !== run.openingVersion) return false;
      const before = await this.listed(manager, run.ranking.openingId);
      const runId = newId();
      await this.storeRun(manager, runId, run, delta(before, run));
      await this.storeSuggestions(manager, runId, run);
      await this.unlist(
        manager,
        run.ranking.openingId,
        run.ranking.candidates.map((line) => line.candidateId),
      );
      return true;
    });
  }

  /** Empties the list of an opening that is no longer matched. */
  async clear(openingId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('update match_runs set is_current = false where opening_id = $1 and is_current', [openingId]);
      await this.unlist(manager, openingId, []);
    });
  }

  /** The people in an opening's stored list, best first. */
  async listedIds(openingId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      'select candidate_id as id from suggestions where opening_id = $1 and rank is not null order by rank',
      [openingId],
    );
    return rows.map((row) => row.id);
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

  /** Length of each stored list and the total of its last line. */
  async cutoffs(): Promise<Map<string, { listed: number; lowest: number }>> {
    const rows: { openingId: string; listed: number; lowest: number }[] = await this.dataSource.query(
      `select opening_id as "openingId", count(*)::int as listed, min(total)::int as lowest
       from suggestions where rank is not null group by opening_id`,
    );
    return new Map(rows.map((row) => [row.openingId, row]));
  }

  private async listed(manager: EntityManager, openingId: string): Promise<ListedRow[]> {
    return manager.query(
      'select candidate_id as "candidateId", rank from suggestions where opening_id = $1 and rank is not null',
      [openingId],
    );
  }

  private async storeRun(manager: EntityManager, runId: string, run: RunToStore, difference: RunDelta): Promise<void> {
    const { ranking } = run;
    await manager.query('update match_runs set is_current = false where opening_id = $1 and is_current', [
      ranking.openingId,
    ]);
    await manager.query(
      `insert into match_runs (id, municipality, opening_id, policy_version, weights, as_of, trigger, started_at,
         finished_at, considered, eligible, excluded_by, unknown_by, delta, listed, rules_version, is_current)
       values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), $9, $10, $11, $12, $13, $14, $15, true)`,
      [
        runId,
        run.municipality,
        ranking.openingId,
        ranking.policyVersion,
        JSON.stringify(run.weights),
        ranking.asOf,
        run.trigger,
        run.startedAt,
        ranking.considered,
        ranking.eligible,
        JSON.stringify(ranking.excludedBy),
        JSON.stringify(ranking.unknownBy),
        JSON.stringify(difference),
        ranking.candidates.length,
        run.rulesVersion,
      ],
    );
  }

  private async storeSuggestions(manager: EntityManager, runId: string, run: RunToStore): Promise<void> {
    if (run.ranking.candidates.length === 0) return;
    const rows = run.ranking.candidates.map(suggestionRow);
    await manager.query(
      `insert into suggestions (id, municipality, opening_id, candidate_id, run_id, rank, total, confidence, parts,
         gates, state, first_suggested_at, version, created_at, updated_at)
       select r.id, $1, $2, r.candidate_id, $3, r.rank, r.total, r.confidence, r.parts, r.gates, 'suggested', now(), 1,
         now(), now()
       from jsonb_to_recordset($4::jsonb) as r(id uuid, candidate_id uuid, rank int, total int, confidence int,
         parts jsonb, gates jsonb)
       on conflict (opening_id, candidate_id) do update
       set run_id = excluded.run_id, rank = excluded.rank, total = excluded.total, confidence = excluded.confidence,
         parts = excluded.parts, gates = excluded.gates, updated_at = now()`,
      [run.municipality, run.ranking.openingId, runId, JSON.stringify(rows)],
    );
  }

  /** Takes everybody off the list but those named. */
  private async unlist(manager: EntityManager, openingId: string, keep: readonly string[]): Promise<void> {
    await manager.query(
      `delete from suggestions s where opening_id = $1 and state = 'suggested' and not candidate_id = any($2::uuid[])
         and not exists (select 1 from suggestion_events e where e.suggestion_id = s.id)`,
      [openingId, keep],
    );
    await manager.query(
      `update suggestions set rank = null where opening_id = $1 and rank is not null
       and not candidate_id = any($2::uuid[])`,
      [openingId, keep],
    );
  }
}

function suggestionRow(line: RankedCandidate) {
  return {
    id: newId(),
    candidate_id: line.candidateId,
    rank: line.rank,
    total: line.total,
    confidence: line.confidence,
    parts: line.parts,
    // passed gates say nothing; the undecided ones are the questions
    gates: line.gates.filter((gate) => gate.outcome !== 'met'),
  };
}

function delta(before: readonly ListedRow[], run: RunToStore): RunDelta {
  const formerRank = new Map(before.map((row) => [row.candidateId, row.rank]));
  const now = new Set(run.ranking.candidates.map((line) => line.candidateId));
  return {
    entered: run.ranking.candidates
      .filter((line) => !formerRank.has(line.candidateId))
      .map((line) => ({ candidateId: line.candidateId, rank: line.rank, why: run.whyEntered(line.candidateId) })),
    left: before
      .filter((row) => !now.has(row.candidateId))
      .map((row) => ({ candidateId: row.candidateId, formerRank: row.rank, why: run.whyLeft(row.candidateId) })),
    moved: run.ranking.candidates.filter(
      (line) => formerRank.has(line.candidateId) && formerRank.get(line.candidateId) !== line.rank,
    ).length,
  };
}
