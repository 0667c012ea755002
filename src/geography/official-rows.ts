import { parse } from 'csv-parse/sync';

/** One row of an official file: the line of a CSV or the position in a JSON array, and its fields by name. */
export interface OfficialRow {
  line: number;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Rows of a JSON array (as text or already parsed) or of a CSV with a header, separated by semicolon or comma.
 * @throws SyntaxError for broken JSON, csv-parse's error for broken quotes, TypeError for JSON that is no array
 */
export function officialRows(input: string | readonly unknown[]): OfficialRow[] {
  if (typeof input !== 'string') return jsonRows(input);
  const text = input.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('[')) return jsonRows(JSON.parse(text));
  if (text.startsWith('{')) throw new TypeError('GEOGRAPHY.NOT_A_LIST: expected a JSON array of rows, or a CSV');
  return csvRows(text);
}

function jsonRows(list: unknown): OfficialRow[] {
  if (!Array.isArray(list)) throw new TypeError('GEOGRAPHY.NOT_A_LIST: expected a JSON array of rows, or a CSV');
  return list.map((item: unknown, index) => ({ line: index + 1, fields: isRecord(item) ? item : {} }));
}

function csvRows(text: string): OfficialRow[] {
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  const rows: unknown[] = parse(text, {
    columns: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rows.flatMap((row) => {
    if (!isRecord(row) || !isRecord(row['info']) || !isRecord(row['record'])) return [];
    return [{ line: Number(row['info']['lines']), fields: row['record'] }];
  });
}

/** True for a plain object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
