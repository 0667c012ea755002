import { GeographyLoadError } from './geography-load-error';
import { isInDenmark, isPlausible, straightMetres } from './geography-types';
import { loadGeography, parseGeography } from './load-geography';

const MUNICIPALITIES = 'code;name;region;kind;lat;lon\n0851;Aalborg;Region Nordjylland;kommune;57.01;9.97\n';
const POSTAL_HEADER = 'code;name;municipalities;lat;lon\n';

function problemsOf(postalCodes: string, municipalities = MUNICIPALITIES): readonly string[] {
  try {
    parseGeography(postalCodes, municipalities);
    return [];
  } catch (error) {
    if (!(error instanceof GeographyLoadError)) throw error;
    return error.problems.map(({ table, line, field }) => `${table}:${line} ${field}`);
  }
}

describe('the bundled tables', () => {
  const geography = loadGeography();

  it('hold the 98 municipalities, and Christiansø as none', () => {
    const kinds = geography.municipalities().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'kommune')).toHaveLength(98);
    expect(geography.municipality('0411')).toMatchObject({ name: 'Christiansø', kind: 'ikke-kommune' });
  });

  it('give each region its number of municipalities', () => {
    const count = (region: string): number =>
      geography.municipalities().filter((each) => each.region === region && each.kind === 'kommune').length;
    expect(
      ['Hovedstaden', 'Sjælland', 'Syddanmark', 'Midtjylland', 'Nordjylland'].map((name) => count(`Region ${name}`)),
    ).toEqual([29, 17, 22, 19, 11]);
  });

  it('name at least one postal code for every municipality', () => {
    const named = new Set(geography.postalCodes().flatMap(({ municipalities }) => municipalities));
    expect(geography.municipalities().filter(({ code }) => !named.has(code))).toEqual([]);
  });

  it('say that a postal code may lie in several municipalities', () => {
    expect(geography.postalCode('9320')?.municipalities).toEqual(['0810', '0851']);
    expect(geography.postalCode('2000')?.municipalities).toEqual(['0101', '0147']);
  });

  it('keep every point inside Denmark and within 65 km (Anholt) of one of its municipalities', () => {
    for (const place of geography.postalCodes()) {
      const nearest = Math.min(
        ...place.municipalities.map((code) => straightMetres(place, geography.municipality(code) ?? place)),
      );
      expect([place.code, isPlausible(place.code), isInDenmark(place), nearest < 65_000]).toEqual([
        place.code,
        true,
        true,
        true,
      ]);
    }
  });
});

describe('the loader', () => {
  it('accepts a good row, Windows line ends and blank last lines', () => {
    const geography = parseGeography(
      `${POSTAL_HEADER}9000;Aalborg;0851;57.04;9.92\n\n`.replace(/\n/g, '\r\n'),
      MUNICIPALITIES,
    );
    expect(geography.postalCode('9000')).toEqual({
      code: '9000',
      name: 'Aalborg',
      municipalities: ['0851'],
      lat: 57.04,
      lon: 9.92,
    });
  });

  it.each([
    ['a code of three digits', '900;Aalborg;0851;57.04;9.92', 'postal-codes.csv:2 code'],
    ['a code above 9990', '9991;Aalborg;0851;57.04;9.92', 'postal-codes.csv:2 code'],
    ['no name', '9000;;0851;57.04;9.92', 'postal-codes.csv:2 name'],
    ['no municipality', '9000;Aalborg;;57.04;9.92', 'postal-codes.csv:2 municipalities'],
    ['an unknown municipality', '9000;Aalborg;0852;57.04;9.92', 'postal-codes.csv:2 municipalities'],
    ['a decimal comma', '9000;Aalborg;0851;57,04;9.92', 'postal-codes.csv:2 lat/lon'],
    ['latitude and longitude swapped', '9000;Aalborg;0851;9.92;57.04', 'postal-codes.csv:2 lat/lon'],
    ['a missing column', '9000;Aalborg;0851;57.04', 'postal-codes.csv:2 row'],
  ])('refuses %s and names the line', (_what, row, problem) => {
    expect(problemsOf(`${POSTAL_HEADER}${row}\n`)).toContain(problem);
  });

  it('lists all bad rows at once, a repeated code among them', () => {
    const rows = ['9000;Aalborg;0851;57.04;9.92', '9000;Aalborg;0851;57.04;9.92', 'x;Aalborg;0851;57.04;9.92'];
    expect(problemsOf(POSTAL_HEADER + rows.join('\n'))).toEqual(['postal-codes.csv:3 code', 'postal-codes.csv:4 code']);
  });

  it('refuses another header and an empty table', () => {
    expect(problemsOf('code,name\n')).toEqual(['postal-codes.csv:1 header']);
    expect(problemsOf(POSTAL_HEADER)).toEqual(['postal-codes.csv:0 table']);
  });

  it('tells in words what was wrong and what would be right', () => {
    expect(() => parseGeography(`${POSTAL_HEADER}abc;Aalborg;0851;57.04;9.92`, MUNICIPALITIES)).toThrow(
      'GEOGRAPHY.TABLE_INVALID\npostal-codes.csv:2 code: "abc" – expected four digits, 1000–9990',
    );
  });
});
