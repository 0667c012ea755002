/** Which rows of a stamped table a reader has not seen yet. */
import type { EntityManager } from 'typeorm';
import { parseSnapshot, type SeenChanges } from './change-sequence';

/** Tables whose rows carry the number of the transaction that last wrote them (`changed_xid`). */
export type StampedTable = 'candidates' | 'openings';

/** Rows written by transactions that a reading before did not include. */
export interface UnseenRows {
  /** what this reading includes */
  seen: SeenChanges;
  /** by id the number of the writing transaction; rows that are there */
  there: Map<string, number>;
  /** ids of rows that are gone: marked as deleted, or removed altogether */
  gone: string[];
}

/** The condition "not seen yet" for a column; `$1` and `$2` are the parameters of `unseenParameters`. */
const unseen = (column: string): string => `(${column} >= $1::bigint or ${column} = any($2::bigint[]))`;

/** Parameters `$1` and `$2` of the conditions. */
export function unseenParameters(seen: SeenChanges): [number, readonly number[]] {
  return [seen.from, seen.underWay];
}

/**
 * An SQL question, true when a row of the table was written or removed since. Every part asks for a largest stamp,
 * which is one look into the index whatever the plan: for a range or a list of stamps the plan of a prepared statement
 * may read the whole table to find that there is nothing.
 */
export function anyUnseen(table: StampedTable): string {
  const newest = (from: string): string => `coalesce((select max(changed_xid) from ${from}), 0) >= $1::bigint`;
  const underWay = (from: string): string =>
    `exists (select 1 from unnest($2::bigint[]) as u (change)
       where (select max(changed_xid) from ${from} changed_xid = u.change) is not null)`;
  const removed = `removed_rows where table_name = '${table}'`;
  return `(${newest(table)} or ${newest(removed)} or ${underWay(`${table} where`)} or ${underWay(`${removed} and`)})`;
}

/**
 * The unseen rows of a table. Call it first in a transaction of one snapshot (`repeatable read`): what is read of the
 * rows afterwards belongs to the same moment.
 */
export async function unseenRows(manager: EntityManager, table: StampedTable, since: SeenChanges): Promise<UnseenRows> {
  const [row] = await manager.query<{ snapshot: string }[]>('select pg_current_snapshot()::text as snapshot');
  const rows = await manager.query<{ id: string; change: number; gone: boolean }[]>(
    `select id, changed_xid::float8 as change, deleted_at is not null as gone from ${table} where ${unseen('changed_xid')}
     union all
     select r.id, r.changed_xid::float8, true from removed_rows r
     where r.table_name = '${table}' and ${unseen('r.changed_xid')}
       and not exists (select 1 from ${table} t where t.id = r.id)`,
    unseenParameters(since),
  );
  return {
    seen: parseSnapshot(row!.snapshot),
    there: new Map(rows.filter(({ gone }) => !gone).map(({ id, change }) => [id, change])),
    gone: rows.filter(({ gone }) => gone).map(({ id }) => id),
  };
}

/**
 * Stamps rows anew whose stamps lie in the future: they come from a dump of another server, whose transactions were
 * numbered by itself. Without this every reader would take them for unseen again and again.
 */
export async function restampRestoredRows(manager: EntityManager): Promise<void> {
  for (const table of ['candidates', 'openings'] satisfies StampedTable[]) {
    await manager.query(
      `update ${table} set changed_xid = 0
       where changed_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint`,
    );
  }
  await manager.query(
    `delete from removed_rows where changed_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint`,
  );
}
