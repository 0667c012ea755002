/** The short question before each answer: was anything written that the copies of this process have not seen? */
import type { DataSource } from 'typeorm';
import { parseSnapshot, type SeenChanges } from '../../database/change-sequence';
import { anyUnseen, type StampedTable, unseenParameters } from '../../database/unseen-rows';

/** What the question needs of the driver's pool: a statement that stays prepared on its connections. */
interface PreparingPool {
  query(statement: {
    name: string;
    text: string;
    values: readonly unknown[];
  }): Promise<{ rows: { snapshot: string; changed: boolean }[] }>;
}

/** Connections of a pool that the server has closed are found out one by one when they are used. */
const ATTEMPTS = 12;

/** Codes of a connection that ended, by PostgreSQL (class 57P, 08) and by the network. */
const ENDED = /^(57P0[1-3]|08.{3}|ECONNRESET|EPIPE|ECONNREFUSED)$/;

/**
 * What the database includes now when nothing of the table is unseen; null when something is. One statement, prepared
 * once on each connection. A connection that has ended is replaced: the answer rests on nothing that was told before, so
 * nothing can be missed over it.
 */
export async function quietNow(
  dataSource: DataSource,
  table: StampedTable,
  since: SeenChanges,
): Promise<SeenChanges | null> {
  const pool = (dataSource.driver as unknown as { master: PreparingPool }).master;
  const statement = {
    name: `unseen-${table}`,
    text: `select pg_current_snapshot()::text as snapshot, ${anyUnseen(table)} as changed`,
    values: unseenParameters(since),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const [row] = (await pool.query(statement)).rows;
      return row!.changed ? null : parseSnapshot(row!.snapshot);
    } catch (error) {
      if (attempt === ATTEMPTS || !isEnded(error)) throw error;
    }
  }
}

function isEnded(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return ENDED.test(code ?? '') || /Connection terminated/.test(message ?? '');
}
