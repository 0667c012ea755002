/**
 * Chains the events that are not sealed yet. One sealer works at a time (advisory lock); writers never wait for it.
 * Events are sealed in the order of their numbers among those it sees; one whose transaction ends late is sealed at
 * the next run. The order of the chain is that of the seals.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows';
import { AuditEvent } from './audit-event.entity';
import { AuditSeal } from './audit-seal.entity';
import { type ChainHead, GENESIS, seal } from './hash-chain';

// any fixed number: all programs of the product must name the same lock
const SEAL_LOCK = 851_2030;

/** Events of one transaction. */
const BATCH = 2000;

/** A transaction that writes to the log is never open as long as this: older events are all visible. */
const LONGEST_TRANSACTION = '1 hour';

export class AuditSealer {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Seals everything that waits; returns how many events that were.
   * @param options.everything look through the whole log for events that were never sealed, not only the last hour
   */
  async run(options: { everything?: boolean } = {}): Promise<number> {
    let sealed = 0;
    for (;;) {
      const batch = await this.sealBatch(options.everything ?? false);
      sealed += batch;
      if (batch < BATCH) return sealed;
    }
  }

  private async sealBatch(everything: boolean): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ free: boolean }[]>('select pg_try_advisory_xact_lock($1) as free', [
        SEAL_LOCK,
      ]);
      if (!lock?.free) return 0;
      const events = await unsealed(manager, everything);
      if (events.length === 0) return 0;
      let head = await chainHead(manager);
      const seals = events.map((event) => {
        const prevHash = head.hash;
        head = seal(head, event);
        return { seq: String(head.seq), eventId: event.id, prevHash, hash: head.hash };
      });
      await insertRows(manager, AuditSeal, seals);
      return seals.length;
    });
  }
}

/** Where the stored chain stands. */
export async function chainHead(manager: EntityManager): Promise<ChainHead> {
  const [last] = await manager.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_seals order by seq desc limit 1',
  );
  return last ? { seq: Number(last.seq), hash: last.hash } : { seq: 0, hash: GENESIS };
}

async function unsealed(manager: EntityManager, everything: boolean): Promise<AuditEvent[]> {
  const events = manager
    .createQueryBuilder(AuditEvent, 'e')
    .where('not exists (select 1 from audit_seals s where s.event_id = e.id)')
    .orderBy('e.id')
    .limit(BATCH);
  if (!everything) {
    // the newest sealed event says from where on anything can be missing
    events.andWhere(
      `e.at >= coalesce((select f.at from audit_seals s join audit_events f on f.id = s.event_id
         order by s.seq desc limit 1), '-infinity') - interval '${LONGEST_TRANSACTION}'`,
    );
  }
  return events.getMany();
}
