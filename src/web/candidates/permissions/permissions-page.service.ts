import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CandidatesService } from '../../../candidates/candidates.service';
import { Clock } from '../../../common/clock';
import type { PermissionDto } from '../../../privacy/disclosure/disclosure.dto';
import { PERMISSION_PURPOSES } from '../../../privacy/disclosure/disclosure-level';
import { SHOWN_TO_EMPLOYERS } from '../../../privacy/disclosure/disclosure.service';
import { PermissionsService } from '../../../privacy/disclosure/permissions.service';
import { type FormFaults, NO_FAULTS } from '../../forms/form-faults';
import { hasCase } from '../../people/has-case';
import { PageAnswer } from '../../view/page-answer';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';

/** An opening the person was put forward for: the firm of it can be given permission. */
export interface PutForward {
  openingId: string;
  title: string;
  employerId: string;
  employer: string;
}

/** A form that was not accepted. */
export interface FailedPermission {
  values: Record<string, string>;
  faults: FormFaults;
}

/** Which firms may see who a person is, and the form that records it (domain.md §9.3, levels 2 and 3). */
@Injectable()
export class PermissionsPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly permissions: PermissionsService,
    private readonly clock: Clock,
    private readonly view: ViewService,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, { done, failed }: { done?: string; failed?: FailedPermission } = {}) {
    const [{ pseudonym }, permissions, openings, own] = await Promise.all([
      this.candidates.get(id),
      this.permissions.list(id),
      this.putForwardFor(id),
      hasCase(this.dataSource, viewer, id),
    ]);
    const names = await this.namesOf(permissions);
    const title = this.view.text(viewer.locale, 'permission.title', { pseudonym });
    return new PageAnswer(
      'candidates/permissions',
      {
        ...{ title, nav: 'board', id, pseudonym, own, openings, done: done ?? null },
        permissions: permissions.map((one) => ({
          ...one,
          employer: names.get(one.employerId) ?? '–',
          opening: one.openingId ? (names.get(one.openingId) ?? '–') : null,
          ended: one.expiresOn !== undefined && one.expiresOn < this.clock.today(),
        })),
        ...{ purposes: PERMISSION_PURPOSES, today: this.clock.today() },
        ...{ values: failed?.values ?? {}, faults: failed?.faults ?? NO_FAULTS },
      },
      failed ? { status: 422 } : {},
    );
  }

  /** Openings for which a consultant has put the person forward, the newest first. */
  putForwardFor(candidateId: string): Promise<PutForward[]> {
    return this.dataSource.query(
      `select o.id as "openingId", o.title, e.id as "employerId", e.name as employer
       from suggestions s join openings o on o.id = s.opening_id
         join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
       where s.candidate_id = $1 and s.state = any($2::text[]) and o.deleted_at is null and e.deleted_at is null
       order by s.decided_at desc nulls last, o.id`,
      [candidateId, SHOWN_TO_EMPLOYERS],
    );
  }

  /** Names of firms and titles of openings by id. */
  private async namesOf(permissions: readonly PermissionDto[]): Promise<ReadonlyMap<string, string>> {
    const ids = permissions.flatMap(({ employerId, openingId }) => [employerId, ...(openingId ? [openingId] : [])]);
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from employers where id = any($1::uuid[])
       union all select id, title as name from openings where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
