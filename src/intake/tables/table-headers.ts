/** The headers of a file that is a table, and what each column is taken for: for choosing columns by hand. */
import { CANDIDATE_COLUMNS } from './candidate-columns';
import { type ColumnName, columnsOf } from './column-map';
import { csvHeaders } from './csv.reader';
import { decodeText } from '../files/decode';
import { OPENING_COLUMNS } from './opening-columns';
import { type ColumnMap, type RecordKind, type SourceFile, UnreadableFile } from '../records/parsed-file';
import { xlsxHeaders } from './xlsx.reader';
import { listZip } from '../files/zip-guard';

/** One column of a file. */
export interface TableColumn {
  header: string;
  /** name of the field it goes into; null = kept as text */
  field: string | null;
}

/** One field that a column can be taken for. */
export interface TableField {
  name: string;
  labels: { da: string; en: string };
}

/** The columns of a table; undefined for a file that is none. */
export async function tableColumns(
  file: SourceFile,
  kind: RecordKind,
  columnMap: ColumnMap = {},
): Promise<TableColumn[] | undefined> {
  const headers = await headersOf(file);
  if (!headers || headers.length < 2) return undefined;
  const fields = columnsOf<ColumnName>(kind === 'candidates' ? CANDIDATE_COLUMNS : OPENING_COLUMNS, headers, {
    municipality: '0000',
    columnMap,
  });
  return headers.map((header, at) => ({ header, field: fields[at]?.name ?? null }));
}

/** All fields of one kind of record, in the order of the templates. */
export function tableFields(kind: RecordKind): TableField[] {
  const columns = kind === 'candidates' ? CANDIDATE_COLUMNS : OPENING_COLUMNS;
  return columns.map(({ name, headers: [da, en] }) => ({ name, labels: { da, en } }));
}

async function headersOf({ bytes }: SourceFile): Promise<readonly string[] | undefined> {
  try {
    if (bytes.toString('latin1', 0, 2) === 'PK') return await xlsxHeaders(listZip(bytes));
    const text = decodeText(bytes);
    return '{[<%'.includes(text.trimStart().charAt(0)) ? undefined : csvHeaders(text);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}
