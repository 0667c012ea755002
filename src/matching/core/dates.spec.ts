import { dateNumber, plusDays, requireDate } from './dates';

describe('dates', () => {
  it('counts days over the ends of months, leap days and the change of the clock', () => {
    expect(plusDays('2026-12-25', 14)).toBe('2027-01-08');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '01-02-2026', '2026-11-20T00:00', ''])('refuses "%s"', (text) => {
    expect(() => requireDate(text)).toThrow('DATE.INVALID');
  });

  it('orders numbers like texts', () => {
    expect(dateNumber('2026-11-20')).toBe(20261120);
    expect(dateNumber('2026-11-30')).toBeLessThan(dateNumber('2026-12-01'));
    expect(() => dateNumber('soon')).toThrow('DATE.INVALID');
  });
});
