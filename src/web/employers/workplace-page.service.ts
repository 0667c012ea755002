import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RatioService } from '../../casework/ratio/ratio.service';
import { Clock } from '../../common/clock';
import { ContactPersonsService } from '../../employers/contact-persons.service';
import { EmployersService } from '../../employers/employers.service';
import { WorkplacesService } from '../../employers/workplaces.service';
import { Geography } from '../../geography/geography';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { clauseText } from '../../schemes/clauses';
import { ownerChip } from '../openings/ranked-line.presenter';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { openingsOf, placementsOf } from './employer.queries';

const SHOWN = 50;

/** The page of one workplace. */
@Injectable()
export class WorkplacePageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly employers: EmployersService,
    private readonly workplaces: WorkplacesService,
    private readonly persons: ContactPersonsService,
    private readonly ratio: RatioService,
    private readonly geography: Geography,
  ) {}

  /** @throws NotFound */
  async of(
    id: string,
    viewer: Viewer,
    failed?: { values: Readonly<Record<string, string>>; faults: FormFaults },
  ): Promise<PageAnswer> {
    const workplace = await this.workplaces.get(id);
    const at = { employerId: workplace.employerId, workplaceId: id };
    const [employer, openings, placements, persons, room] = await Promise.all([
      this.employers.get(workplace.employerId),
      openingsOf(this.dataSource, at, SHOWN),
      placementsOf(this.dataSource, at, this.clock.today(), SHOWN),
      this.persons.list(id),
      this.ratio.get(id),
    ]);
    const { postalCode } = workplace;
    return new PageAnswer(
      'employers/workplace',
      {
        title: workplace.name,
        nav: 'employers',
        workplace,
        town: postalCode ? (this.geography.postalCode(postalCode)?.name ?? '') : '',
        employer,
        room: room && { ...room, clause: room.clause && clauseText(room.clause, viewer.locale) },
        persons: persons.items,
        openings: openings.map((opening) => ({ ...opening, owner: ownerChip(opening.owner, viewer.colleagues) })),
        placements: placements.map((line) => ({ ...line, owner: ownerChip(line.owner, viewer.colleagues) })),
        values: failed?.values ?? {},
        faults: failed?.faults ?? NO_FAULTS,
      },
      { status: failed ? 422 : 200 },
    );
  }
}
