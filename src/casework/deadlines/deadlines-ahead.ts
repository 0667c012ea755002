import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../../common/clock';
import { withoutValues } from '../../common/without-values';
import type { PersonKeeper } from './person-keeper';

/** How often it is looked whether somebody changed, or a new day began. */
const EVERY_MS = 60_000;

/**
 * Keeps everybody's deadlines worked out, so that nobody waits for them: not the first to open a page after a start, nor
 * the first of a day.
 */
export class DeadlinesAhead implements OnApplicationShutdown {
  private readonly log = new Logger('DeadlinesAhead');
  private timer?: NodeJS.Timeout;
  private working: Promise<void> = Promise.resolve();
  private readonly end = new AbortController();

  constructor(
    private readonly keeper: Pick<PersonKeeper, 'prepare'>,
    private readonly clock: Clock,
  ) {}

  /** Begins now, without being waited for, and looks again regularly until the application closes. */
  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.end.abort();
    await this.working;
  }

  private look(): void {
    this.working = this.working
      .then(() => this.keeper.prepare(this.clock.today(), this.end.signal))
      .catch((error: Error) => this.log.warn(`deadlines could not be prepared: ${withoutValues(error)}`));
  }
}
