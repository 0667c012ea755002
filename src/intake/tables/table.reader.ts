/** Rows of a table, from CSV or a spreadsheet, as records: one row, one record, errors by line. */
import { CANDIDATE_COLUMNS } from './candidate-columns';
import { type CandidateRow, emptyCandidateRow } from './candidate-row';
import { checkColumnMap, type Column, columnsOf, kindOfTable, scoreHeaders, UNMAPPED_PREFIX } from './column-map';
import { finishCandidate, finishOpening, known, type RecordPlace } from '../records/finish-record';
import { OPENING_COLUMNS } from './opening-columns';
import { emptyOpeningRow, type OpeningRow } from './opening-row';
import {
  INTAKE_LIMITS,
  type ParsedRecord,
  type ParseOptions,
  problem,
  type ReaderResult,
} from '../records/parsed-file';
import { type RecordKind, type RecordRefusal, UnreadableFile } from '../records/parsed-file';
import { RecordDraft } from '../records/record-draft';
import { SourceNode } from '../records/source-node';

/** One row: its cells and where it stood. */
export interface TableRow extends RecordPlace {
  cells: readonly string[];
}

/** A table with its headers. */
export interface Table {
  headers: readonly string[];
  rows: readonly TableRow[];
}

const ALL_COLUMNS = [...CANDIDATE_COLUMNS, ...OPENING_COLUMNS];

/** What a table with these headers holds; `undefined` when they do not tell. A user's choice wins. */
export function tableKind(headers: readonly string[], options: ParseOptions): RecordKind | undefined {
  if (headers.length > INTAKE_LIMITS.columns) return undefined;
  if (options.kind) return options.kind;
  return kindOfTable({
    candidates: scoreHeaders(CANDIDATE_COLUMNS, headers, options),
    openings: scoreHeaders(OPENING_COLUMNS, headers, options),
  });
}

/** How many headers the better fitting kind of table knows; tells which delimiter cuts a header line rightly. */
export function knownColumns(headers: readonly string[], options: ParseOptions): number {
  const scores = [scoreHeaders(CANDIDATE_COLUMNS, headers, options), scoreHeaders(OPENING_COLUMNS, headers, options)];
  return Math.max(...scores.map((score) => score.known));
}

/**
 * Reads all rows of a table.
 * @throws UnreadableFile when the column map is wrong, the headers tell nothing, or a table of openings has no title
 */
export function readTable(table: Table, options: ParseOptions): Omit<ReaderResult, 'format'> {
  checkColumnMap(ALL_COLUMNS, options);
  if (table.headers.length > INTAKE_LIMITS.columns) throw new UnreadableFile(unknownColumns());
  const kind = tableKind(table.headers, options);
  if (kind === undefined) throw new UnreadableFile(unknownColumns());
  if (table.rows.length > INTAKE_LIMITS.records) {
    throw new UnreadableFile(
      problem(
        'FILE.TOO_MANY_RECORDS',
        `${table.rows.length} rows.`,
        `At most ${INTAKE_LIMITS.records} rows in a file.`,
      ),
    );
  }
  const reader =
    kind === 'candidates' ? candidateReader(table.headers, options) : openingReader(table.headers, options);
  const records: ParsedRecord[] = [];
  const refusals: RecordRefusal[] = [];
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    try {
      records.push(readRow(table.headers, row, options, reader));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refusals.push({ line: row.line, path: row.path, problems: [error.problem] });
    }
  }
  return { kind, records, refusals };
}

/** The refusal for headers that tell nothing. */
export function unknownColumns(): ReturnType<typeof problem> {
  return problem(
    'FILE.UNKNOWN_COLUMNS',
    'The headers do not tell whether the rows are people or openings.',
    `Headers of the template, a column map, or a stated kind; at most ${INTAKE_LIMITS.columns} columns.`,
  );
}

type RowReader = (draft: RecordDraft, place: RecordPlace, nodes: readonly SourceNode[]) => ParsedRecord;

function readRow(headers: readonly string[], row: TableRow, options: ParseOptions, reader: RowReader): ParsedRecord {
  const root = new SourceNode('');
  const names = headers.concat(
    row.cells.slice(headers.length).map((_cell, index) => columnName(headers.length + index)),
  );
  const nodes = names.map((header, index) => {
    const name = header.trim() || columnName(index);
    const ours = name.startsWith(UNMAPPED_PREFIX);
    const node = new SourceNode(ours ? name.slice(UNMAPPED_PREFIX.length) : name);
    const text = row.cells[index] ?? '';
    node.text = ours ? withoutFormulaGuard(text) : text;
    root.add(name, node);
    return node;
  });
  leaveOutCpr(nodes);
  const draft = new RecordDraft(root, options);
  if (nodes.some((node) => node.taken)) {
    draft.note(
      '',
      'CPR.LEFT_OUT',
      'A CPR number was left out.',
      'Use the column `Id` as key; a CPR number is not imported.',
    );
  }
  return reader(draft, { line: row.line, path: row.path }, nodes);
}

function columnName(index: number): string {
  return `column ${index + 1}`;
}

/** A CPR number has no field and may not end in free text (domain.md §9.1–9.2): it is left out, and said so. */
function leaveOutCpr(nodes: readonly SourceNode[]): void {
  for (const node of nodes) {
    const isCpr = /^(?:cpr|personnummer|cvilregistrering)/i.test(node.path) && /\d/.test(node.text);
    if (isCpr) node.taken = true;
  }
}

function readCells<Row, Input>(
  draft: RecordDraft,
  columns: readonly (Column<Row, Input> | undefined)[],
  nodes: readonly SourceNode[],
  row: Row,
): Map<string, SourceNode> {
  const read = new Map<string, SourceNode>();
  columns.forEach((column, index) => {
    const node = nodes[index];
    // Two columns for one field: the first that is filled counts, the other stays as text.
    if (!column || !node || node.text.trim() === '' || read.has(column.name)) return;
    node.text = withoutFormulaGuard(node.text);
    column.read(draft, node, row);
    read.set(column.name, node);
  });
  return read;
}

/** Our own export puts `'` before a cell that a spreadsheet could run as a formula. */
function withoutFormulaGuard(text: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** @throws UnreadableFile `ROW.OTHER_MUNICIPALITY`: a file cannot put a case into another municipality */
function checkMunicipality(stated: string | undefined, options: ParseOptions): void {
  if (stated === undefined || stated === options.municipality) return;
  throw new UnreadableFile(
    problem(
      'ROW.OTHER_MUNICIPALITY',
      'The row belongs to another municipality than the import.',
      `Municipality ${options.municipality}, or no municipality.`,
      '/municipality',
    ),
  );
}

function candidateReader(headers: readonly string[], options: ParseOptions): RowReader {
  const columns = columnsOf(CANDIDATE_COLUMNS, headers, options);
  return (draft, place, nodes) => {
    const row = emptyCandidateRow();
    return candidateOf(draft, place, row, readCells(draft, columns, nodes, row));
  };
}

function candidateOf(
  draft: RecordDraft,
  place: RecordPlace,
  row: CandidateRow,
  read: ReadonlyMap<string, SourceNode>,
): ParsedRecord {
  checkMunicipality(row.municipality, draft.options);
  const { code } = row.status;
  if (code === undefined) giveBack(draft, read, STATUS, '/status/code', 'A status code.');
  const languages = row.fields.languages ?? [];
  const danish = known(row.danish);
  if (Object.keys(danish).length > 0) {
    const known = languages.find((language) => language.language === 'da');
    if (known) Object.assign(known, danish);
    else languages.push({ language: 'da', ...danish, source: 'import' });
  }
  return finishCandidate(draft, place, {
    ...row.fields,
    identity: filled(row.identity),
    status: code === undefined ? undefined : { ...row.status, code },
    residence: filled(row.residence),
    travel: filled(row.travel),
    languages: languages.length > 0 ? languages : undefined,
  });
}

const STATUS = ['statusFrom', 'statusUntil'];

/** Cells that cannot be held without their key field go back to the unmapped ones. */
function giveBack(
  draft: RecordDraft,
  read: ReadonlyMap<string, SourceNode>,
  names: readonly string[],
  pointer: string,
  expected: string,
): void {
  const nodes = names.flatMap((name) => read.get(name) ?? []);
  if (nodes.length === 0) return;
  for (const node of nodes) node.taken = false;
  draft.note(pointer, 'FIELD.REQUIRED', 'Columns that belong to it are filled; they were kept as text.', expected);
}

function filled<T extends object>(part: T): T | undefined {
  return Object.keys(part).length > 0 ? part : undefined;
}

/** @throws UnreadableFile `FILE.REQUIRED_COLUMN_MISSING` when no column holds titles */
function openingReader(headers: readonly string[], options: ParseOptions): RowReader {
  const columns = columnsOf(OPENING_COLUMNS, headers, options);
  if (!columns.some((column) => column?.name === 'title')) {
    throw new UnreadableFile(
      problem(
        'FILE.REQUIRED_COLUMN_MISSING',
        'The table has no column with titles.',
        'A column `Titel` (title).',
        '/title',
      ),
    );
  }
  return (draft, place, nodes) => {
    const row: OpeningRow = emptyOpeningRow();
    readCells(draft, columns, nodes, row);
    checkMunicipality(row.municipality, draft.options);
    const { title } = row.fields;
    if (title === undefined) {
      throw new UnreadableFile(
        problem('FIELD.REQUIRED', 'The row has no title.', 'A title of 1–100 characters.', '/title'),
      );
    }
    if (row.hiringOrganization !== undefined) draft.keep('hiringOrganization', row.hiringOrganization);
    return finishOpening(draft, place, { ...row.fields, title, source: row.fields.source ?? 'import' });
  };
}
