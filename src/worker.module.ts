import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { auditJobs, SEAL_EVERY } from './audit/audit.jobs';
import { AuditModule } from './audit/audit.module';
import { AuditKeeper } from './audit/audit-keeper';
import { BREACHES_EVERY, caseworkJobs } from './casework/casework.jobs';
import { CaseworkModule } from './casework/casework.module';
import { DeadlinesService } from './casework/deadlines/deadlines.service';
import { ImportsModule } from './intake/imports.module';
import { ImportsService } from './intake/imports.service';
import { MatchingModule } from './matching/matching.module';
import { matchingJobs } from './matching/matching.jobs';
import { RematchBatchService } from './matching/rematch/rematch-batch.service';
import { RematchService } from './matching/rematch/rematch.service';
import { PrivacyModule } from './privacy/privacy.module';
import { retentionJobs, RETENTION_EVERY } from './privacy/retention/retention.jobs';
import { RetentionService } from './privacy/retention/retention.service';
import { JobQueue } from './queue/job-queue';
import { JobRunner } from './queue/job-runner';
import type { Runtime } from './runtime';

/** Seconds between two looks for files that were read and never stored. */
const FORGET_EVERY = 3600;

/** The queue role: takes jobs and runs them with the modules' services. It waits until `start` is called. */
export class Worker implements OnApplicationShutdown {
  constructor(
    private readonly runner: JobRunner,
    private readonly queue: JobQueue,
    private readonly sweepSeconds: number,
  ) {}

  /** Takes jobs from now on, and has the sweep and the record of missed deadlines run at once and then regularly. */
  async start(): Promise<void> {
    await this.runner.start();
    await this.queue.schedule('sweep', this.sweepSeconds);
    await this.queue.schedule('record-breaches', BREACHES_EVERY);
    await this.queue.schedule('forget-imports', FORGET_EVERY);
    await this.queue.schedule('seal-audit', SEAL_EVERY);
    await this.queue.schedule('apply-retention', RETENTION_EVERY);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner.stop();
  }
}

@Module({})
export class WorkerModule {
  static forRuntime(runtime: Runtime): DynamicModule {
    return {
      module: WorkerModule,
      imports: [AuditModule, PrivacyModule, MatchingModule, CaseworkModule, ImportsModule],
      providers: [
        {
          provide: Worker,
          inject: [
            RematchService,
            RematchBatchService,
            ImportsService,
            DeadlinesService,
            AuditKeeper,
            RetentionService,
            JobQueue,
          ],
          useFactory: (
            rematch: RematchService,
            batches: RematchBatchService,
            imports: ImportsService,
            deadlines: DeadlinesService,
            audit: AuditKeeper,
            retention: RetentionService,
            queue: JobQueue,
          ) =>
            new Worker(
              new JobRunner(
                runtime.queueBackend,
                {
                  ...matchingJobs(rematch, batches),
                  ...caseworkJobs(deadlines),
                  ...auditJobs(audit),
                  ...retentionJobs(retention, runtime.config.RETENTION),
                  'import-file': ({ importId }) => imports.run(importId),
                  'forget-imports': () => imports.forgetOld(),
                },
                runtime.config.WORKER_CONCURRENCY,
              ),
              queue,
              runtime.config.SWEEP_SECONDS,
            ),
        },
      ],
      exports: [Worker],
    };
  }
}
