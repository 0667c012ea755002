import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { movesOf } from '../../casework/board/board.store';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { CaseworkService } from '../../casework/records/casework.service';
import { Clock } from '../../common/clock';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { actorNames, actorRoles } from '../people/actor-names';
import { historyLines } from './history.presenter';

const SHOWN = { deadlines: 10, history: 40, lookUps: 20 } as const;

/** The course of one person: what only whoever has the case sees (domain.md §9.2). */
@Injectable()
export class CandidateCourseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly casework: CaseworkService,
    private readonly deadlines: DeadlinesService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Hours, barriers, deadlines, history, and who looked. @throws NotFound */
  async of(id: string, viewer: Viewer) {
    const { locale } = viewer;
    const [casework, moves, deadlines, lookUps] = await Promise.all([
      this.casework.get(id),
      movesOf(this.dataSource.manager, id),
      this.deadlines.list(rightsOf(viewer), { candidateId: id, limit: SHOWN.deadlines }),
      this.audit.about(id, SHOWN.lookUps),
    ]);
    const names = await actorNames(
      this.dataSource,
      lookUps.map(({ actorId }) => actorId),
    );
    const history = historyLines(casework, moves);
    return {
      today: casework.today,
      ordinaryHours: casework.ordinaryHours ?? null,
      cvQuality: casework.cvQuality ?? null,
      barriers: casework.barriers.filter(({ until }) => !until || until >= this.clock.today()).map(({ code }) => code),
      deadlines: deadlines.items.map(({ status, text, kind }) => ({ status, kind, text: text[locale] })),
      history: history.slice(0, SHOWN.history),
      moreHistory: Math.max(0, history.length - SHOWN.history),
      lookUps: lookUps.map(({ at, action, actorId, actorRole, purpose }) => ({
        ...{ at, action, purpose },
        who: names.get(actorId) ?? null,
        roles: actorRoles(actorRole),
      })),
    };
  }
}
