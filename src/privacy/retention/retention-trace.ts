/** The trace of a run of the retention rules: that it ran, by which rules, and what it counted, nothing included. */
import { randomUUID } from 'node:crypto';
import type { AuditDetails, AuditEntry } from '../../audit/audit-entry';
import { NATIONAL } from '../../database/columns';

/** `apply` removes what has run out, `report` only counts it. */
export type RetentionMode = 'report' | 'apply';

/** Kind of record the trace stands under in the log; its id is that of the run. */
export const RETENTION_RUN = 'retention_run';

/** What one rule counted. */
export interface RetentionCount {
  /** rows that have run out and may go */
  due: number;
  /** rows that have run out and are held */
  held: number;
  /** rows that went */
  done: number;
}

const COUNTED = ['due', 'held', 'done'] as const;

/** One run that came to its end. */
export interface RetentionRun {
  mode: RetentionMode;
  /** the day it judged on */
  day: string;
  /** version of the rules, see `retentionVersion` */
  version: string;
  /** codes of the rules that held, and by each what was counted in each municipality that had something */
  rules: ReadonlyMap<string, ReadonlyMap<string, RetentionCount>>;
}

/**
 * One event for each municipality, and one for the rows that belong to none. Each rule that held stands in it with its
 * three counts, zeros too: an absent rule did not hold. Codes and counts only.
 * @param municipalities those with people, openings or colleagues; one that only had rows to count is added
 */
export function traceOf({ mode, day, version, rules }: RetentionRun, municipalities: readonly string[]): AuditEntry[] {
  const counted = [...rules.values()].flatMap((counts) => [...counts.keys()]);
  const subjectId = randomUUID();
  return [...new Set([NATIONAL, ...municipalities, ...counted])].map((municipality) => {
    const details: Record<string, string | number> = { what: RETENTION_RUN, mode, day, version };
    for (const [rule, counts] of rules) {
      for (const name of COUNTED) details[`${rule}.${name}`] = counts.get(municipality)?.[name] ?? 0;
    }
    return { action: 'erasure', subjectType: RETENTION_RUN, subjectId, municipality, details };
  });
}

/** Adds up what the rules counted, over the events of one run. */
export function totalsOf(events: readonly AuditDetails[]): RetentionCount {
  const totals: RetentionCount = { due: 0, held: 0, done: 0 };
  for (const [key, value] of events.flatMap((details) => Object.entries(details))) {
    const name = COUNTED.find((one) => key.endsWith(`.${one}`));
    if (name && typeof value === 'number') totals[name] += value;
  }
  return totals;
}
