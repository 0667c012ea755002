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

/**
 * Is one accepted scheme open to the person at the workplace on the first day (domain.md §4)? Only somebody for whom every
 * one of them is known to be closed is excluded, and an opening that names no scheme excludes nobody. A rule about the
 * pair (the latest employer) closes a scheme for that person alone.
 */
export const scheme: GateRule = ({ opening, start, startNumber, asked }, candidate) => {
  const by: Record<'open' | 'undecided' | 'closed' | 'noRoom', SchemeOption[]> = {
    open: [],
    undecided: [],
    closed: [],
    noRoom: [],
  };
  const options = asked.schemes;
  const startIsOpen = opening.startsOn === undefined;
  const closedHere = opening.closedFor?.[candidate.id];
  for (const { scheme: option, room } of options) {
    const { state, from, until, sureUntil } = windowNumbers(candidate.schemeWindows?.[option]);
    const own = windowOutcome(state, from, until, sureUntil, startNumber, startIsOpen);
    if (room === 'not_met') by.noRoom.push(option);
    else if (own === 'not_met' || closedHere?.includes(option)) by.closed.push(option);
    else by[own === 'unknown' || room === 'unknown' ? 'undecided' : 'open'].push(option);
  }
  const decided: Outcome = by.undecided.length > 0 ? 'unknown' : 'not_met';
  return gateResult('scheme', by.open.length > 0 || options.length === 0 ? 'met' : decided, { ...by, start });
};
