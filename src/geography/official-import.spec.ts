import { Geography } from './geography';
import { readOfficialGeography, readOfficialMunicipalities, readOfficialPostalCodes } from './official-import';

const LILLEBY = {
  nr: '9998',
  navn: 'Lilleby',
  bbox: [9.8, 57, 10, 57.1],
  visueltcenter: [9.91, 57.05],
  kommuner: [{ kode: '0851', navn: 'Aalborg' }],
};
const GOOD = { ...LILLEBY, nr: '9400' };

describe('official postal codes', () => {
  it('reads the JSON shape, longitude first', () => {
    expect(readOfficialPostalCodes(JSON.stringify([GOOD]))).toEqual({
      postalCodes: [{ code: '9400', name: 'Lilleby', municipalities: ['0851'], lat: 57.05, lon: 9.91 }],
      municipalities: [],
      problems: [],
    });
  });

  it('reads the same from a CSV with semicolons or commas, and codes without the leading zero', () => {
    const expected = readOfficialPostalCodes([{ ...GOOD, kommuner: [{ kode: '0810' }, { kode: '0851' }] }]).postalCodes;
    const semicolons = 'nr;navn;lat;lon;kommuner\n9400;Lilleby;57.05;9.91;851|810\n';
    const commas = '\uFEFFpostnr,navn,lat,lon,kommunekoder\r\n9400,"Lilleby",57.05,9.91,0810|0851\r\n';
    expect(readOfficialPostalCodes(semicolons).postalCodes).toEqual(expected);
    expect(readOfficialPostalCodes(commas).postalCodes).toEqual(expected);
  });

  it('reports each bad row with its line and keeps the good ones', () => {
    const csv =
      'nr;navn;lat;lon;kommuner\n94;Lilleby;57.05;9.91;0851\n9400;Lilleby;57.05;9.91;0851\n9410;;57.05;9.91;0851\n';
    const { postalCodes, problems } = readOfficialPostalCodes(csv);
    expect(postalCodes.map(({ code }) => code)).toEqual(['9400']);
    expect(problems.map(({ line, field, kept }) => [line, field, kept])).toEqual([
      [2, 'nr', false],
      [4, 'navn', false],
    ]);
  });

  it('reports a repeated code, a row that is no object, a missing centre and a code above 9990', () => {
    const { postalCodes, problems } = readOfficialPostalCodes([
      GOOD,
      GOOD,
      'x',
      { ...GOOD, nr: '9410', visueltcenter: null },
      LILLEBY,
    ]);
    expect(postalCodes).toHaveLength(1);
    expect([...new Set(problems.map(({ line }) => line))]).toEqual([2, 3, 4, 5]);
  });

  it('replaces a centre out at sea by the bundled point and says so', () => {
    const bundled = new Geography(
      [{ code: '9400', name: 'Lilleby', municipalities: ['0851'], lat: 57.05, lon: 9.91 }],
      [],
    );
    const atSea = { ...GOOD, visueltcenter: [4.2, 57.05] };
    const { postalCodes, problems } = readOfficialPostalCodes([atSea], { bundled });
    expect(postalCodes).toMatchObject([{ lat: 57.05, lon: 9.91 }]);
    expect(problems).toMatchObject([{ line: 1, field: 'visueltcenter', kept: true }]);
  });

  it('keeps a centre just inside 5 km and replaces one just outside', () => {
    const bundled = new Geography(
      [{ code: '9400', name: 'Lilleby', municipalities: ['0851'], lat: 57.0, lon: 9.91 }],
      [],
    );
    const lat = (north: number): number | undefined =>
      readOfficialPostalCodes([{ ...GOOD, visueltcenter: [9.91, north] }], { bundled }).postalCodes[0]?.lat;
    expect(lat(57.0449)).toBe(57.0449);
    expect(lat(57.0451)).toBe(57.0);
  });

  it('leaves out a centre at sea when nothing better is known, unless centres are wanted as given', () => {
    const atSea = [{ ...GOOD, visueltcenter: [4.2, 57.05] }];
    expect(readOfficialPostalCodes(atSea)).toMatchObject({ postalCodes: [], problems: [{ line: 1, kept: false }] });
    expect(readOfficialPostalCodes(atSea, { centresAsGiven: true }).postalCodes).toMatchObject([{ lon: 4.2 }]);
  });

  it('refuses what is no list of rows', () => {
    expect(() => readOfficialPostalCodes('{"nr":"9400"}')).toThrow('GEOGRAPHY.NOT_A_LIST');
    expect(() => readOfficialPostalCodes('[{')).toThrow(SyntaxError);
    expect(readOfficialPostalCodes('nr;navn\n').problems).toMatchObject([{ line: 0, field: 'table' }]);
  });
});

describe('official municipalities', () => {
  it('reads the region from its code, and Christiansø as no municipality', () => {
    const { municipalities, problems } = readOfficialMunicipalities([
      { kode: '0851', navn: 'Aalborg', regionskode: '1081', visueltcenter: [9.97, 57.01] },
      { kode: 411, navn: 'Christiansø', regionskode: 1084, visueltcenter: [15.19, 55.32] },
    ]);
    expect(problems).toEqual([]);
    expect(municipalities.map(({ code, region, kind }) => [code, region, kind])).toEqual([
      ['0411', 'Region Hovedstaden', 'ikke-kommune'],
      ['0851', 'Region Nordjylland', 'kommune'],
    ]);
  });

  it('takes a region by name and reports a region code it does not know', () => {
    const place = { navn: 'Lilleby', visueltcenter: [12, 55.5] };
    const { municipalities, problems } = readOfficialMunicipalities([
      { ...place, kode: '0300', region: { navn: 'Region Østdanmark' } },
      { ...place, kode: '0301', regionskode: '1099' },
    ]);
    expect(municipalities).toMatchObject([{ code: '0300', region: 'Region Østdanmark' }]);
    expect(problems).toMatchObject([{ line: 2, field: 'regionskode', kept: false }]);
  });
});

it('keeps a postal code whose municipality the other file lacks, and reports it', () => {
  const municipalities = [{ kode: '0810', navn: 'Brønderslev', regionskode: '1081', visueltcenter: [10.14, 57.22] }];
  const { postalCodes, problems } = readOfficialGeography({ postalCodes: [GOOD], municipalities });
  expect(postalCodes).toHaveLength(1);
  expect(problems).toMatchObject([{ detail: '9400 names 0851', kept: true }]);
});
