import type { EntityManager } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';

/** Rows of one statement; beyond that the text of the parameter grows without gain. */
const ROWS_PER_STATEMENT = 5000;

/**
 * Inserts many rows with one parameter per statement, far from PostgreSQL's limit of 65,535. Columns that the first
 * row does not have get their default; all rows must have the same fields.
 *
 * Characters that PostgreSQL cannot store do not reach it: NUL is left out, half a surrogate pair becomes U+FFFD.
 * @param options.replace update the row of the same primary key, and raise its `version`
 * @param options.skipKnown leave rows out that a unique constraint has already
 * @returns how many rows were inserted or replaced
 */
export async function insertRows<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  rows: readonly Partial<Row>[],
  options: { replace?: boolean; skipKnown?: boolean } = {},
): Promise<number> {
  if (rows.length === 0) return 0;
  const metadata = manager.connection.getMetadata(entity);
  const columns = metadata.columns.filter((column) => column.propertyName in rows[0]!);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const sql =
    `insert into "${metadata.tableName}" (${names}) ` +
    `select ${names} from json_populate_recordset(null::"${metadata.tableName}", $1::json)` +
    (options.replace ? replaceClause(metadata.tableName, columns) : '') +
    (options.skipKnown ? ' on conflict do nothing' : '');
  let written = 0;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part = rows.slice(start, start + ROWS_PER_STATEMENT);
    const records = part.map((row) =>
      Object.fromEntries(columns.map((column) => [column.databaseName, stored(column, row)])),
    );
    // TypeORM does not hand on the count of rows that PostgreSQL tells
    const [row] = await manager.query<{ count: number }[]>(
      `with written as (${sql} returning 1) select count(*)::int as count from written`,
      [JSON.stringify(records, storable)],
    );
    written += row!.count;
  }
  return written;
}

/** The value as its column stores it: by the column's transformer, where it has one. */
function stored(column: ColumnMetadata, row: object): unknown {
  const value: unknown = (row as Record<string, unknown>)[column.propertyName];
  if (!column.transformer) return value;
  const plain = typeof value === 'string' ? storableText(value) : value;
  return [column.transformer].flat().reduce((before: unknown, transformer) => transformer.to(before) as unknown, plain);
}

function replaceClause(table: string, columns: readonly { isPrimary: boolean; databaseName: string }[]): string {
  const keys = columns.filter((column) => column.isPrimary).map((column) => `"${column.databaseName}"`);
  const assignments = columns
    .filter((column) => !column.isPrimary)
    .map((column) => `"${column.databaseName}" = excluded."${column.databaseName}"`);
  return (
    ` on conflict (${keys.join(', ')}) do update set ${assignments.join(', ')}, ` +
    `version = "${table}".version + 1, updated_at = now()`
  );
}

/** Replacer for JSON.stringify: every text as PostgreSQL can store it. */
export function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

/** Text as PostgreSQL can store it: without NUL, half surrogate pairs replaced. All other text is unchanged. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
