import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import type { Subject } from '../../access';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { Clock, ZONE } from '../../common/clock';
import { ContactLogService } from '../../employers/contact-log.service';
import { EmployerRepliesService } from '../../suggestions/employer-replies.service';
import { countWaiting, headOfQueue, reviewQuery } from '../review/review-queue';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { ownTasks } from './own-deadlines';
import { caseloadOf, changesSince, newestOpenings } from './start.queries';

const SHOWN = { people: 8, suggestions: 6, changes: 12, openings: 6, replies: 10, contacts: 6 } as const;

/** What waits for one colleague: suggestions, replies, changes in lists, deadlines of the own people. */
@Injectable()
export class OwnStartService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deadlines: DeadlinesService,
    private readonly replies: EmployerRepliesService,
    private readonly contacts: ContactLogService,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  async of(viewer: Viewer): Promise<PageAnswer> {
    const review = reviewQuery(new URLSearchParams());
    const since = DateTime.fromJSDate(this.clock.now(), { zone: ZONE }).minus({ days: 1 }).startOf('day').toJSDate();
    const [tasks, employers, waiting, suggestions, changes, openings, caseload] = await Promise.all([
      this.ownDeadlines(viewer),
      this.fromEmployers(viewer),
      countWaiting(this.dataSource, review, viewer),
      headOfQueue(this.dataSource, review, viewer, SHOWN.suggestions),
      changesSince(this.dataSource, since, viewer, SHOWN.changes),
      newestOpenings(this.dataSource, viewer, SHOWN.openings),
      caseloadOf(this.dataSource, viewer),
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
      // a leader came here from the team's page
      leads: rightsOf(viewer).principal.roles.includes('team_leader'),
    });
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
      people: tasks.people.slice(0, SHOWN.people).map(({ deadlines, ...person }) => {
        const words = this.deadlines.wordsOf(person.candidateId);
        const told = deadlines.flatMap(({ status, kind }) => {
          const text = words.get(kind);
          return text ? [{ status, text: text[locale] }] : [];
        });
        return { ...person, deadlines: told };
      }),
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
}
