import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { JobQueue } from '../queue/job-queue';
import { Outbox } from '../queue/outbox';

/** Each part is given this long to answer. */
const PATIENCE_MS = 2000;

/** Asks the engines whether they can be used. Answers hold no addresses and no error texts. */
@Injectable()
export class HealthIndicators {
  constructor(
    private readonly health: HealthIndicatorService,
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  /** The database answers. */
  database(): Promise<HealthIndicatorResult> {
    return this.ask('database', async () => {
      await this.dataSource.query('select 1');
      return {};
    });
  }

  /** The schema is as new as the program. */
  migrations(): Promise<HealthIndicatorResult> {
    return this.ask('migrations', async () => {
      if (await this.dataSource.showMigrations()) throw new Error('migrations are pending');
      return {};
    });
  }

  /** The queue answers; tells how much waits. */
  jobs(): Promise<HealthIndicatorResult> {
    return this.ask('queue', async () => {
      const { waiting, active, failed } = await this.queue.counts();
      return { waiting, active, failed, pendingChanges: await this.outbox.pending() };
    });
  }

  private async ask(name: string, work: () => Promise<Record<string, number>>): Promise<HealthIndicatorResult> {
    const check = this.health.check(name);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), PATIENCE_MS);
    });
    try {
      return check.up(await Promise.race([work(), late]));
    } catch {
      return check.down();
    } finally {
      clearTimeout(timer);
    }
  }
}
