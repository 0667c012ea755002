/** Danish working days: Monday to Friday without public holidays, which a library knows (also that Store Bededag went). */
import Holidays from 'date-holidays';
import type { IsoDate } from '../matching/core/facts';
import { addDays, mondayOf } from './dates';

const calendar = new Holidays('DK');
const byYear = new Map<string, ReadonlySet<IsoDate>>();

/** Public holidays of the year a day lies in; days that are only marked (1 May, 24 December) are working days. */
function publicHolidays(day: IsoDate): ReadonlySet<IsoDate> {
  const year = day.slice(0, 4);
  let known = byYear.get(year);
  if (!known) {
    const all = calendar.getHolidays(Number(year)).filter(({ type }) => type === 'public');
    byYear.set(year, (known = new Set(all.map(({ date }) => date.slice(0, 10)))));
  }
  return known;
}

/** True from Monday to Friday, unless the day is a public holiday in Denmark. */
export function isWorkingDay(day: IsoDate): boolean {
  return day < addDays(mondayOf(day), 5) && !publicHolidays(day).has(day);
}

/** The day itself when it is a working day, else the last working day before it. */
export function lastWorkingDay(day: IsoDate): IsoDate {
  let last = day;
  while (!isWorkingDay(last)) last = addDays(last, -1);
  return last;
}
