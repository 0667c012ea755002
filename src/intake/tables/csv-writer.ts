/** Tables in the form the import reads: template headers, records, and the errors of an import, for a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { CandidateInputDto, UnmappedTextDto } from '../../candidates/candidate-input.dto';
import type { FieldProblem } from '../../common/errors';
import type { OpeningInputDto } from '../../openings/opening-input.dto';
import { CANDIDATE_COLUMNS } from './candidate-columns';
import { type Column, UNMAPPED_PREFIX } from './column-map';
import { OPENING_COLUMNS } from './opening-columns';
import type { ParsedFile } from '../records/parsed-file';

/** Language of headers; both are read back. */
export type HeaderLanguage = 'da' | 'en';

/**
 * People as CSV with the template's headers: semicolon, byte-order mark, and cells that a spreadsheet could run as a
 * formula guarded by `'`. No people gives the empty template. Work experience and education have no column.
 */
export function candidatesToCsv(
  candidates: readonly CandidateInputDto[] = [],
  language: HeaderLanguage = 'da',
): string {
  return toCsv(CANDIDATE_COLUMNS, candidates, language, () => true);
}

/** Openings as CSV, in the same way. */
export function openingsToCsv(openings: readonly OpeningInputDto[] = [], language: HeaderLanguage = 'da'): string {
  return toCsv(OPENING_COLUMNS, openings, language, (path) => path !== 'hiringOrganization');
}

/** Columns that repeat another one in a shorter form; they are read but not offered. */
const READ_ONLY = ['fullName', 'hours', 'drivingLicence'];

function toCsv<Row, Input extends { unmapped?: UnmappedTextDto[] }>(
  columns: readonly Column<Row, Input>[],
  inputs: readonly Input[],
  language: HeaderLanguage,
  isLeftover: (path: string) => boolean,
): string {
  const offered = columns.filter((column) => !READ_ONLY.includes(column.name));
  const paths = [...new Set(inputs.flatMap((input) => input.unmapped?.map((one) => one.path) ?? []))].filter(
    isLeftover,
  );
  const header = [
    ...offered.map((column) => column.headers[language === 'da' ? 0 : 1]),
    ...paths.map((path) => UNMAPPED_PREFIX + path),
  ];
  const rows = inputs.map((input) => [
    ...offered.map((column) => column.write(input)),
    ...paths.map((path) => textsAt(input.unmapped ?? [], path)),
  ]);
  return csv([header, ...rows]);
}

function textsAt(unmapped: readonly UnmappedTextDto[], path: string): string {
  return unmapped
    .filter((one) => one.path === path)
    .map((one) => one.text)
    .join('\n');
}

function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter: ';', bom: true, escape_formulas: true },
  );
}

const ERROR_HEADERS = {
  da: ['Linje', 'Sted', 'Felt', 'Kode', 'Fejl', 'Forventet', 'Resultat'],
  en: ['Line', 'Place', 'Field', 'Code', 'What', 'Expected', 'Result'],
} as const;
const RESULTS = {
  da: { refused: 'ikke importeret', noted: 'importeret' },
  en: { refused: 'not imported', noted: 'imported' },
} as const;

/** How a problem is told: its field, what is wrong, what would be right. */
export type ProblemWords = (problem: FieldProblem) => { field: string; wrong: string; right: string };

const AS_THE_API_TELLS: ProblemWords = ({ pointer, detail, expected = '' }) => ({
  field: pointer,
  wrong: detail,
  right: expected,
});

/** What was refused and what was noted, as CSV in the order of the file: one line for each problem. */
export function errorFile(
  parsed: ParsedFile,
  language: HeaderLanguage = 'da',
  told: ProblemWords = AS_THE_API_TELLS,
): string {
  const entries = [
    ...parsed.refusals.map(({ line, path, problems }) => ({ line, path, problems, result: RESULTS[language].refused })),
    ...parsed.records.map(({ line, path, notes }) => ({
      line,
      path,
      problems: notes,
      result: RESULTS[language].noted,
    })),
  ].sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  const rows = entries.flatMap(({ line, path, problems, result }) =>
    problems.map((one) => {
      const { field, wrong, right } = told(one);
      return [line === null ? '' : String(line), path, field, one.code, wrong, right, result];
    }),
  );
  return csv([ERROR_HEADERS[language], ...rows]);
}
