/** Systems that are not PostgreSQL get its tables: the statements that fill those are taken and given on as rows. */
import type { Client } from 'pg';

/** The columns of a table as its `create table` names them: name and type. */
export type Columns = readonly (readonly [name: string, type: string])[];

/** A row by column. */
export type Row = Readonly<Record<string, unknown>>;

/** What takes the tables; names are without their schema. */
export interface TableSink {
  create(table: string, columns: Columns): void | Promise<void>;
  insert(table: string, rows: readonly Row[]): void | Promise<void>;
}

/** Stands where `fillTables` wants a connection. Keys, order and statistics are PostgreSQL's: they are passed over. */
export function asClient(sink: TableSink): Client {
  const query = async (text: string, values?: unknown[]): Promise<{ rows: { name: string }[] }> => {
    const target = /^insert into bench\.(\w+)/.exec(text)?.[1];
    if (target) await sink.insert(target, JSON.parse(String(values![0])) as Row[]);
    else if (text.includes('create schema')) {
      for (const [table, columns] of tablesIn(text)) await sink.create(table, columns);
    }
    return { rows: [{ name: 'none' }] };
  };
  return { query } as unknown as Client;
}

function tablesIn(text: string): [table: string, columns: Columns][] {
  return [...text.matchAll(/create table bench\.(\w+) \(([\s\S]*?)\)(?=;|$)/g)].map(([, table, body]) => [
    table!,
    body!.split(',').map((column) => {
      const [name, type] = column.trim().split(/\s+/);
      return [name!, type!] as const;
    }),
  ]);
}
