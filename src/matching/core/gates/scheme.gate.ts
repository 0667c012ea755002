import { dateNumber, NO_END } from '../dates';
import type { SchemeOption, SchemeWindow } from '../facts';
import type { Outcome } from '../result';
import { gateResult, type GateRule } from './gate-rule';

/** A window as numbers, which columns can hold: -1 = never, 0 = unknown, 1 = possible; days as `dateNumber`. */
export interface WindowNumbers {
  state: number;
  /** 0 = no limit */
  from: number;
  /** `NO_END` = no limit */
  until: number;
  /** `NO_END` = no limit */
  sureUntil: number;
}

/** The window as numbers; no window at all is unknown. Throws `DATE.INVALID`. */
export function windowNumbers(window: SchemeWindow | undefined): WindowNumbers {
  const { possible = null, from, until, sureUntil } = window ?? {};
  return {
    state: possible === null ? 0 : possible ? 1 : -1,
    from: from === undefined ? 0 : dateNumber(from),
    until: until === undefined ? NO_END : dateNumber(until),
    sureUntil: sureUntil === undefined ? NO_END : dateNumber(sureUntil),
  };
}

/**
 * Does the first day lie in the window? Outside is a no, whatever else is missing: another fact can only narrow it. With
 * an open start (`startIsOpen`, the first day is `start` or later) a window that opens later is a question.
 */
export function windowOutcome(
  state: number,
  from: number,
  until: number,
  sureUntil: number,
  start: number,
  startIsOpen: boolean,
): Outcome {
  if (state < 0 || until < start) return 'not_met';
  if (from > start) return startIsOpen ? 'unknown' : 'not_met';
  return state === 0 || sureUntil < start ? 'unknown' : 'met';
}

/** What one accepted scheme says. */
export type SchemeState = 'open' | 'undecided' | 'closed' | 'noRoom';

/** The answer for one scheme: the worse of the room and the person's window, which a rule about the pair may close. */
export function schemeState(
  { state, from, until, sureUntil }: WindowNumbers,
  room: Outcome,
  start: number,
  startIsOpen: boolean,
  closedHere: boolean,
): SchemeState {
  if (room === 'not_met') return 'noRoom';
  const own = windowOutcome(state, from, until, sureUntil, start, startIsOpen);
  if (own === 'not_met' || closedHere) return 'closed';
  return own === 'unknown' || room === 'unknown' ? 'undecided' : 'open';
}

/** The answer of the gate from how many schemes there are, are open and are undecided: the best of them. */
export function schemesOutcome(accepted: number, open: number, undecided: number): Outcome {
  if (accepted === 0 || open > 0) return 'met';
  return undecided > 0 ? 'unknown' : 'not_met';
}

/**
 * Is one accepted scheme open to the person at the workplace on the first day (domain.md §4)? Only somebody for whom every
 * one of them is known to be closed is excluded, and an opening that names no scheme excludes nobody. A rule about the
 * pair (the latest employer) closes a scheme for that person alone.
 */
export const scheme: GateRule = ({ opening, start, startNumber, asked: { schemes } }, candidate) => {
  const by: Record<SchemeState, SchemeOption[]> = { open: [], undecided: [], closed: [], noRoom: [] };
  const startIsOpen = opening.startsOn === undefined;
  const closedHere = opening.closedFor?.[candidate.id];
  for (const { scheme: option, room } of schemes) {
    const window = windowNumbers(candidate.schemeWindows?.[option]);
    const closed = closedHere?.includes(option) === true;
    by[schemeState(window, room, startNumber, startIsOpen, closed)].push(option);
  }
  const outcome = schemesOutcome(schemes.length, by.open.length, by.undecided.length);
  return gateResult('scheme', outcome, { ...by, start });
};
