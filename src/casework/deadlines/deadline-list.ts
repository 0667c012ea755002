/** The deadlines of many people as one list: overdue first, then by day. Pure. */
import type { IsoDate } from '../../matching/core/facts';
import { type DeadlineAnswer, deadlines, type RuleBook } from '../../schemes';
import { deadlineFacts } from '../scheme-facts';
import type { PersonRecord } from '../scheme-facts.loader';
import { DEADLINE_STATUSES } from './deadline.dto';

/** One deadline of one person. */
export interface DeadlineLine {
  person: PersonRecord;
  answer: DeadlineAnswer;
}

/** What of the list is wanted; a field left out wants all. */
export interface DeadlineFilter {
  owner?: string;
  kind?: string;
  municipality?: string;
  candidateId?: string;
  statuses?: readonly DeadlineAnswer['status'][];
}

/** Day of deadlines that have none: they stand last. */
const NO_DAY = '9999-12-31';

/** All deadlines of one person that are in force on the day. */
export function deadlinesOf({ candidate, casework }: PersonRecord, asOf: IsoDate, rules: RuleBook): DeadlineAnswer[] {
  return deadlines(deadlineFacts(candidate, casework, asOf), asOf, rules);
}

/** The lines that a filter wants, in their order. */
export function deadlineLines(
  people: Iterable<PersonRecord>,
  filter: DeadlineFilter,
  answersOf: (person: PersonRecord) => readonly DeadlineAnswer[],
): DeadlineLine[] {
  const lines: DeadlineLine[] = [];
  for (const person of people) {
    if (filter.owner !== undefined && person.owner !== filter.owner) continue;
    if (filter.municipality !== undefined && person.municipality !== filter.municipality) continue;
    if (filter.candidateId !== undefined && person.id !== filter.candidateId) continue;
    for (const answer of answersOf(person)) {
      if (filter.kind !== undefined && answer.kind !== filter.kind) continue;
      if (filter.statuses && !filter.statuses.includes(answer.status)) continue;
      lines.push({ person, answer });
    }
  }
  return lines.sort((a, b) => compareKeys(lineKeys(a), lineKeys(b)));
}

/** Sort keys of a line; together they name it. */
export type LineKeys = readonly [rank: number, dueOn: string, candidateId: string, kind: string];

/** The keys of a line, in the order of the list: status, day, person, kind. */
export function lineKeys({ person, answer }: DeadlineLine): LineKeys {
  return [DEADLINE_STATUSES.indexOf(answer.status), answer.dueOn ?? NO_DAY, person.id, answer.kind];
}

/** Below 0 when the first stands before the second. */
export function compareKeys(a: LineKeys, b: LineKeys): number {
  for (const [index, key] of a.entries()) {
    const other = b[index]!;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}
