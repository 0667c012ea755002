/** What a move on the boards may do, and what it asks for. Pure; the table is a working assumption [A]. */
import { FINAL_STATUSES, PAUSED_STATUSES } from '../../candidates/candidate-status';
import type { CandidateStatus, IsoDate } from '../../matching/core/facts';
import type { BoardColumn, BoardPlace } from './board-column';

/** Columns of people who work, learn or take part in something. */
export const ACTIVE_COLUMNS: readonly BoardColumn[] = [
  'praktik',
  'praktik_med_timer',
  'loentilskud',
  'igu',
  'ordinaert_deltid',
  'ordinaert_fuldtid',
  'uddannelse',
  'kursus_vejledning',
];

/** Columns from which somebody can go on to after-care: there has been a job or a training to hold on to. */
const BEFORE_AFTERCARE: readonly BoardColumn[] = [
  'loentilskud',
  'igu',
  'ordinaert_deltid',
  'ordinaert_fuldtid',
  'uddannelse',
];

/** How somebody leaves the boards without having moved away: self-supporting, after work or after-care. */
export const SELF_SUPPORTING = 'selvforsoergende';

/** What a column may mean in the record, where it says more than that the person is in the course. */
export type ColumnMeaning = CandidateStatus | typeof SELF_SUPPORTING;

/** The meanings of a column that stands for a status, the usual one first; empty = the person is active. */
export function meaningsOf(column: BoardColumn): readonly ColumnMeaning[] {
  if (column === 'barsel' || column === 'sygemeldt') return [column];
  if (column === 'fritaget_andet') return ['fritaget', 'manglende_pasning', 'ferie'];
  if (column === 'afsluttet') return [SELF_SUPPORTING, ...FINAL_STATUSES];
  return [];
}

/** A column whose people are expected back on a day. */
export function isPause(column: BoardColumn): boolean {
  return meaningsOf(column).some((meaning) => (PAUSED_STATUSES as readonly string[]).includes(meaning));
}

/** Why a move is not possible; each has a sentence that says what to do instead. */
export const MOVE_REFUSALS = ['SAME', 'FINAL', 'CLOSED', 'END_COURSE_FIRST', 'AFTERCARE_NEEDS_WORK'] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

/**
 * Why somebody cannot go from one column to another; null when it is possible.
 *
 * - `SAME` stands there already · `FINAL` has moved away: only a correction of the status leads back
 * - `CLOSED` a closed case begins anew with a visitation
 * - `END_COURSE_FIRST` who is in a course is not new: end it first (ready for match)
 * - `AFTERCARE_NEEDS_WORK` after-care follows work or training
 */
export function moveRefusal(from: BoardColumn, to: BoardColumn, status: CandidateStatus): MoveRefusal | null {
  if (from === to) return 'SAME';
  if (FINAL_STATUSES.includes(status)) return 'FINAL';
  if (from === 'afsluttet') return to === 'ny_visitation' ? null : 'CLOSED';
  if (to === 'ny_visitation' && (ACTIVE_COLUMNS.includes(from) || from === 'eftervaern')) return 'END_COURSE_FIRST';
  if (to === 'eftervaern' && !BEFORE_AFTERCARE.includes(from)) return 'AFTERCARE_NEEDS_WORK';
  return null;
}

/** The status after a move; null when the move leaves it alone. */
export function statusAfter(
  to: BoardColumn,
  meaning: ColumnMeaning | null,
  status: CandidateStatus,
): CandidateStatus | null {
  if (meaning !== null && meaning !== SELF_SUPPORTING) return meaning === status ? null : meaning;
  return PAUSED_STATUSES.includes(status) && to !== 'afsluttet' ? 'aktiv' : null;
}

/** A move by hand, as it is kept. */
export interface HandMove {
  to: BoardColumn;
  on: IsoDate;
  /** where the record put the person right after the move */
  recorded: BoardColumn;
}

/**
 * Where a person stands: where a colleague put them, for as long as the record says the same as when they did; then
 * where the record puts them. So a move by hand is never lost, and never hides a new fact.
 */
export function placeOnBoard(recorded: BoardPlace, move: HandMove | undefined): BoardPlace {
  return move?.recorded === recorded.column ? { column: move.to, since: move.on } : recorded;
}
