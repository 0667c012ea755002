import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { driverErrorIn, withoutValues } from '../common/without-values';
import { JOB_NAMES, type JobContext, type JobHandlers, type JobName, type JobPayloads } from './job-types';
import type { AnyWorker, QueueBackend } from './queue-backend';

/** Runs jobs with their handlers, in this process. Start-up fails when a job has no handler. */
export class JobRunner {
  private readonly log = new Logger('JobRunner');
  private worker?: AnyWorker;

  constructor(
    private readonly backend: QueueBackend,
    private readonly handlers: Partial<JobHandlers>,
    private readonly concurrency: number,
  ) {
    const missing = JOB_NAMES.filter((name) => handlers[name] === undefined);
    if (missing.length > 0) throw new Error(`No handler for the job(s) ${missing.join(', ')}`);
  }

  /** Begins to take jobs. */
  async start(): Promise<void> {
    const worker = this.backend.openWorker((job: Job) => this.run(job), this.concurrency);
    worker.on('failed', (job, error) => {
      this.log.warn(
        `${job?.name ?? 'job'} ${job?.id ?? ''} failed at attempt ${job?.attemptsMade ?? 0}: ${error.message}`,
      );
    });
    worker.on('error', (error) => this.log.warn(`queue connection: ${withoutValues(error)}`));
    await worker.waitUntilReady();
    void worker.run();
    this.worker = worker;
  }

  /** Stops taking jobs and waits for those that run. */
  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = undefined;
  }

  private async run(job: Job): Promise<void> {
    const name = job.name as JobName;
    const handler = this.handlers[name] as
      ((payload: JobPayloads[JobName], job: JobContext) => Promise<void>) | undefined;
    if (!handler) throw new Error(`No handler for the job ${job.name}`);
    try {
      await handler(job.data as JobPayloads[JobName], {
        id: job.id ?? '',
        attempt: job.attemptsMade + 1,
        progress: async (percent) => job.updateProgress(Math.round(percent)),
      });
    } catch (error) {
      throw withoutData(error);
    }
  }
}

/** The queue keeps and shows why a job failed: nothing of anybody's record may stand in it. */
function withoutData(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(withoutValues(error));
  const driver = driverErrorIn(error);
  if (driver) return new Error(`the database refused a statement (SQLSTATE ${String(driver.code ?? 'unknown')})`);
  return error instanceof SyntaxError ? new Error(withoutValues(error)) : error;
}
