import { DateTime } from 'luxon';

/** The zone all calendar dates of the product are meant in. */
export const ZONE = 'Europe/Copenhagen';

/** The time, as a dependency: tests put their own in its place. */
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's calendar date in Denmark, `YYYY-MM-DD`. */
  today(): string {
    return DateTime.fromJSDate(this.now(), { zone: ZONE }).toISODate()!;
  }
}
