import { Clock } from './clock';

/** Stands where it is put. */
class SetClock extends Clock {
  constructor(private time: string) {
    super();
  }

  set(time: string): this {
    this.time = time;
    return this;
  }

  override now(): Date {
    return new Date(this.time);
  }
}

describe('today', () => {
  it.each([
    ['before midnight in winter', '2026-01-14T22:59:59.999Z', '2026-01-14'],
    ['at midnight in winter', '2026-01-14T23:00:00.000Z', '2026-01-15'],
    ['before midnight in summer', '2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['at midnight in summer', '2026-07-14T22:00:00.000Z', '2026-07-15'],
    ['the last moment of the day of 23 hours', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['the day after it', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['the last moment of the day of 25 hours', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['the day after it', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ])('is the date in Denmark: %s', (_when, time, date) => {
    expect(new SetClock(time).today()).toBe(date);
  });

  it('follows the time across midnights, onwards and back', () => {
    const clock = new SetClock('2026-10-24T12:00:00Z');
    const dates = [
      clock.today(),
      clock.set('2026-10-24T21:59:59.999Z').today(),
      clock.set('2026-10-24T22:00:00.000Z').today(),
      clock.set('2026-10-25T22:59:59.999Z').today(),
      clock.set('2026-10-25T23:00:00.000Z').today(),
      clock.set('2026-10-24T12:00:00Z').today(),
    ];
    expect(dates).toEqual(['2026-10-24', '2026-10-24', '2026-10-25', '2026-10-25', '2026-10-26', '2026-10-24']);
  });
});
