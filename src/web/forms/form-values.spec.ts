import { dateIn, digitsIn, isId, numberIn, textIn } from './form-values';

const form = (value: string) => new URLSearchParams({ felt: value });

describe('values of form fields', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['03/11-2026', '2026-11-03'],
    ['i morgen', 'i morgen'],
    ['  ', undefined],
  ])('reads the date "%s" as %s', (text, date) => {
    expect(dateIn(form(text), 'felt')).toBe(date);
  });

  it.each([
    ['12', 12],
    ['1.200', 1200],
    ['', undefined],
    ['tolv', Number.NaN],
    ['-1', Number.NaN],
  ])('reads the number "%s" as %s', (text, number) => {
    expect(numberIn(form(text), 'felt')).toEqual(number);
  });

  it('takes blanks out of numbers that people write in groups, and off the ends of text', () => {
    expect(digitsIn(form(' 29 18 94 20 '), 'felt')).toBe('29189420');
    expect(textIn(form('  Moppe gulv '), 'felt')).toBe('Moppe gulv');
    expect(textIn(form('x'), 'andet')).toBeUndefined();
  });

  it('knows ids by their form', () => {
    expect(isId('0190a5b0-0000-7000-8000-000000000001')).toBe(true);
    expect(isId('0190A5B0-0000-7000-8000-000000000001')).toBe(false);
    expect(isId('')).toBe(false);
  });
});
