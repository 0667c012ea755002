import { Injectable } from '@nestjs/common';
import { ContactPersonsService } from '../../employers/contact-persons.service';
import { EmployersService } from '../../employers/employers.service';
import { WorkplacesService } from '../../employers/workplaces.service';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { EmployerActivityService } from './employer-activity.service';

const SHOWN = 50;

/** The page of one workplace. */
@Injectable()
export class WorkplacePageService {
  constructor(
    private readonly employers: EmployersService,
    private readonly workplaces: WorkplacesService,
    private readonly persons: ContactPersonsService,
    private readonly activity: EmployerActivityService,
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
      this.activity.openings(at, SHOWN, viewer),
      this.activity.placements(at, SHOWN, viewer),
      this.persons.list(id),
      this.activity.room(id, viewer),
    ]);
    return new PageAnswer(
      'employers/workplace',
      {
        title: workplace.name,
        nav: 'employers',
        workplace,
        town: this.activity.town(workplace.postalCode),
        employer,
        room,
        persons: persons.items,
        openings,
        placements,
        values: failed?.values ?? {},
        faults: failed?.faults ?? NO_FAULTS,
      },
      { status: failed ? 422 : 200 },
    );
  }
}
