import { Formats } from './formats';

describe('numbers and dates', () => {
  const da = new Formats('da');
  const en = new Formats('en');

  it('are written as in Denmark', () => {
    expect(da.number(12345)).toBe('12.345');
    expect(da.score(7234)).toBe('72,3');
    expect(da.percent(8250)).toBe('83 %');
    expect(da.date('2026-11-03')).toBe('3. nov. 2026');
  });

  it('are written as in Britain in English', () => {
    expect(en.score(7234)).toBe('72.3');
    expect(en.date('2026-11-03')).toBe('3 Nov 2026');
  });

  it('mean Danish time: a moment late in the evening in UTC is the next day', () => {
    expect(da.date(new Date('2026-11-03T23:30:00Z'))).toBe('4. nov. 2026');
    expect(da.dateTime('2026-07-01T12:05:00Z')).toMatch(/1\. jul\. 2026.*14\.05/);
  });
});
