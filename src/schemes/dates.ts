import type { IsoDate } from '../matching/core/facts';

const DAY_MS = 86_400_000;

function parts(date: IsoDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function format(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a calendar date that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: unknown): text is IsoDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = parts(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The same day a number of calendar months later (or earlier, when negative). A day that the month does not have
 * becomes its last day: 31 January + 1 month = 28 or 29 February.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return format(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** The same day a number of years later; 29 February becomes the 28th in a year without one. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12);
}

/** Calendar days later (or earlier, when negative). Calendar days have no clock, so summer time plays no part. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const [year, month, day] = parts(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Calendar days from one date to the other; negative when `to` lies before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  const [y1, m1, d1] = parts(from);
  const [y2, m2, d2] = parts(to);
  return Math.round((Date.UTC(y2, m2 - 1, d2) - Date.UTC(y1, m1 - 1, d1)) / DAY_MS);
}

/** Whole years and months from one date to a later one: what people call "3 years 2 months". */
export function yearsAndMonths(from: IsoDate, to: IsoDate): { years: number; months: number } {
  const [y1, m1] = parts(from);
  const [y2, m2] = parts(to);
  let months = (y2 - y1) * 12 + (m2 - m1);
  if (addMonths(from, months) > to) months -= 1;
  const whole = Math.max(0, months);
  return { years: Math.floor(whole / 12), months: whole % 12 };
}

/** Age in whole years on a day; 0 before birth. */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  return yearsAndMonths(birthDate, on).years;
}

/** Monday of the week that holds the date. */
export function mondayOf(date: IsoDate): IsoDate {
  const [year, month, day] = parts(date);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}
