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
  /** false for municipalities whose people are out of reach */
  municipalities?: (code: string) => boolean;
}

/** Day of deadlines that have none: they stand last. */
const NO_DAY = '9999-12-31';

/** All deadlines of one person that are in force on the day. */
export function deadlinesOf({ candidate, casework }: PersonRecord, asOf: IsoDate, rules: RuleBook): DeadlineAnswer[] {
  return deadlines(deadlineFacts(candidate, casework, asOf), asOf, rules);
}

/** The lines of these people that a filter wants, in the order of the list. */
export function deadlineLines(
  people: Iterable<PersonRecord>,
  filter: DeadlineFilter,
  answersOf: (person: PersonRecord) => readonly DeadlineAnswer[],
): DeadlineLine[] {
  const lines = [...people].flatMap((person) => answersOf(person).map((answer) => ({ person, answer })));
  return wantedLines(
    lines.sort((a, b) => compareKeys(lineKeys(a), lineKeys(b))),
    filter,
  );
}

/**
 * The lines that a filter wants, out of a list in order; no more than `limit`, from the first one behind `after`. Reads
 * no further than it must.
 */
export function wantedLines(
  sorted: readonly DeadlineLine[],
  filter: DeadlineFilter,
  { after, limit = Infinity }: { after?: LineKeys; limit?: number } = {},
): DeadlineLine[] {
  const found: DeadlineLine[] = [];
  const ranks = (filter.statuses ?? DEADLINE_STATUSES).map((status) => DEADLINE_STATUSES.indexOf(status));
  const first: LineKeys = [Math.min(...ranks), '', '', ''];
  const end = placeBehind(sorted, [Math.max(...ranks) + 1, '', '', '']);
  const begin = placeBehind(sorted, after && compareKeys(after, first) > 0 ? after : first);
  for (let at = begin; at < end && found.length < limit; at++) {
    const line = sorted[at]!;
    if (isWanted(line, filter)) found.push(line);
  }
  return found;
}

function isWanted({ person, answer }: DeadlineLine, filter: DeadlineFilter): boolean {
  const { owner, municipality, municipalities, candidateId, kind, statuses } = filter;
  return (
    (owner === undefined || person.owner === owner) &&
    (municipality === undefined || person.municipality === municipality) &&
    (municipalities === undefined || municipalities(person.municipality)) &&
    (candidateId === undefined || person.id === candidateId) &&
    (kind === undefined || answer.kind === kind) &&
    (statuses === undefined || statuses.includes(answer.status))
  );
}

/** Index of the first line behind these keys, whether a line with them still stands there or not. */
export function placeBehind(sorted: readonly DeadlineLine[], keys: LineKeys): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(lineKeys(sorted[middle]!), keys) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
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
