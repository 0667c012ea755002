/**
 * A deadline of one person as one whole number, in the order of the list: status, day, kind. Everybody's deadlines stay in
 * memory as such numbers; the words for the few that are shown are worked out when they are.
 */
import type { IsoDate } from '../../matching/core/facts';
import type { DeadlineAnswer } from '../../schemes';
import { addDays, daysBetween } from '../../schemes/dates';
import { DEADLINE_KINDS } from '../../schemes/deadlines/deadline-rules';
import { DEADLINE_STATUSES } from './deadline.dto';

/** A whole number below 2^30: two bits of status, 22 of the day, five of the kind, one for whether it is still to be met. */
export type PackedDeadline = number;

/** What a packed deadline says. */
export interface DeadlineMark {
  status: DeadlineAnswer['status'];
  /** null = it has no day */
  dueOn: IsoDate | null;
  kind: string;
  /** it is for this person now, and nothing has met it yet */
  open: boolean;
}

const DAYS = 2 ** 22;
/** Numbers that the kinds of one day take up. */
export const KINDS_OF_A_DAY = 2 ** 6;
const FIRST_DAY = '1000-01-01';
/** Day of deadlines that have none: they stand last. */
export const NO_DAY = '9999-12-31';
const NO_DAY_NUMBER = daysBetween(FIRST_DAY, NO_DAY);
const KINDS_IN_ORDER = [...DEADLINE_KINDS].sort();

/** Packs what a rule says. */
export function packed({ status, dueOn, kind, facts }: DeadlineAnswer): PackedDeadline {
  const open = facts.settledOn === undefined && facts.applies !== false;
  const of = dayOfList(DEADLINE_STATUSES.indexOf(status), dueOn ?? NO_DAY);
  return of * KINDS_OF_A_DAY + KINDS_IN_ORDER.indexOf(kind) * 2 + Number(open);
}

/** Reads back what was packed. Writing the day takes most of it: whoever only filters asks for status and kind. */
export function unpacked(deadline: PackedDeadline): DeadlineMark {
  const day = dayOf(deadline);
  return {
    ...statusAndKind(deadline),
    dueOn: day === NO_DAY_NUMBER ? null : addDays(FIRST_DAY, day),
    open: isOpen(deadline),
  };
}

/** Status and kind alone. */
export function statusAndKind(deadline: PackedDeadline): Pick<DeadlineMark, 'status' | 'kind'> {
  return {
    status: DEADLINE_STATUSES[Math.floor(deadline / (KINDS_OF_A_DAY * DAYS))]!,
    kind: KINDS_IN_ORDER[(deadline % KINDS_OF_A_DAY) >> 1]!,
  };
}

/**
 * The nearest deadline that is still to be met on a day or after it, and neither missed nor unknown; of several on one day
 * the first. Undefined = none is known.
 */
export function nextToMeet(deadlines: readonly PackedDeadline[], today: IsoDate): PackedDeadline | undefined {
  const [from, end] = [daysBetween(FIRST_DAY, today), NO_DAY_NUMBER];
  let next: PackedDeadline | undefined;
  for (const deadline of deadlines) {
    const day = dayOf(deadline);
    if (!isOpen(deadline) || day < from || day >= (next === undefined ? end : dayOf(next))) continue;
    const { status } = statusAndKind(deadline);
    if (status === 'due' || status === 'ok') next = deadline;
  }
  return next;
}

function dayOf(deadline: PackedDeadline): number {
  return Math.floor(deadline / KINDS_OF_A_DAY) % DAYS;
}

function isOpen(deadline: PackedDeadline): boolean {
  return deadline % 2 === 1;
}

/** Where a day stands in the list. @param rank place of the status among all statuses; left out day = its beginning */
export function dayOfList(rank: number, day: IsoDate = FIRST_DAY): number {
  return rank * DAYS + daysBetween(FIRST_DAY, day);
}

/**
 * Tells packed deadlines of a status without reading them back. @param since only those of this day or later, and none
 * that has no day
 */
export function isOf(status: DeadlineAnswer['status'], since?: IsoDate): (deadline: PackedDeadline) => boolean {
  const rank = DEADLINE_STATUSES.indexOf(status);
  const from = dayOfList(rank, since) * KINDS_OF_A_DAY;
  const below = (since === undefined ? dayOfList(rank + 1) : dayOfList(rank, NO_DAY)) * KINDS_OF_A_DAY;
  return (deadline) => deadline >= from && deadline < below;
}

/** The least that is behind a kind within one day of the list; the kind need not be known. */
export function behindKind(kind: string): number {
  return KINDS_IN_ORDER.filter((one) => one <= kind).length * 2;
}
