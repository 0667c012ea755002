import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { BOARD_COLUMNS } from '../../casework/board/board-column';
import { BoardService } from '../../casework/board/board.service';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { Clock, ZONE } from '../../common/clock';
import { JobQueue } from '../../queue/job-queue';
import { addDays, daysBetween } from '../../schemes/dates';
import { boardFilter } from '../board/board-query';
import { ownerChip } from '../openings/ranked-line.presenter';
import { waitingByOwner } from '../review/review-queue';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { OLD_AFTER_DAYS } from './own-deadlines';
import { teamLines, teamTotals } from './team-lines';
import { failedImports, openingsWithoutShortlist, teamOf } from './team.queries';

const SHOWN = { openings: 8, imports: 5 } as const;

/** Days for which an import that failed is news. [A] */
const IMPORT_DAYS = 14;

/** What a team leader needs in the morning: where the team's deadlines, suggestions and openings stand. No names. */
@Injectable()
export class TeamStartService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deadlines: DeadlinesService,
    private readonly boards: BoardService,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  async of(viewer: Viewer): Promise<PageAnswer> {
    const { principal } = rightsOf(viewer);
    const today = this.clock.today();
    const everybody = boardFilter({ owner: 'alle' }, viewer);
    const now = DateTime.fromJSDate(this.clock.now(), { zone: ZONE });
    const [caseloads, columns, deadlines, waiting, openings, team, imports, jobs] = await Promise.all([
      this.boards.caseloads(everybody),
      this.boards.counts(everybody),
      this.deadlines.peopleByOwner(principal.municipality, addDays(today, -OLD_AFTER_DAYS)),
      waitingByOwner(this.dataSource, viewer),
      openingsWithoutShortlist(this.dataSource, viewer, SHOWN.openings),
      teamOf(this.dataSource, viewer),
      failedImports(this.dataSource, viewer, now.minus({ days: IMPORT_DAYS }).toJSDate(), SHOWN.imports),
      this.queue.counts(),
    ]);
    const lines = teamLines({ caseloads, deadlines, waiting, openings: openings.byOwner }, team);
    return new PageAnswer('start-team', {
      title: this.view.text(viewer.locale, 'team.title'),
      nav: 'start',
      team: team && principal.team,
      lines: lines.map((line) => ({ ...line, chip: ownerChip(line.owner, viewer.colleagues) })),
      totals: teamTotals(lines, team === null),
      latelyDays: OLD_AFTER_DAYS,
      openings: {
        count: totalOf(openings.byOwner),
        oldest: openings.oldest.map(({ createdAt, owner, ...opening }) => ({
          ...opening,
          owner: ownerChip(owner, viewer.colleagues),
          days: Math.max(0, daysBetween(DateTime.fromJSDate(createdAt, { zone: ZONE }).toISODate() ?? today, today)),
        })),
      },
      columns: BOARD_COLUMNS.map((code) => ({ code, count: columns.get(code) ?? 0 })),
      people: totalOf(caseloads),
      imports,
      importDays: IMPORT_DAYS,
      failedJobs: jobs.failed,
      own: caseloads.get(principal.initials ?? '') ?? 0,
    });
  }
}

function totalOf(byOwner: ReadonlyMap<string | null, number>): number {
  return [...byOwner.values()].reduce((sum, count) => sum + count, 0);
}
