import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from './audit/audit-log';
import { auditChanges } from './audit/audit-changes';
import { Clock } from './common/clock';
import { CONFIG } from './config/config';
import { loadPolicies, PolicyBook } from './matching/policy-book';
import { JobQueue } from './queue/job-queue';
import { Outbox } from './queue/outbox';
import type { Runtime } from './runtime';
import { loadReasons, ReasonBook } from './suggestions/reason-book';
import { loadRules, RuleBook } from './schemes';

/** Hands the opened engines (database, queue, clock, configuration, rules) to all other modules. */
@Global()
@Module({})
export class EngineModule {
  static forRuntime(runtime: Runtime, clock: Clock = new Clock()): DynamicModule {
    const queue = new JobQueue(runtime.queueBackend);
    const audit = new AuditLog(runtime.dataSource, clock);
    return {
      module: EngineModule,
      providers: [
        { provide: CONFIG, useValue: runtime.config },
        { provide: DataSource, useValue: runtime.dataSource },
        { provide: Clock, useValue: clock },
        // a wrong rule file stops the start with every fault, before anything is decided by it
        { provide: RuleBook, useFactory: () => loadRules(runtime.config.RULES_DIR) },
        { provide: PolicyBook, useFactory: () => loadPolicies(runtime.config.RULES_DIR) },
        { provide: ReasonBook, useFactory: () => loadReasons(runtime.config.RULES_DIR) },
        { provide: JobQueue, useValue: queue },
        { provide: Outbox, useValue: new Outbox(runtime.dataSource, queue, auditChanges(audit)) },
        { provide: AuditLog, useValue: audit },
        { provide: QueueShutdown, useValue: new QueueShutdown(queue) },
      ],
      exports: [CONFIG, DataSource, Clock, RuleBook, PolicyBook, ReasonBook, JobQueue, Outbox, AuditLog],
    };
  }
}

/** Closes the queue's connection when the application closes. */
class QueueShutdown {
  constructor(private readonly queue: JobQueue) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
