import fc from 'fast-check';
import { loadRules } from '../schemes';
import { addDays } from '../schemes/dates';
import { ordinaryHours, workdays } from './ordinary-hours';

const rules = loadRules();
const week = (from: string, weeklyHours: number) => ({
  scheme: 'smaajob' as const,
  from,
  until: addDays(from, 6),
  weeklyHours,
});

describe('the 225-hour count', () => {
  it('counts ordinary hours only: løntilskud and praktik do not help', () => {
    const placements = [
      week('2026-06-01', 10),
      { ...week('2026-06-01', 30), scheme: 'loentilskud_privat' as const },
      { ...week('2026-06-01', 30), scheme: 'virksomhedspraktik' as const },
    ];
    expect(ordinaryHours(placements, '2026-06-10', rules)!.minutes).toBe(600);
  });

  it('adds two jobs of one week', () => {
    const placements = [week('2026-06-01', 12), week('2026-06-01', 10)];
    expect(ordinaryHours(placements, '2026-06-10', rules)!.minutes).toBe(22 * 60);
  });

  it('sees a whole year and not a day more', () => {
    // Wednesday 2025-06-11 is the first day of the window that ends on 2026-06-10
    const day = (from: string) => [{ scheme: 'ordinaert' as const, from, until: from, weeklyHours: 37 }];
    expect(ordinaryHours(day('2025-06-11'), '2026-06-10', rules)!.minutes).toBe(37 * 12);
    expect(ordinaryHours(day('2025-06-10'), '2026-06-10', rules)!.minutes).toBe(0);
  });

  it('does not count days to come', () => {
    const placements = [{ scheme: 'ordinaert' as const, from: '2026-06-08', weeklyHours: 25 }];
    expect(ordinaryHours(placements, '2026-06-10', rules)!.minutes).toBe(3 * 5 * 60);
  });

  it('says how much is missing, and nothing when placements are not known', () => {
    expect(ordinaryHours([], '2026-06-10', rules)!.missingMinutes).toBe(225 * 60);
    expect(ordinaryHours(undefined, '2026-06-10', rules)).toMatchObject({ minutes: null, missingMinutes: null });
  });

  it.each([
    ['2016-09-30', undefined, undefined],
    ['2016-10-01', 113, false],
    ['2017-03-31', 113, false],
    ['2017-04-01', 225, false],
    ['2025-06-30', 225, false],
    ['2025-07-01', 225, true],
  ])('asks on %s for %s hours (not confirmed: %s)', (asOf, hours, uncertain) => {
    const count = ordinaryHours([], asOf, rules);
    expect([count?.hours, count?.uncertain]).toEqual([hours, uncertain]);
  });

  it('counts working days as a calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -3, max: 400 }), (start, length) => {
        const from = addDays('2020-01-01', start);
        let expected = 0;
        for (let day = 0; day <= length; day++) {
          const weekday = new Date(`${addDays(from, day)}T00:00:00Z`).getUTCDay();
          if (weekday !== 0 && weekday !== 6) expected++;
        }
        expect(workdays(from, addDays(from, length))).toBe(expected);
      }),
    );
  });
});
