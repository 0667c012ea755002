import type { ShiftPattern } from './taxonomy.types';

/** Working hours on one weekday, as `weekGrid()` of the matcher takes them. */
export interface ShiftInterval {
  /** 1 = Monday … 7 = Sunday */
  day: number;
  from: string;
  to: string;
}

/** A shift pattern with one line for each weekday, e.g. for the week grid of a new opening. */
export function shiftIntervals(pattern: readonly ShiftPattern[]): ShiftInterval[] {
  return pattern.flatMap(({ days, from, to }) => days.map((day) => ({ day, from, to })));
}
