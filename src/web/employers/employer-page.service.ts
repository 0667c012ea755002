import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { CONTACT_CHANNELS, CONTACT_PURPOSES } from '../../employers/contact-log.dto';
import { EmployersService } from '../../employers/employers.service';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { EmployerActivityService } from './employer-activity.service';
import { EmployerRelationsService } from './employer-relations.service';

const SHOWN = { openings: 30, placements: 30, contacts: 50 } as const;

/** A form of the page that was not accepted. */
export interface FailedEmployerForm {
  form: 'kontakt' | 'fred' | 'aftale';
  values: Readonly<Record<string, string>>;
  faults: FormFaults;
}

/** The page of one employer. */
@Injectable()
export class EmployerPageService {
  constructor(
    private readonly employers: EmployersService,
    private readonly activity: EmployerActivityService,
    private readonly relations: EmployerRelationsService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, failed?: FailedEmployerForm): Promise<PageAnswer> {
    const employer = await this.employers.get(id);
    const at = { employerId: id };
    const [openings, placements, workplaces, relations] = await Promise.all([
      this.activity.openings(at, SHOWN.openings, viewer),
      this.activity.placements(at, SHOWN.placements, viewer),
      this.activity.workplaces(id),
      this.relations.of(employer, SHOWN.contacts, viewer),
    ]);
    return new PageAnswer(
      'employers/show',
      {
        title: employer.name,
        nav: 'employers',
        employer,
        ...relations,
        openings,
        placements,
        workplaces,
        map: await this.activity.map(openings, workplaces),
        channels: CONTACT_CHANNELS,
        purposes: CONTACT_PURPOSES,
        today: this.clock.today(),
        failed: failed?.form ?? null,
        values: failed?.values ?? {},
        faults: failed?.faults ?? NO_FAULTS,
        links: { newOpening: address('/aabninger/ny', { cvr: employer.cvr, virksomhed: id }) },
      },
      { status: failed ? 422 : 200 },
    );
  }
}
