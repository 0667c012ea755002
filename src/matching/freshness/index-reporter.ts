import { hostname } from 'node:os';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config';
import { newId } from '../../common/id';
import { NATIONAL } from '../../database/columns';
import type { CandidateKeeper } from '../facts/candidate-keeper';
import { withoutValues } from '../../common/without-values';
import type { SnapshotFile } from './snapshot-file';

/** Changes after which a regular look keeps the contents anew, and the fewer that are worth it at a shutdown. */
const KEEP_AFTER = { running: 5000, stopping: 200 } as const;

/**
 * Compares this process's index with the database again and again, and writes down what it found, so that `doctor` sees
 * every running process. Also has the contents kept for the next start, and the next day prepared.
 */
export class IndexReporter implements OnApplicationShutdown {
  private readonly log = new Logger('IndexReporter');
  private readonly id = newId();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateKeeper,
    private readonly config: Pick<Config, 'ROLE' | 'INDEX_CHECK_SECONDS'>,
    private readonly file?: SnapshotFile | null,
  ) {}

  /** Reports now and then regularly, until the application closes. */
  async start(): Promise<void> {
    await this.report();
    this.timer = setInterval(() => {
      this.report()
        .then(() => this.candidates.prepareTomorrow())
        .catch((error: Error) => this.log.warn(`the index could not be compared: ${withoutValues(error)}`));
    }, this.config.INDEX_CHECK_SECONDS * 1000).unref();
  }

  /** Compares and writes down the outcome. */
  async report(): Promise<void> {
    const { same, sequence, day, people, stored } = await this.candidates.audit();
    await this.dataSource.query(
      `insert into index_positions as p
         (municipality, id, role, host, pid, sequence, day, people, stored, same, started_at, reported_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now())
       on conflict (id) do update set sequence = excluded.sequence, day = excluded.day, people = excluded.people,
         stored = excluded.stored, same = p.same and excluded.same, reported_at = now()`,
      [NATIONAL, this.id, this.config.ROLE, hostname(), process.pid, sequence, day, people, stored, same],
    );
    this.candidates.keepIfChanged(KEEP_AFTER.running);
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.candidates.keepIfChanged(KEEP_AFTER.stopping, true);
    await this.file?.settled();
    await this.dataSource.query('delete from index_positions where id = $1', [this.id]);
  }
}
