import type { DataSource } from 'typeorm';

/** Every row of every table of every schema as text: for tests that ask whether something is left anywhere. */
export async function dumpDatabase({ manager }: DataSource): Promise<Map<string, string>> {
  const tables = await manager.query<{ name: string }[]>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await manager.query<{ row: string }[]>(`select t::text as row from ${name} t`);
    dump.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return dump;
}

/** Tables in which a text is found. */
export function tablesHolding(dump: ReadonlyMap<string, string>, text: string | RegExp): string[] {
  return [...dump]
    .filter(([, rows]) => (typeof text === 'string' ? rows.includes(text) : text.test(rows)))
    .map(([table]) => table)
    .sort();
}
