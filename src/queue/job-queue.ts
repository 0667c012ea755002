import type { Job } from 'bullmq';
import { Conflict, NotFound } from '../common/errors';
import type { JobName, JobPayloads } from './job-types';
import type { AnyQueue, QueueBackend } from './queue-backend';

/** State of a job as the API shows it. */
export interface JobStatus {
  id: string;
  name: string;
  state: string;
  attemptsMade: number;
  /** 0–100 where the job tells */
  progress: number | null;
  /** why the last attempt failed */
  failedReason: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** How many jobs stand where. */
export type JobCounts = Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>;

const ATTEMPTS = 8;

/**
 * Puts jobs into the queue and tells about them. Jobs about the same record are coalesced: while one waits, another
 * add does nothing; while one runs, one more is kept and runs after it, so a change that arrives meanwhile is seen.
 */
export class JobQueue {
  private readonly queue: AnyQueue;

  constructor(backend: QueueBackend) {
    this.queue = backend.openQueue();
    // connection faults reach the callers through their own promises
    this.queue.on('error', () => undefined);
  }

  /** Adds one job. `key` names the record it is about. */
  async add<Name extends JobName>(name: Name, payload: JobPayloads[Name], key: string): Promise<void> {
    await this.addAll([{ name, payload, key }]);
  }

  /** Adds several jobs in one go. Those with a `priority` run after all without, lower numbers first. */
  async addAll(
    jobs: readonly { name: JobName; payload: JobPayloads[JobName]; key: string; priority?: number }[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue.addBulk(
      jobs.map(({ name, payload, key, priority }) => ({
        name,
        data: payload,
        opts: {
          attempts: ATTEMPTS,
          ...(priority === undefined ? {} : { priority }),
          backoff: { type: 'exponential', delay: 500 },
          removeOnComplete: { count: 1000 },
          // kept until somebody has looked: the visible failed state
          removeOnFail: false,
          deduplication: { id: `${name}:${key}`, keepLastIfActive: true },
        },
      })),
    );
  }

  /** Has a job added every `seconds`; calling it again changes nothing. */
  async schedule(name: JobName, seconds: number): Promise<void> {
    await this.queue.upsertJobScheduler(
      name,
      { every: seconds * 1000 },
      { name, data: {}, opts: { attempts: 3, removeOnComplete: { count: 20 }, removeOnFail: { count: 100 } } },
    );
  }

  async counts(): Promise<JobCounts> {
    const found = await this.queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
    return {
      waiting: (found.waiting ?? 0) + (found.prioritized ?? 0),
      active: found.active ?? 0,
      delayed: found.delayed ?? 0,
      failed: found.failed ?? 0,
      completed: found.completed ?? 0,
    };
  }

  /** @throws NotFound when there is no such job (finished ones are forgotten after a while) */
  async status(id: string): Promise<JobStatus> {
    return describe(await this.find(id));
  }

  /** Jobs in one state, newest first. */
  async list(state: 'failed' | 'active' | 'waiting' | 'delayed' | 'completed', limit = 50): Promise<JobStatus[]> {
    const jobs = await this.queue.getJobs([state], 0, limit - 1, false);
    return Promise.all(jobs.map(describe));
  }

  /** Puts a failed job back into the queue. @throws Conflict when it has not failed */
  async retry(id: string): Promise<JobStatus> {
    const job = await this.find(id);
    if (!(await job.isFailed())) {
      throw new Conflict('JOB.NOT_FAILED', 'Only a failed job can be tried again.', {
        id,
        state: await job.getState(),
      });
    }
    await job.retry();
    return describe(job);
  }

  /**
   * Takes out every job that names an id, finished ones too: for erasure. One that runs just now ends by itself, because
   * its record is gone. Returns how many were taken out.
   */
  async forget(id: string): Promise<number> {
    let forgotten = 0;
    for (const state of ['waiting', 'prioritized', 'delayed', 'failed', 'completed'] as const) {
      const jobs = await this.queue.getJobs([state]);
      for (const job of jobs.filter((one) => JSON.stringify(one?.data ?? null).includes(id))) {
        await job.remove().catch(() => undefined);
        forgotten += 1;
      }
    }
    return forgotten;
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private async find(id: string): Promise<Job> {
    const job = await this.queue.getJob(id);
    if (!job) throw new NotFound('job', id);
    return job;
  }
}

async function describe(job: Job): Promise<JobStatus> {
  return {
    id: job.id ?? '',
    name: job.name,
    state: await job.getState(),
    attemptsMade: job.attemptsMade,
    progress: typeof job.progress === 'number' ? job.progress : null,
    failedReason: job.failedReason ?? null,
    createdAt: new Date(job.timestamp).toISOString(),
    finishedAt: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
  };
}
