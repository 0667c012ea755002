/** The doctor's look at queue, worker and outbox. */
import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config';
import type { AnyQueue, QueueBackend } from '../../queue/queue-backend';
import type { Finding } from './finding';

/** After so many periods without a sweep nobody is taking jobs. */
const PERIODS = 3;

/** It answers. */
export async function checkQueue(backend: QueueBackend, queue: AnyQueue): Promise<Finding> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
  const waiting = (counts.waiting ?? 0) + (counts.prioritized ?? 0);
  const place = backend.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  return {
    name: 'queue',
    ok: true,
    found: `in ${place}: ${waiting} waiting, ${counts.active ?? 0} active, ${counts.delayed ?? 0} delayed`,
  };
}

/** No job was given up. */
export async function checkFailedJobs(queue: AnyQueue): Promise<Finding> {
  const { failed = 0 } = await queue.getJobCounts('failed');
  const [newest] = failed > 0 ? await queue.getJobs(['failed'], 0, 0, false) : [];
  return {
    name: 'failed jobs',
    ok: failed === 0,
    found: newest ? `${failed}; the newest is ${newest.name} ${newest.id}: ${newest.failedReason}` : 'none',
    todo: 'See GET /api/v1/jobs?state=failed; mend the cause and POST /api/v1/jobs/{id}/retry.',
  };
}

/** The regular sweep was taken lately, so a worker is alive and takes jobs. */
export async function checkSweep(queue: AnyQueue, config: Config, now: Date): Promise<Finding> {
  const scheduler = await queue.getJobScheduler('sweep');
  const period = config.SWEEP_SECONDS * 1000;
  // the next sweep is planned when one is taken: a plan that lies in the past was never taken
  const late = scheduler?.next === undefined ? undefined : now.getTime() - scheduler.next;
  return {
    name: 'sweep',
    ok: late !== undefined && late <= (PERIODS - 1) * period,
    found:
      late === undefined
        ? 'never planned'
        : late <= 0
          ? `taken in time, the next in ${Math.ceil(-late / 1000)} s`
          : `due for ${Math.ceil(late / 1000)} s (period ${config.SWEEP_SECONDS} s)`,
    todo: 'No worker takes jobs: start one with `npm start` or `npm run start:worker`.',
  };
}

/** Nothing has waited longer than a worker needs to notice. */
export async function checkOutbox(dataSource: DataSource, config: Config): Promise<Finding> {
  const [row] = await dataSource.query<{ pending: number; oldest: number | null }[]>(
    `select count(distinct (aggregate, aggregate_id))::int as pending,
       extract(epoch from clock_timestamp() - min(created_at))::int as oldest
     from outbox where processed_at is null`,
  );
  const { pending, oldest } = row!;
  return {
    name: 'outbox',
    ok: (oldest ?? 0) <= PERIODS * config.SWEEP_SECONDS,
    found: pending === 0 ? 'nothing waits' : `${pending} records wait, the oldest for ${oldest} s`,
    todo: 'Start a worker with `npm start` or `npm run start:worker`; if one runs, see the failed jobs.',
  };
}
