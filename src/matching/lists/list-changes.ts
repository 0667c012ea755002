/** What of a stored list has to be written for a new ranking: only the lines that differ. Pure. */
import { createHash } from 'node:crypto';
import type { RankedCandidate } from '../core/result';
import type { ReasonsText, ReasonsWriter } from './reasons-text';

/** A line of the stored list as far as it is compared. */
export interface StoredLineState {
  candidateId: string;
  rank: number;
  total: number;
  confidence: number;
  /** MD5 of the text of both reasons, see `ReasonsText` */
  reasons: string;
}

/** A line to be written whole. */
export interface LineToWrite extends ReasonsText {
  line: RankedCandidate;
}

/** What changed against the run before, with the reason as a code. */
export interface RunDelta {
  entered: { candidateId: string; rank: number; why: string }[];
  left: { candidateId: string; formerRank: number; why: string }[];
  /** people who stayed but changed place */
  moved: number;
}

/** The difference between a stored list and a ranking. A person stands in at most one of the three. */
export interface ListChanges {
  /** new lines, and lines with other figures or reasons */
  written: LineToWrite[];
  /** lines that only stand at another place */
  moved: { candidateId: string; rank: number }[];
  /** people no longer on the list */
  gone: string[];
}

/** Compares line by line. */
export function listChanges(
  before: readonly StoredLineState[],
  ranked: readonly RankedCandidate[],
  reasons: ReasonsWriter,
): ListChanges {
  const stored = new Map(before.map((line) => [line.candidateId, line]));
  const changes: ListChanges = { written: [], moved: [], gone: [] };
  for (const line of ranked) {
    const former = stored.get(line.candidateId);
    stored.delete(line.candidateId);
    const { parts, gates } = reasons.of(line);
    const same =
      former?.total === line.total && former.confidence === line.confidence && former.reasons === md5(parts + gates);
    if (!same) changes.written.push({ line, parts, gates });
    else if (former.rank !== line.rank) changes.moved.push({ candidateId: line.candidateId, rank: line.rank });
  }
  changes.gone = [...stored.keys()];
  return changes;
}

/** The difference in words of the run: who entered, who left, and why. */
export function runDelta(
  before: readonly StoredLineState[],
  ranked: readonly RankedCandidate[],
  why: { entered(candidateId: string): string; left(candidateId: string): string },
): RunDelta {
  const formerRank = new Map(before.map((row) => [row.candidateId, row.rank]));
  const now = new Set(ranked.map((line) => line.candidateId));
  return {
    entered: ranked
      .filter((line) => !formerRank.has(line.candidateId))
      .map(({ candidateId, rank }) => ({ candidateId, rank, why: why.entered(candidateId) })),
    left: before
      .filter((row) => !now.has(row.candidateId))
      .map(({ candidateId, rank }) => ({ candidateId, formerRank: rank, why: why.left(candidateId) })),
    moved: ranked.filter((line) => {
      const former = formerRank.get(line.candidateId);
      return former !== undefined && former !== line.rank;
    }).length,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
