import { DEFAULT_POLICY } from '../../matching/core/policy';
import { calendarDate, locale, municipality, factorWeights, wholeNumber } from './option-values';

describe('values of options', () => {
  it('takes weights by factor; factors that are not named keep theirs', () => {
    expect(factorWeights('competencies=60, language=0')).toEqual({ competencies: 60, language: 0 });
  });

  it.each(['competencies', 'competencies=-1', 'competencies=1.5', 'skills=10', ''])(
    'refuses the weights "%s"',
    (text) => {
      expect(() => factorWeights(text)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }));
    },
  );

  it('refuses weights that leave no factor any', () => {
    const all = Object.keys(DEFAULT_POLICY.weights).map((factor) => `${factor}=0`);
    expect(() => factorWeights(all.join(','))).toThrow('at least one weight above 0');
  });

  it('takes whole numbers within their range, ends included', () => {
    const limit = wholeNumber(1, 500);
    expect([limit('1'), limit('500')]).toEqual([1, 500]);
    for (const text of ['0', '501', '-1', '1.5', 'x', '']) expect(() => limit(text)).toThrow('1–500');
  });

  it('takes real dates only', () => {
    expect(calendarDate('2026-02-28')).toBe('2026-02-28');
    expect(() => calendarDate('2026-02-30')).toThrow('must be a date');
  });

  it('takes four digits for a municipality, and da or en for a language', () => {
    expect(municipality('0851')).toBe('0851');
    expect(() => municipality('851')).toThrow('four digits');
    expect(locale('en')).toBe('en');
    expect(() => locale('sv')).toThrow('da or en');
  });
});
