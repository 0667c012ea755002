import type { IsoDate } from './facts';
import { MatchingError } from './matching-error';

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 1–12; 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0);
}

/** Year, month and day; worked out without `Date`, which takes most of the time of many questions. */
function partsOf(date: IsoDate): [year: number, month: number, day: number] {
  const number = dateNumber(date);
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  if (year < 100 || day < 1 || day > daysIn(year, month)) refuse();
  return [year, month, day];
}

function refuse(): never {
  throw new MatchingError('DATE.INVALID', 'date', 'is not a calendar date', 'YYYY-MM-DD');
}

function utcMidnight(date: IsoDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

/** The date `days` later (earlier when negative). Calendar days carry no time, so no time zone can move them. */
export function plusDays(date: IsoDate, days: number): IsoDate {
  const [year, month, day] = partsOf(date);
  const moved = day + days;
  if (moved >= 1 && moved <= daysIn(year, month)) return `${date.slice(0, 8)}${moved < 10 ? '0' : ''}${moved}`;
  return new Date(Date.UTC(year, month - 1, moved)).toISOString().slice(0, 10);
}

/** Gives the date back, or throws `DATE.INVALID` unless it is a day that exists. */
export function requireDate(date: IsoDate): IsoDate {
  partsOf(date);
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
  if (Number.isNaN(number)) refuse();
  return number;
}
