/** A week of half hours as the matcher compares it: shifts of an opening, availability of a person. */
import type { WeekGrid } from './facts';
import { MatchingError } from './matching-error';

/** A stretch of time that comes back every week. */
export interface WeekInterval {
  /** 1 = Monday … 7 = Sunday: the day on which the stretch begins */
  day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM`, 00:00–23:30 */
  from: string;
  /** `HH:MM`, up to 24:00; earlier than `from` = the next day (after Sunday comes Monday) */
  to: string;
}

/**
 * What to do with times that are not on a half hour: refuse them (`exact`), widen (`outward`, right for shifts: the
 * whole shift must be covered) or narrow (`inward`, right for availability: only what is surely free).
 */
export type WeekRounding = 'exact' | 'outward' | 'inward';

const WORDS = 14;
const BITS = 24;
const DAY = 48;
const WEEK = 7 * DAY;
const TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;

function minuteOf(time: string, field: 'from' | 'to'): number {
  const parts = TIME.exec(time);
  const minute = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  if (!(minute <= 24 * 60) || (field === 'from' && minute === 24 * 60)) {
    throw new MatchingError('WEEK_GRID.TIME', field, 'is not a time of day', 'HH:MM; 24:00 only as the end');
  }
  return minute;
}

function halfHour(minute: number, up: boolean, rounding: WeekRounding, field: string): number {
  if (rounding === 'exact' && minute % 30 !== 0) {
    throw new MatchingError('WEEK_GRID.HALF_HOUR', field, 'is not on a half hour', 'minutes 00 or 30');
  }
  return up ? Math.ceil(minute / 30) : Math.floor(minute / 30);
}

/**
 * Builds the grid; stretches may overlap. Throws `WEEK_GRID.DAY`, `WEEK_GRID.TIME`, `WEEK_GRID.HALF_HOUR` (unless a
 * rounding is given) and `WEEK_GRID.EMPTY` when a stretch ends when it begins (a whole day is 00:00–24:00).
 */
export function weekGrid(intervals: readonly WeekInterval[], rounding: WeekRounding = 'exact'): WeekGrid {
  const words = new Array<number>(WORDS).fill(0);
  for (const { day, from, to } of intervals) {
    if (!Number.isInteger(day) || day < 1 || day > 7) {
      throw new MatchingError('WEEK_GRID.DAY', 'day', 'is not a day of the week', '1 (Monday) to 7 (Sunday)');
    }
    const fromMinute = minuteOf(from, 'from');
    const toMinute = minuteOf(to, 'to');
    if (fromMinute === toMinute) {
      throw new MatchingError(
        'WEEK_GRID.EMPTY',
        'to',
        'equals from',
        'a later time, or 00:00 to 24:00 for a whole day',
      );
    }
    const start = halfHour(fromMinute, rounding === 'inward', rounding, 'from');
    const end = halfHour(toMinute + (toMinute < fromMinute ? 24 * 60 : 0), rounding !== 'inward', rounding, 'to');
    for (let half = start; half < end; half++) {
      const at = ((day - 1) * DAY + half) % WEEK;
      const word = Math.floor(at / BITS);
      words[word] = words[word]! | (1 << (at % BITS));
    }
  }
  return words;
}

/** Number of one bits of a word of up to 32 bits. */
export function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Half hours in the grid, 0–336. */
export function gridCount(grid: WeekGrid): number {
  let count = 0;
  for (let word = 0; word < WORDS; word++) count += popcount(grid[word] ?? 0);
  return count;
}

/** Half hours that stand in both grids, 0–336. */
export function gridIntersectCount(a: WeekGrid, b: WeekGrid): number {
  let count = 0;
  for (let word = 0; word < WORDS; word++) count += popcount((a[word] ?? 0) & (b[word] ?? 0));
  return count;
}

/** Every half hour that stands in at least one of the grids. */
export function gridUnion(a: WeekGrid, b: WeekGrid): WeekGrid {
  return Array.from({ length: WORDS }, (_, word) => (a[word] ?? 0) | (b[word] ?? 0));
}

function clock(half: number): string {
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
}

function isSet(grid: WeekGrid, half: number): boolean {
  const at = half % WEEK;
  return (((grid[Math.floor(at / BITS)] ?? 0) >>> (at % BITS)) & 1) === 1;
}

/**
 * The grid as the fewest readable stretches, in order of their beginning: a stretch over midnight stays one stretch
 * when it is shorter than a day. `weekGrid(gridIntervals(grid))` gives the grid back.
 */
export function gridIntervals(grid: WeekGrid): WeekInterval[] {
  const found: { start: number; interval: WeekInterval }[] = [];
  const add = (start: number, end: number): void => {
    const day = (Math.floor(start / DAY) + 1) as WeekInterval['day'];
    const to = end - (day - 1) * DAY;
    found.push({ start, interval: { day, from: clock(start % DAY), to: clock(to > DAY ? to - DAY : to) } });
  };
  const full = gridCount(grid) === WEEK;
  for (let half = 0; half < WEEK; half++) {
    if (!isSet(grid, half) || (full ? half > 0 : isSet(grid, half + WEEK - 1))) continue;
    let end = half + 1;
    while (end < half + WEEK && isSet(grid, end)) end++;
    for (let start = half; start < end;) {
      const midnight = (Math.floor(start / DAY) + 1) * DAY;
      const stop = end - start < DAY ? end : Math.min(end, midnight);
      const within = start % WEEK;
      add(within, within + (stop - start));
      start = stop;
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ interval }) => interval);
}
