/** The short question before each answer: was anything written that the copies of this process have not seen? */
import type { DataSource } from 'typeorm';
import { parseSnapshot, type SeenChanges } from '../../database/change-sequence';
import { askPrepared } from '../../database/prepared-query';
import { anyUnseen, type StampedTable, unseenParameters } from '../../database/unseen-rows';

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
  const [row] = await askPrepared<{ snapshot: string; changed: boolean }>(dataSource, {
    name: `unseen-${table}`,
    text: `select pg_current_snapshot()::text as snapshot, ${anyUnseen(table)} as changed`,
    values: unseenParameters(since),
  });
  return row!.changed ? null : parseSnapshot(row!.snapshot);
}
