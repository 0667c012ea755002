import { isPlausible } from './geography-types';
import { loadGeography } from './load-geography';

const geography = loadGeography();
const codes = (text: string): string[] => geography.suggestPostalCode(text).map(({ code }) => code);

describe('suggestPostalCode', () => {
  it('takes a known code wherever it stands', () => {
    expect(codes('9400')).toEqual(['9400']);
    expect(codes('DK-9400 Nørresundby')).toEqual(['9400']);
  });

  it('completes the beginning of a code, lowest first', () => {
    expect(codes('943')).toEqual(['9430']);
    expect(codes('37').slice(0, 2)).toEqual(['3700', '3720']);
  });

  it.each([
    ['Ålborg', '9000'],
    ['aalborg', '9000'],
    ['Noerresundby', '9400'],
    ['Hjalerup', '9320'],
    ['Kobenhavn O', '2100'],
    ['Grena', '8500'],
  ])('finds %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  it('gives no guesses at typing errors when something fits as written', () => {
    expect(codes('Ålborg')).toEqual(['9000', '9200', '9210', '9220']);
  });

  it('names each town once, and all its streets only for the whole name', () => {
    expect(codes('københavn').slice(0, 3)).toEqual(['1050', '1550', '2100']);
  });

  it('falls back on the town when the code is unknown', () => {
    expect(codes('9999 Hjallerup')).toEqual(['9320']);
  });

  it('has no idea about a stranger or a single letter', () => {
    expect(codes('Göteborg Centralstation')).toEqual([]);
    expect(codes('K')).toEqual([]);
    expect(codes('')).toEqual([]);
  });

  it('never gives more than ten', () => {
    expect(codes('København K')).toHaveLength(10);
    expect(codes('1')).toHaveLength(10);
  });
});

describe('isPlausible', () => {
  it('draws both limits', () => {
    expect(['0999', '1000', '9990', '9991', '100', '10000', '1a00'].map(isPlausible)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

it('knows nothing of a code that is in no table', () => {
  expect(geography.postalCode('9999')).toBeUndefined();
  expect(geography.municipality('0999')).toBeUndefined();
});
