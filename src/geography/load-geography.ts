import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../common/project-root';
import { Geography } from './geography';
import { GeographyLoadError, type RowProblem } from './geography-load-error';
import { MUNICIPALITY_KINDS, type Municipality, type PostalCode } from './geography-types';
import { RowReader } from './row-reader';

const POSTAL_CODES = 'postal-codes.csv';
const POSTAL_CODE_HEADER = 'code;name;municipalities;lat;lon';
const MUNICIPALITIES = 'municipalities.csv';
const MUNICIPALITY_HEADER = 'code;name;region;kind;lat;lon';

/**
 * Reads the two bundled tables from `dir` (default: the project's seeds/geography).
 * @throws GeographyLoadError with every bad row and its line; also for a repeated code and an unknown municipality
 */
export function loadGeography(dir: string = path.join(projectRoot(), 'seeds', 'geography')): Geography {
  return parseGeography(
    readFileSync(path.join(dir, POSTAL_CODES), 'utf8'),
    readFileSync(path.join(dir, MUNICIPALITIES), 'utf8'),
  );
}

/** The same from the text of the two tables. */
export function parseGeography(postalCodesCsv: string, municipalitiesCsv: string): Geography {
  const problems: RowProblem[] = [];
  const municipalities = parseTable(MUNICIPALITIES, MUNICIPALITY_HEADER, municipalitiesCsv, municipalityOf, problems);
  const known = new Set(municipalities.map(({ code }) => code));
  const postalCodes = parseTable(
    POSTAL_CODES,
    POSTAL_CODE_HEADER,
    postalCodesCsv,
    (fields, row) => postalCodeOf(fields, row, known),
    problems,
  );
  if (problems.length > 0) throw new GeographyLoadError(problems);
  return new Geography(postalCodes, municipalities);
}

function municipalityOf([code, name, region, kind, lat, lon]: readonly string[], row: RowReader): Municipality {
  const known = MUNICIPALITY_KINDS.find((each) => each === kind);
  if (known === undefined) row.report('kind', JSON.stringify(kind), MUNICIPALITY_KINDS.join(' or '));
  return {
    code: row.municipalityCode('code', code),
    name: row.text('name', name),
    region: row.text('region', region),
    kind: known ?? 'kommune',
    ...row.position(lat, lon),
  };
}

function postalCodeOf(
  [code, name, list, lat, lon]: readonly string[],
  row: RowReader,
  known: ReadonlySet<string>,
): PostalCode {
  const municipalities = row.municipalityCodes('municipalities', (list ?? '').split('|').filter(Boolean));
  for (const each of municipalities) {
    if (!known.has(each)) row.report('municipalities', each, `a code of ${MUNICIPALITIES}`);
  }
  return {
    code: row.postalCode('code', code),
    name: row.text('name', name),
    municipalities,
    ...row.position(lat, lon),
  };
}

function parseTable<Row extends { code: string }>(
  table: string,
  header: string,
  csv: string,
  rowOf: (fields: readonly string[], row: RowReader) => Row,
  problems: RowProblem[],
): Row[] {
  const [first, ...lines] = csv.replace(/\r\n/g, '\n').split('\n');
  if (first !== header) {
    problems.push({ table, line: 1, field: 'header', detail: JSON.stringify(first), expected: header });
    return [];
  }
  const rows = new Map<string, Row>();
  const width = header.split(';').length;
  lines.forEach((line, index) => {
    if (line === '') return;
    const fields = line.split(';');
    const reader = new RowReader(table, index + 2);
    if (fields.length !== width) reader.report('row', `${fields.length} columns`, `${width} columns: ${header}`);
    const row = rowOf(fields, reader);
    if (rows.has(row.code)) reader.report('code', `${row.code} again`, 'each code once');
    if (reader.problems.length === 0) rows.set(row.code, row);
    problems.push(...reader.problems);
  });
  if (lines.every((line) => line === '')) {
    problems.push({ table, line: 0, field: 'table', detail: 'no rows', expected: 'at least one row' });
  }
  return [...rows.values()];
}
