import type { IsoDate } from './facts';
import { MatchingError } from './matching-error';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 24 * 60 * 60 * 1000;

function utcMidnight(date: IsoDate): number {
  const parts = SHAPE.exec(date);
  const time = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : Number.NaN;
  // Date.UTC rolls 30 February over into March: written back it differs
  if (Number.isNaN(time) || written(time) !== date) {
    throw new MatchingError('DATE.INVALID', 'date', 'is not a calendar date', 'YYYY-MM-DD');
  }
  return time;
}

function written(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** The date `days` later (earlier when negative). Calendar days carry no time, so no time zone can move them. */
export function plusDays(date: IsoDate, days: number): IsoDate {
  return written(utcMidnight(date) + days * DAY_MS);
}

/** Gives the date back, or throws `DATE.INVALID` unless it is a day that exists. */
export function requireDate(date: IsoDate): IsoDate {
  utcMidnight(date);
  return date;
}

/** Days from one date to another; negative when the second is the earlier one. Throws `DATE.INVALID`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

/** Later than any date, in the form of `dateNumber`: no end known. */
export const NO_END = 99_991_231;

/** A date as the number YYYYMMDD: the same order as the text, for columns and tables. Throws on another shape. */
export function dateNumber(date: IsoDate): number {
  let number = date.length === 10 && date[4] === '-' && date[7] === '-' ? 0 : NaN;
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue;
    const digit = date.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  if (Number.isNaN(number)) {
    throw new MatchingError('DATE.INVALID', 'date', 'is not a calendar date', 'YYYY-MM-DD');
  }
  return number;
}
