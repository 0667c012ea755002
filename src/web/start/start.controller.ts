import { Get } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { Clock, ZONE } from '../../common/clock';
import { JobQueue } from '../../queue/job-queue';
import { countWaiting, headOfQueue, reviewQuery } from '../review/review-queue';
import { CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { caseloadOf, changesSince, newestOpenings } from './start.queries';

const SHOWN = { deadlines: 6, suggestions: 6, changes: 12, openings: 6 } as const;

/** The start page: what waits for the person who looks. */
@PageController()
export class StartController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deadlines: DeadlinesService,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  @Get()
  async show(@CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const review = reviewQuery(new URLSearchParams());
    const since = DateTime.fromJSDate(this.clock.now(), { zone: ZONE }).minus({ days: 1 }).startOf('day').toJSDate();
    const [deadlines, waiting, suggestions, changes, openings, caseload, failedJobs] = await Promise.all([
      this.nextDeadlines(viewer),
      countWaiting(this.dataSource, review, viewer),
      headOfQueue(this.dataSource, review, viewer, SHOWN.suggestions),
      changesSince(this.dataSource, since, viewer, SHOWN.changes),
      newestOpenings(this.dataSource, SHOWN.openings),
      caseloadOf(this.dataSource, viewer),
      this.failedJobs(viewer),
    ]);
    return new PageAnswer('start', {
      title: this.view.text(viewer.locale, 'start.title'),
      nav: 'start',
      ...deadlines,
      waiting,
      suggestions,
      changes,
      since,
      openings,
      caseload,
      failedJobs,
    });
  }

  /** Deadlines of one's own people that have passed or are near, the overdue ones first (domain.md §2.3). */
  private async nextDeadlines({ colleague, locale }: Viewer) {
    if (!colleague) return { deadlines: [], moreDeadlines: false };
    const { initials: owner, municipality } = colleague;
    const { items, nextCursor } = await this.deadlines.list({ owner, municipality, limit: SHOWN.deadlines });
    return {
      deadlines: items.map(({ pseudonym, status, text }) => ({
        pseudonym,
        status,
        text: text[locale],
      })),
      moreDeadlines: nextCursor !== null,
    };
  }

  /** How many jobs were given up; only leaders are told, who can do something about it. */
  private async failedJobs(viewer: Viewer): Promise<number> {
    if (viewer.colleague?.role !== 'leder') return 0;
    return (await this.queue.counts()).failed;
  }
}
