/** The deadlines of many people as one list: overdue first, then by day. Pure. */
import type { IsoDate } from '../../matching/core/facts';
import { type DeadlineAnswer, deadlines, type RuleBook } from '../../schemes';
import { deadlineFacts } from '../scheme-facts';
import type { PersonRecord } from '../scheme-facts.loader';
import { DEADLINE_STATUSES } from './deadline.dto';
import { NO_DAY } from './packed-deadline';

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
  return [...people]
    .flatMap((person) => answersOf(person).map((answer) => ({ person, answer })))
    .filter(({ person, answer }) => isWanted(person, answer, filter))
    .sort((a, b) => compareKeys(lineKeys(a), lineKeys(b)));
}

/** Whether a filter wants a deadline of a person. */
export function isWanted(
  person: Pick<PersonRecord, 'id' | 'owner' | 'municipality'>,
  { kind, status }: Pick<DeadlineAnswer, 'kind' | 'status'>,
  filter: DeadlineFilter,
): boolean {
  const { owner, municipality, municipalities, candidateId, statuses } = filter;
  return (
    (owner === undefined || person.owner === owner) &&
    (municipality === undefined || person.municipality === municipality) &&
    (municipalities === undefined || municipalities(person.municipality)) &&
    (candidateId === undefined || person.id === candidateId) &&
    (filter.kind === undefined || kind === filter.kind) &&
    (statuses === undefined || statuses.includes(status))
  );
}

/** Sort keys of a line; together they name it. */
export type LineKeys = readonly [rank: number, dueOn: IsoDate, candidateId: string, kind: string];

/** The keys of a line, in the order of the list: status, day, person, kind. */
export function lineKeys({ person, answer }: { person: { id: string }; answer: LineAnswer }): LineKeys {
  return [DEADLINE_STATUSES.indexOf(answer.status), answer.dueOn ?? NO_DAY, person.id, answer.kind];
}

type LineAnswer = Pick<DeadlineAnswer, 'status' | 'dueOn' | 'kind'>;

/** Below 0 when the first stands before the second. */
export function compareKeys(a: LineKeys, b: LineKeys): number {
  for (const [index, key] of a.entries()) {
    const other = b[index]!;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}
