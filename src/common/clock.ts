import { DateTime } from 'luxon';

/** The zone all calendar dates of the product are meant in. */
export const ZONE = 'Europe/Copenhagen';

/** A calendar date and the milliseconds in which it is today: from the first to before the last. */
interface Day {
  date: string;
  from: number;
  until: number;
}

/** The time, as a dependency: tests put their own in its place. */
export class Clock {
  private known: Day = { date: '', from: Infinity, until: -Infinity };

  now(): Date {
    return new Date();
  }

  /** Today's calendar date in Denmark, `YYYY-MM-DD`. */
  today(): string {
    const now = this.now().getTime();
    // asked several times for every list: a date is worked out once a day
    if (!(this.known.from <= now && now < this.known.until)) this.known = dayOf(now);
    return this.known.date;
  }
}

function dayOf(now: number): Day {
  const begin = DateTime.fromMillis(now, { zone: ZONE }).startOf('day');
  return { date: begin.toISODate()!, from: begin.toMillis(), until: begin.plus({ days: 1 }).toMillis() };
}
