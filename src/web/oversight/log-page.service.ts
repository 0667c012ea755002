import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../../access';
import { AUDIT_ACTIONS } from '../../audit/audit-entry';
import type { AuditEventDto } from '../../audit/audit.dto';
import { AuditService } from '../../audit/audit.service';
import { actorNames, actorRoles } from '../people/actor-names';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { personNamed, pseudonymsOf } from './person-named';

/** Events on one page. */
const PAGE = 50;

/** What happened in words the catalogue has, below `log.happened.`; anything else is told by its route alone. */
const HAPPENED: ReadonlySet<string> = new Set([
  'sign_in',
  'sign_out',
  'sign_out_everywhere',
  'sign_out_by_provider',
  'key_made',
  'case_opened',
  'suggestion',
  'subject_access',
  'legal_hold_set',
  'legal_hold_lifted',
  'retention',
  'retention_run',
  'permission_granted',
  'permission_revoked',
]);

/** The log of who saw and did what, newest first (domain.md §9.2, §9.5). Names of citizens are not in it. */
@Injectable()
export class LogPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly view: ViewService,
  ) {}

  async of(viewer: Viewer, query: URLSearchParams): Promise<PageAnswer> {
    const access = rightsOf(viewer);
    const person = (query.get('borger') ?? '').trim().slice(0, 20);
    const action = AUDIT_ACTIONS.find((one) => one === query.get('hvad'));
    const subjectId = person === '' ? undefined : await personNamed(this.dataSource, access, person);
    const { items, nextCursor } =
      subjectId === null
        ? { items: [], nextCursor: null }
        : await this.audit.list(access, { action, subjectId, cursor: query.get('efter') ?? undefined, limit: PAGE });
    return new PageAnswer('oversight/log', {
      title: this.view.text(viewer.locale, 'log.title'),
      nav: 'log',
      actions: AUDIT_ACTIONS,
      asked: { person, action: action ?? '' },
      unknown: subjectId === null,
      events: await this.lines(access, items),
      older: nextCursor && address('/log', { borger: person, hvad: action ?? '', efter: nextCursor }),
      newest: query.has('efter') ? address('/log', { borger: person, hvad: action ?? '' }) : null,
    });
  }

  private async lines(access: Access, events: readonly AuditEventDto[]) {
    const [names, people] = await Promise.all([
      actorNames(
        this.dataSource,
        events.map(({ actorId }) => actorId),
      ),
      pseudonymsOf(
        this.dataSource,
        access,
        events.flatMap(({ subjectType, subjectId }) => (subjectType === 'candidate' && subjectId ? [subjectId] : [])),
      ),
    ]);
    return events.map(({ id, at, action, actorId, actorRole, subjectId, purpose, details }) => {
      const happened = String(details.event ?? details.what ?? '');
      return {
        ...{ id, at, action, purpose },
        who: names.get(actorId) ?? null,
        roles: actorRoles(actorRole),
        person: people.get(subjectId ?? '') ?? null,
        happened: HAPPENED.has(happened) ? happened : null,
        route: typeof details.route === 'string' ? details.route : null,
      };
    });
  }
}
