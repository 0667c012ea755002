import { Get, Post } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { Allow, byId, type Subject } from '../../access';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { IdParam } from '../../common/api/uuid.pipe';
import { Clock, ZONE } from '../../common/clock';
import { NotFound } from '../../common/errors';
import { ContactLogService } from '../../employers/contact-log.service';
import { JobQueue } from '../../queue/job-queue';
import { EmployerRepliesService } from '../../suggestions/employer-replies.service';
import { homeOf } from '../access/home';
import { countWaiting, headOfQueue, reviewQuery } from '../review/review-queue';
import { CurrentViewer, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { ownTasks } from './own-deadlines';
import { caseloadOf, changesSince, newestOpenings } from './start.queries';

const SHOWN = { people: 8, suggestions: 6, changes: 12, openings: 6, replies: 10, contacts: 6 } as const;

/** The start page: what waits for the person who looks. */
@PageController()
export class StartController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deadlines: DeadlinesService,
    private readonly replies: EmployerRepliesService,
    private readonly contacts: ContactLogService,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  /** Whoever does not work with the cases (a firm, the auditor, …) begins elsewhere and is taken there. */
  @Allow('read', 'Self')
  @Get()
  async show(@CurrentViewer() viewer: Viewer): Promise<PageAnswer | SeeOther> {
    if (!rightsOf(viewer).may('read', 'Workspace')) return new SeeOther(homeOf(rightsOf(viewer).principal));
    const review = reviewQuery(new URLSearchParams());
    const since = DateTime.fromJSDate(this.clock.now(), { zone: ZONE }).minus({ days: 1 }).startOf('day').toJSDate();
    const [tasks, employers, waiting, suggestions, changes, openings, caseload, failedJobs] = await Promise.all([
      this.ownDeadlines(viewer),
      this.fromEmployers(viewer),
      countWaiting(this.dataSource, review, viewer),
      headOfQueue(this.dataSource, review, viewer, SHOWN.suggestions),
      changesSince(this.dataSource, since, viewer, SHOWN.changes),
      newestOpenings(this.dataSource, viewer, SHOWN.openings),
      caseloadOf(this.dataSource, viewer),
      this.failedJobs(viewer),
    ]);
    return new PageAnswer('start', {
      title: this.view.text(viewer.locale, 'start.title'),
      nav: 'start',
      tasks,
      ...employers,
      waiting,
      suggestions,
      changes,
      since,
      openings,
      caseload,
      failedJobs,
    });
  }

  /** Marks an employer's reply as followed up. Quiet when a colleague did so meanwhile. */
  @Allow('update', 'EmployerReply', byId())
  @Post('svar/:id/fulgt-op')
  async followUp(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<SeeOther> {
    try {
      if (viewer.colleague) await this.replies.handle(id, viewer.colleague.initials);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
    return new SeeOther('/#h-replies');
  }

  /** Deadlines of one's own people (domain.md §2.3): those something can still be done about first. */
  private async ownDeadlines(viewer: Viewer) {
    const { colleague, locale } = viewer;
    const today = this.clock.today();
    const sees = colleague && rightsOf(viewer).may('read', 'Deadline', { municipality: colleague.municipality });
    const all = sees ? await this.deadlines.ofOwner(colleague.initials, colleague.municipality) : [];
    const tasks = ownTasks(all, today);
    return {
      ...tasks,
      people: tasks.people.slice(0, SHOWN.people).map(({ deadlines, ...person }) => ({
        ...person,
        deadlines: deadlines.map(({ status, text }) => ({ status, text: text[locale] })),
      })),
      more: Math.max(0, tasks.people.length - SHOWN.people),
    };
  }

  /** Employers' replies and promised contacts that wait for this colleague. */
  private async fromEmployers(viewer: Viewer) {
    if (!viewer.colleague) return { replies: [], contacts: [] };
    const { municipality, initials } = viewer.colleague;
    const sees = (subject: Subject) => rightsOf(viewer).may('read', subject, { municipality });
    const [replies, contacts] = await Promise.all([
      sees('EmployerReply') ? this.replies.waiting(municipality, initials, SHOWN.replies) : [],
      sees('Employer')
        ? this.contacts.due(municipality, this.clock.today(), { by: initials, limit: SHOWN.contacts })
        : [],
    ]);
    return { replies, contacts };
  }

  /** How many jobs were given up; only leaders are told, who can do something about it. */
  private async failedJobs(viewer: Viewer): Promise<number> {
    if (viewer.colleague?.role !== 'leder') return 0;
    return (await this.queue.counts()).failed;
  }
}
