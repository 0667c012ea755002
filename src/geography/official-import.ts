/**
 * Official files in place of the bundled tables: DAWA-shaped JSON (`{nr, navn, visueltcenter: [lng, lat],
 * kommuner: [{kode, navn}]}` and `{kode, navn, regionskode, visueltcenter}`), or a CSV with the same facts. Nothing is
 * fetched: somebody downloads the files. A row that cannot be used is reported with its line, never dropped silently.
 */
import type { Geography } from './geography';
import type { RowProblem } from './geography-load-error';
import { isInDenmark, straightMetres, type Municipality, type PostalCode, type Position } from './geography-types';
import { isRecord, officialRows, type OfficialRow } from './official-rows';
import { RowReader } from './row-reader';

/** What became of a faulty row: left out, or kept with the figure of the bundled table. */
export interface ImportProblem extends RowProblem {
  kept: boolean;
}

/** Rows read, by code, and everything that was wrong. */
export interface OfficialGeography {
  postalCodes: readonly PostalCode[];
  municipalities: readonly Municipality[];
  problems: readonly ImportProblem[];
}

/**
 * Official areas of coastal postal codes reach far out to sea, and their visual centre with them (6950 Ringkøbing: over
 * 200 km west of the town). A centre further than this from the bundled point is replaced by the bundled point.
 */
export const FURTHEST_FROM_BUNDLED_METRES = 5000;

/** Region names by the official four-digit codes. */
const REGIONS: Readonly<Record<string, string>> = {
  '1081': 'Region Nordjylland',
  '1082': 'Region Midtjylland',
  '1083': 'Region Syddanmark',
  '1084': 'Region Hovedstaden',
  '1085': 'Region Sjælland',
};

/** How centres of postal codes are treated. */
export interface PostalCodeOptions {
  /** replaces (and reports as kept) a centre far from the place; a code it does not have must lie inside Denmark */
  bundled?: Geography;
  /** take every centre as it stands, at sea too: for comparisons only */
  centresAsGiven?: boolean;
}

/** Reads postal codes. */
export function readOfficialPostalCodes(
  input: string | readonly unknown[],
  options: PostalCodeOptions = {},
): OfficialGeography {
  const { rows, problems } = readRows('postal codes', input, (fields, row) => ({
    code: row.postalCode('nr', first(fields, 'nr', 'postnr', 'code')),
    name: row.text('navn', first(fields, 'navn', 'name')),
    municipalities: row.municipalityCodes('kommuner', municipalityList(fields)),
    ...centre(fields, row, isNearDenmark, 'degrees in or near Denmark: 53–59, 2–17'),
  }));
  const postalCodes = rows.flatMap(({ line, value }) => {
    if (options.centresAsGiven === true) return [value];
    const own = options.bundled?.postalCode(value.code);
    const far = own === undefined ? 0 : straightMetres(own, value);
    if (isInDenmark(value) && far <= FURTHEST_FROM_BUNDLED_METRES) return [value];
    problems.push({
      table: 'postal codes',
      line,
      field: 'visueltcenter',
      detail: own === undefined ? `${value.code} lies at sea` : `${value.code} lies ${Math.round(far / 1000)} km away`,
      expected: own === undefined ? 'a point on land' : 'a point near the place; the bundled point is used',
      kept: own !== undefined,
    });
    return own === undefined ? [] : [{ ...value, lat: own.lat, lon: own.lon }];
  });
  return { postalCodes, municipalities: [], problems };
}

/** Reads municipalities. 0411 Christiansø becomes `ikke-kommune`. */
export function readOfficialMunicipalities(input: string | readonly unknown[]): OfficialGeography {
  const { rows, problems } = readRows('municipalities', input, (fields, row): Municipality => {
    const code = row.municipalityCode('kode', first(fields, 'kode', 'kommunekode', 'code'));
    return {
      code,
      name: row.text('navn', first(fields, 'navn', 'name')),
      region: row.text('regionskode', regionName(fields)),
      kind: code === '0411' ? 'ikke-kommune' : 'kommune',
      ...centre(fields, row),
    };
  });
  return { postalCodes: [], municipalities: rows.map(({ value }) => value), problems };
}

/** Reads both files and reports postal codes whose municipality the other file does not have (they are kept). */
export function readOfficialGeography(
  files: { postalCodes: string | readonly unknown[]; municipalities: string | readonly unknown[] },
  options: PostalCodeOptions = {},
): OfficialGeography {
  const places = readOfficialPostalCodes(files.postalCodes, options);
  const councils = readOfficialMunicipalities(files.municipalities);
  const known = new Set(councils.municipalities.map(({ code }) => code));
  const strangers = places.postalCodes.flatMap(({ code, municipalities }) =>
    municipalities
      .filter((each) => !known.has(each))
      .map((each): ImportProblem => ({
        table: 'postal codes',
        line: 0,
        field: 'kommuner',
        detail: `${code} names ${each}`,
        expected: 'a code of the file of municipalities',
        kept: true,
      })),
  );
  return {
    postalCodes: places.postalCodes,
    municipalities: councils.municipalities,
    problems: [...places.problems, ...councils.problems, ...strangers],
  };
}

function readRows<Value extends { code: string }>(
  table: string,
  input: string | readonly unknown[],
  read: (fields: OfficialRow['fields'], row: RowReader) => Value,
): { rows: { line: number; value: Value }[]; problems: ImportProblem[] } {
  const byCode = new Map<string, { line: number; value: Value }>();
  const problems: ImportProblem[] = [];
  for (const { line, fields } of officialRows(input)) {
    const row = new RowReader(table, line);
    const value = read(fields, row);
    if (byCode.has(value.code)) row.report('nr', `${value.code} again`, 'each code once');
    if (row.problems.length === 0) byCode.set(value.code, { line, value });
    problems.push(...row.problems.map((problem) => ({ ...problem, kept: false })));
  }
  if (byCode.size === 0) {
    problems.push({ table, line: 0, field: 'table', detail: 'no usable row', expected: 'rows', kept: false });
  }
  const rows = [...byCode.values()].sort((a, b) => (a.value.code < b.value.code ? -1 : 1));
  return { rows, problems };
}

function first(fields: OfficialRow['fields'], ...names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => value !== undefined && value !== null && value !== '');
}

function centre(
  fields: OfficialRow['fields'],
  row: RowReader,
  allowed: (position: Position) => boolean = isInDenmark,
  expected?: string,
): Position {
  const visual = fields['visueltcenter'];
  if (Array.isArray(visual)) return row.position(visual[1], visual[0], allowed, expected);
  const [lon, lat] = typeof visual === 'string' ? visual.split(/[ ,|]+/) : [];
  return row.position(
    lat ?? first(fields, 'lat', 'inside_lat', 'visueltcenter_y'),
    lon ?? first(fields, 'lon', 'inside_lon', 'visueltcenter_x'),
    allowed,
    expected,
  );
}

/** Official areas reach into the North Sea: their centres are read first and judged afterwards. */
function isNearDenmark({ lat, lon }: Position): boolean {
  return lat >= 53 && lat <= 59 && lon >= 2 && lon <= 17;
}

function municipalityList(fields: OfficialRow['fields']): readonly unknown[] {
  const list = first(fields, 'kommuner', 'kommunekoder', 'municipalities');
  if (Array.isArray(list)) return list.map((item: unknown) => (isRecord(item) ? item['kode'] : item));
  return typeof list === 'string' ? list.split('|').filter(Boolean) : [];
}

function regionName(fields: OfficialRow['fields']): unknown {
  const named = isRecord(fields['region']) ? fields['region']['navn'] : first(fields, 'region', 'regionsnavn');
  if (typeof named === 'string' && named !== '') return named;
  const code = fields['regionskode'];
  return REGIONS[typeof code === 'number' ? String(code) : typeof code === 'string' ? code : ''];
}
