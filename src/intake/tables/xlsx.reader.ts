/** XLSX: every sheet with headers is a table; numbers and dates become the texts a person sees as values. */
import readWorkbook from 'read-excel-file/node';
import { INTAKE_LIMITS, type ParseOptions, problem, type ReaderResult, UnreadableFile } from '../records/parsed-file';
import { readTable, type Table, tableKind, unknownColumns } from './table.reader';
import { repack, type ZipPart } from '../files/zip-guard';

/**
 * Reads all sheets that hold the first sheet's kind of record. A sheet whose headers tell nothing is refused by name,
 * unless every sheet is like that: then the file is.
 * @param parts the parts of the container, already listed
 * @throws UnreadableFile `FILE.TOO_LARGE`, `FILE.BROKEN_XLSX`, `FILE.UNKNOWN_COLUMNS`
 */
export async function readXlsx(parts: readonly ZipPart[], options: ParseOptions): Promise<ReaderResult> {
  checkSpan(parts);
  const tables = (await sheetsOf(parts)).filter((table) => table.headers.length > 0);
  const kind = tables.map((table) => tableKind(table.headers, options)).find((found) => found !== undefined);
  if (kind === undefined) throw new UnreadableFile(unknownColumns());
  const result: ReaderResult = { format: 'xlsx', kind, records: [], refusals: [] };
  for (const table of tables) {
    const own = tableKind(table.headers, options);
    if (own !== kind) {
      const code = 'SHEET.OTHER_KIND';
      const detail = 'The sheet holds another kind of record than the first one, or its headers tell nothing.';
      result.refusals.push({ line: 1, path: table.name, problems: [problem(code, detail, `Headers for ${kind}.`)] });
      continue;
    }
    const { records, refusals } = readTable(table, { ...options, kind });
    result.records.push(...records);
    result.refusals.push(...refusals);
  }
  return result;
}

/** Headers of the first sheet that has some; undefined when the container is no workbook. @throws UnreadableFile */
export async function xlsxHeaders(parts: readonly ZipPart[]): Promise<readonly string[] | undefined> {
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) return undefined;
  checkSpan(parts);
  return (await sheetsOf(parts)).find(({ headers }) => headers.length > 0)?.headers;
}

/**
 * Unpacks the parts within the limit, and refuses a sheet that spans more cells than people fill: readers lay out the
 * whole rectangle.
 */
function checkSpan(parts: readonly ZipPart[]): void {
  for (const part of parts) {
    const content = part.read();
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part.name)) continue;
    let rows = 0;
    let columns = 0;
    for (const [, letters, digits] of content
      .toString('latin1')
      .matchAll(/<[a-z:]*c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g)) {
      rows = Math.max(rows, Number(digits));
      columns = Math.max(columns, columnNumber(letters ?? 'A'));
    }
    if (rows * columns > INTAKE_LIMITS.sheetCells) {
      throw new UnreadableFile(
        problem('FILE.TOO_LARGE', 'A sheet spans too many cells.', `At most ${INTAKE_LIMITS.sheetCells} cells.`),
      );
    }
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

async function sheetsOf(parts: readonly ZipPart[]): Promise<(Table & { name: string })[]> {
  try {
    const sheets = await readWorkbook(repack(parts));
    return sheets.map(({ sheet, data }) => {
      const [headers = [], ...rows] = data.map((row) => row.map(cellText));
      const body = rows.map((cells, index) => ({ line: index + 2, path: `${sheet}!${index + 2}`, cells }));
      const filled = headers.findLastIndex((header) => header.trim() !== '');
      return { name: sheet, headers: headers.slice(0, filled + 1), rows: body };
    });
  } catch {
    throw new UnreadableFile(
      problem('FILE.BROKEN_XLSX', 'The workbook cannot be read.', 'The file saved once more as .xlsx, or as CSV.'),
    );
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}
