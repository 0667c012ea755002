import { Clock } from '../../src/common/clock';

/** A clock that stands still at noon of `day` until a test moves it. */
export class FixedClock extends Clock {
  constructor(public day: string) {
    super();
  }

  override now(): Date {
    return new Date(`${this.day}T10:00:00Z`);
  }
}
