import type { EntityManager } from 'typeorm';

/** Which rows a reader wants: named ones, or all written since its previous reading. */
export interface ChangesWanted {
  /** watermark of the previous reading; `0` or left out = everything */
  changedSince?: string;
  ids?: readonly string[];
}

/** Rows handed to one query. */
const CHUNK = 20_000;

/**
 * Runs a reading in one snapshot, so that parents and children fit together. The watermark is the oldest transaction
 * that had not ended: rows of that and all later ones are read again next time, so nothing can be missed.
 */
export async function inOneSnapshot<T>(
  manager: EntityManager,
  read: (manager: EntityManager, watermark: string) => Promise<T>,
): Promise<T> {
  const work = async (inside: EntityManager): Promise<T> => {
    const [row] = await inside.query<{ watermark: string }[]>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as watermark',
    );
    return read(inside, row!.watermark);
  };
  if (manager.queryRunner?.isTransactionActive) return work(manager);
  return manager.transaction('REPEATABLE READ', work);
}

/** The new watermark when nothing was written since `watermark`, in one short question; null when something was. */
export async function quietSince(
  manager: EntityManager,
  table: 'candidates' | 'openings',
  watermark: string,
): Promise<string | null> {
  const [row] = await manager.query<{ now: string; changed: boolean }[]>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as now,
       exists (select 1 from ${table} where changed_xid >= $1::bigint) as changed`,
    [watermark],
  );
  return row!.changed ? null : row!.now;
}

/** Ids of the wanted rows of a table that has `changed_xid` and `deleted_at`, the deleted ones apart. */
export async function changedIds(
  manager: EntityManager,
  table: 'candidates' | 'openings',
  wanted: ChangesWanted,
): Promise<{ ids: string[]; deleted: string[] }> {
  const since = wanted.changedSince ?? '0';
  const select = `select id, deleted_at is not null as gone from ${table} where changed_xid >= $1::bigint`;
  const rows = await (wanted.ids
    ? manager.query<{ id: string; gone: boolean }[]>(`${select} and id = any($2::uuid[])`, [since, wanted.ids])
    : manager.query<{ id: string; gone: boolean }[]>(select, [since]));
  return {
    ids: rows.filter((row) => !row.gone).map((row) => row.id),
    deleted: rows.filter((row) => row.gone).map((row) => row.id),
  };
}

/** Calls `read` with at most 20,000 ids at a time. */
export async function inChunks(
  ids: readonly string[],
  read: (part: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) await read(ids.slice(start, start + CHUNK));
}
