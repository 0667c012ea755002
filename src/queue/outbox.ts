/**
 * The transactional outbox: a writer stores in one transaction what it changed and that it changed, so no change can
 * be lost between the database and the queue. Rows stay unprocessed until the work they ask for is stored; the sweep
 * hands over again whatever was lost in between.
 */
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { withoutValues } from '../common/without-values';
import { noteWritten } from '../database/request-sequence';
import type { JobQueue } from './job-queue';

/** A record that changed in a way the matcher must know of. */
export interface Change {
  aggregate: 'opening' | 'candidate';
  aggregateId: string;
  municipality: string;
  /** short code of what happened, e.g. `created`, `updated`, `state`; never personal data */
  reason: string;
}

/** Tells the outbox, inside a transaction, that a record changed. */
export type Publish = (change: Change) => void;

/** Hears of every change inside the transaction that makes it, e.g. to log who made it. */
export type OnChanges = (manager: EntityManager, changes: readonly Change[]) => Promise<void>;

const JOB_OF = { opening: 'rematch-opening', candidate: 'rematch-candidate' } as const;

export class Outbox {
  private readonly log = new Logger('Outbox');

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly onChanges?: OnChanges,
  ) {}

  /**
   * Runs `work` in a transaction, stores the changes it publishes in the same transaction, and hands them to the queue
   * after commit. This is how every service writes.
   */
  async transaction<T>(work: (manager: EntityManager, publish: Publish) => Promise<T>): Promise<T> {
    const changes: Change[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const value = await work(manager, (change) => changes.push(change));
      await this.append(manager, changes);
      return value;
    });
    await this.handOver(changes);
    return result;
  }

  /** Stores changes in the caller's transaction; the caller then calls `handOver` after commit. */
  async append(manager: EntityManager, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const [row] = await manager.query<{ change: string }[]>(
      `with added as (
         insert into outbox (aggregate, aggregate_id, municipality, reason)
         select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[])
       ) select pg_current_xact_id()::text as change`,
      [
        changes.map((change) => change.aggregate),
        changes.map((change) => change.aggregateId),
        changes.map((change) => change.municipality),
        changes.map((change) => change.reason),
      ],
    );
    noteWritten(Number(row!.change));
    await this.onChanges?.(manager, changes);
  }

  /** Hands committed changes to the queue. A queue that does not answer is no fault of the writer: the sweep repairs. */
  async handOver(changes: readonly Pick<Change, 'aggregate' | 'aggregateId'>[]): Promise<void> {
    const keys = new Map(changes.map((change) => [`${change.aggregate}:${change.aggregateId}`, change]));
    try {
      await this.queue.addAll(
        [...keys.values()].map(({ aggregate, aggregateId }) => ({
          name: JOB_OF[aggregate],
          payload: aggregate === 'opening' ? { openingId: aggregateId } : { candidateId: aggregateId },
          key: aggregateId,
        })),
      );
    } catch (error) {
      this.log.warn(`the queue took no jobs, the sweep will repair: ${withoutValues(error)}`);
    }
  }

  /**
   * Hands over everything that has waited longer than `olderThanSeconds`; returns how many records that were.
   * Records whose job still waits or runs are coalesced by the queue.
   */
  async handOverLost(olderThanSeconds: number): Promise<number> {
    const rows: { aggregate: Change['aggregate']; aggregateId: string }[] = await this.dataSource.query(
      `select distinct aggregate, aggregate_id as "aggregateId" from outbox
       where processed_at is null and created_at <= now() - make_interval(secs => $1)`,
      [olderThanSeconds],
    );
    await this.handOver(rows);
    return rows.length;
  }

  /** Records that wait for a job: 0 when everything written so far is matched. */
  async pending(): Promise<number> {
    const [row] = await this.dataSource.query(
      `select count(*)::int as pending from (select distinct aggregate, aggregate_id from outbox where processed_at is null) p`,
    );
    return row.pending as number;
  }

  /** Newest unprocessed row about a record and the reasons given, or null when nothing waits. */
  async waiting(aggregate: Change['aggregate'], id: string): Promise<{ lastId: string; reasons: string[] } | null> {
    const [row] = await this.dataSource.query(
      `select max(id)::text as "lastId", array_agg(distinct reason) as reasons from outbox
       where aggregate = $1 and aggregate_id = $2 and processed_at is null`,
      [aggregate, id],
    );
    return row?.lastId ? row : null;
  }

  /**
   * Marks a record's rows up to `lastId` as done; rows that came later stay. The commit does not wait for the disk: a
   * mark that is lost in a crash only has the work done once more.
   */
  async markProcessed(
    manager: EntityManager,
    aggregate: Change['aggregate'],
    id: string,
    lastId: string,
  ): Promise<void> {
    await manager.query(
      `with quickly as (select set_config('synchronous_commit', 'off', true))
       update outbox set processed_at = now() from quickly
       where aggregate = $1 and aggregate_id = $2 and id <= $3 and processed_at is null`,
      [aggregate, id, lastId],
    );
  }

  /** Forgets rows that were done more than `days` days ago. */
  async prune(days: number): Promise<void> {
    await this.dataSource.query(`delete from outbox where processed_at < now() - make_interval(days => $1)`, [days]);
  }
}
