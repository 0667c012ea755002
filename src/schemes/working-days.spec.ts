import { isWorkingDay, lastWorkingDay } from './working-days';

describe('Danish working days', () => {
  it('leave out weekends and public holidays, Easter included', () => {
    // Maundy Thursday to Easter Monday 2026
    const easter = ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-04-07'];
    expect(easter.map(isWorkingDay)).toEqual([true, false, false, false, false, false, true]);
    expect(['2026-05-14', '2026-05-25', '2026-12-25', '2027-01-01'].map(isWorkingDay)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('count Store Bededag as a holiday until 2023 and as a working day after', () => {
    expect([isWorkingDay('2023-05-05'), isWorkingDay('2024-04-26')]).toEqual([false, true]);
  });

  it('count 1 May, Constitution Day and Christmas Eve, which are no public holidays', () => {
    expect(['2026-05-01', '2026-06-05', '2026-12-24'].map(isWorkingDay)).toEqual([true, true, true]);
  });

  it('go back to the last one before a weekend or a holiday', () => {
    expect(lastWorkingDay('2026-04-07')).toBe('2026-04-07');
    expect(lastWorkingDay('2026-04-06')).toBe('2026-04-01');
    expect(lastWorkingDay('2026-11-22')).toBe('2026-11-20');
    expect(lastWorkingDay('2027-01-02')).toBe('2026-12-31');
  });
});
