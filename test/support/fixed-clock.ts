import { Clock } from '../../src/common/clock';

/** The day of tests that name none. */
export const TEST_DAY = '2026-06-10';

/** A clock that stands still at noon of `day` until a test moves it. */
export class FixedClock extends Clock {
  constructor(public day: string) {
    super();
  }

  override now(): Date {
    return new Date(`${this.day}T10:00:00Z`);
  }
}
