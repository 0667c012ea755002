/** CSV: the delimiter is found by the headers it makes sense of; a broken row is named by its line. */
import { CsvError, parse } from 'csv-parse/sync';
import {
  type ParseOptions,
  problem,
  type ReaderResult,
  type RecordRefusal,
  UnreadableFile,
} from '../records/parsed-file';
import { knownColumns, readTable, tableKind, type TableRow, unknownColumns } from './table.reader';

/** Characters in which the header line must end. */
const HEADER_LENGTH = 65_536;
const DELIMITERS = [';', ',', '\t', '|'] as const;

interface RawRow {
  record: string[];
  /** bytes from the start of the text to the end of the row */
  info: { bytes: number };
}

/** True when some delimiter gives the first filled line headers that tell what the rows are. */
export function looksLikeCsv(text: string, options: ParseOptions): boolean {
  return DELIMITERS.some(
    (delimiter) => tableKind(headersOf(text, delimiter), { ...options, kind: undefined }) !== undefined,
  );
}

/**
 * Reads a CSV text. A quote that is never closed swallows the rest of a file: the rows before it are kept, and the
 * row it opens in is refused with its line.
 * @throws UnreadableFile `FILE.UNKNOWN_COLUMNS`, and what `readTable` throws
 */
export function readCsv(text: string, options: ParseOptions): ReaderResult {
  const delimiter = findDelimiter(text, options);
  if (delimiter === undefined) throw new UnreadableFile(unknownColumns());
  const { rows, refusal } = rowsOf(text, delimiter);
  const [header, ...body] = rows;
  const result = readTable({ headers: header?.cells ?? [], rows: body }, options);
  return { format: 'csv', ...result, refusals: [...result.refusals, ...(refusal ? [refusal] : [])] };
}

/** Headers of a table whatever they are called, cut by the delimiter that gives most of them. */
export function csvHeaders(text: string): string[] {
  return DELIMITERS.map((delimiter) => headersOf(text, delimiter)).reduce((most, one) =>
    one.length > most.length ? one : most,
  );
}

function findDelimiter(text: string, options: ParseOptions): string | undefined {
  const fits = DELIMITERS.filter((delimiter) => tableKind(headersOf(text, delimiter), options) !== undefined);
  const score = (delimiter: string): number => {
    const headers = headersOf(text, delimiter);
    return knownColumns(headers, options) * 1000 + Math.min(headers.length, 999);
  };
  return fits.sort((left, right) => score(right) - score(left))[0];
}

function headersOf(text: string, delimiter: string): string[] {
  try {
    return parse(text.slice(0, HEADER_LENGTH), { ...settings(delimiter), to: 1, info: false })[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function settings(delimiter: string): {
  delimiter: string;
  relax_column_count: true;
  relax_quotes: true;
  skip_empty_lines: true;
} {
  return { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
}

function rowsOf(text: string, delimiter: string): { rows: TableRow[]; refusal?: RecordRefusal } {
  const bytes = Buffer.from(text);
  try {
    return { rows: withLines(bytes, parse(bytes, { ...settings(delimiter), info: true }) as unknown as RawRow[]) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser gives nothing when it fails at the end, so the rows before the open quote are read once more.
    const start = openRowStart(text, delimiter);
    const rows = start === 0 ? [] : rowsOf(text.slice(0, start), delimiter).rows;
    const line = lineAt(Buffer.from(text.slice(0, start)), Buffer.byteLength(text.slice(0, start)), 0, 1);
    return {
      rows,
      refusal: {
        line,
        path: '',
        problems: [
          problem(
            'ROW.QUOTE_NOT_CLOSED',
            'A quotation mark opens here and is never closed.',
            'Closed quotation marks.',
          ),
        ],
      },
    };
  }
}

/** Where the row begins whose quote stays open: after the last line end outside quotes. */
function openRowStart(text: string, delimiter: string): number {
  let quoted = false;
  let cellStart = true;
  let rowStart = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (quoted) {
      if (char !== '"') continue;
      if (text[index + 1] === '"') index += 1;
      else quoted = false;
    } else if (char === '"' && cellStart) {
      quoted = true;
    } else if (char === '\n') {
      rowStart = index + 1;
    }
    cellStart = !quoted && (char === delimiter || char === '\n');
  }
  return rowStart < text.length ? rowStart : 0;
}

function withLines(bytes: Buffer, rows: readonly RawRow[]): TableRow[] {
  let line = 1;
  let end = 0;
  return rows.map(({ record, info }) => {
    // Empty lines before the row belong to its bytes.
    let start = end;
    while (start < info.bytes && (bytes[start] === 0x0a || bytes[start] === 0x0d)) start += 1;
    line = lineAt(bytes, start, end, line);
    const row = { line, path: '', cells: record };
    line = lineAt(bytes, info.bytes, start, line);
    end = info.bytes;
    return row;
  });
}

function lineAt(bytes: Buffer, until: number, from: number, line: number): number {
  let count = line;
  for (let index = from; index < until; index += 1) {
    const byte = bytes[index];
    if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a)) count += 1;
  }
  return count;
}
