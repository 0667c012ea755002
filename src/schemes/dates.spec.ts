import fc from 'fast-check';
import { addDays, addMonths, addYears, ageOn, daysBetween, isIsoDate, mondayOf, yearsAndMonths } from './dates';

const date = fc.integer({ min: -20_000, max: 40_000 }).map((day) => addDays('1970-01-01', day));

describe('calendar dates', () => {
  it('keeps the last day of a month that is too short', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-05-31', -3)).toBe('2024-02-29');
    expect(addYears('2004-02-29', 18)).toBe('2022-02-28');
  });

  it('counts whole years up to the day before the birthday', () => {
    expect(ageOn('1990-06-15', '2026-06-14')).toBe(35);
    expect(ageOn('1990-06-15', '2026-06-15')).toBe(36);
    expect(ageOn('2030-01-01', '2026-06-15')).toBe(0);
  });

  it('tells years and months as people say them', () => {
    expect(yearsAndMonths('2022-11-10', '2026-01-09')).toEqual({ years: 3, months: 1 });
    expect(yearsAndMonths('2022-11-10', '2026-01-10')).toEqual({ years: 3, months: 2 });
  });

  it('finds the Monday of a week, from Monday to Sunday', () => {
    expect(mondayOf('2026-03-23')).toBe('2026-03-23');
    expect(mondayOf('2026-03-29')).toBe('2026-03-23');
    expect(mondayOf('2026-03-30')).toBe('2026-03-30');
  });

  it('knows a date that exists from one that does not', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    for (const wrong of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '', 20240101, undefined]) {
      expect(isIsoDate(wrong)).toBe(false);
    }
  });

  it('undoes days, and agrees that months never go backwards', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 600 }), (start, days, months) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
        expect(addMonths(start, months) >= start).toBe(true);
        const told = yearsAndMonths(start, addMonths(start, months));
        expect(told.years * 12 + told.months).toBe(months);
      }),
    );
  });
});
