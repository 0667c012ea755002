import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RatioService } from '../../casework/ratio/ratio.service';
import { Clock } from '../../common/clock';
import { CONTACT_CHANNELS, CONTACT_PURPOSES } from '../../employers/contact-log.dto';
import { ContactLogService } from '../../employers/contact-log.service';
import { EmployersService } from '../../employers/employers.service';
import { PartnershipAgreementsService } from '../../employers/partnership-agreements.service';
import { Geography } from '../../geography/geography';
import { RANKED_STATES } from '../../openings/opening-state';
import { type FormFaults, NO_FAULTS } from '../forms/form-faults';
import { areaMap } from '../maps/area-map';
import { listedByArea } from '../maps/people-by-area';
import { ownerChip } from '../openings/ranked-line.presenter';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { openingsOf, placementsOf, workplacesOf } from './employer.queries';

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
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly employers: EmployersService,
    private readonly contacts: ContactLogService,
    private readonly agreements: PartnershipAgreementsService,
    private readonly ratio: RatioService,
    private readonly geography: Geography,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, failed?: FailedEmployerForm): Promise<PageAnswer> {
    const today = this.clock.today();
    const employer = await this.employers.get(id);
    const [openings, placements, workplaces, contacts, agreements] = await Promise.all([
      openingsOf(this.dataSource, { employerId: id }, SHOWN.openings),
      placementsOf(this.dataSource, { employerId: id }, today, SHOWN.placements),
      workplacesOf(this.dataSource, id, today),
      this.contacts.list(id, SHOWN.contacts),
      this.agreements.list(id),
    ]);
    const live = openings.filter(({ state }) => (RANKED_STATES as readonly string[]).includes(state));
    const [rooms, people] = await Promise.all([
      this.ratio.of(workplaces.map((workplace) => workplace.id)),
      listedByArea(
        this.dataSource,
        live.map((opening) => opening.id),
      ),
    ]);
    const leftAlone = (employer.doNotCallUntil ?? '') >= today ? employer.doNotCallUntil! : null;
    const next = contacts[0]?.nextContactOn ?? null;
    return new PageAnswer(
      'employers/show',
      {
        title: employer.name,
        nav: 'employers',
        employer,
        leftAlone,
        nextContact: next && !leftAlone ? { on: next, due: next <= today, by: contacts[0]!.by } : null,
        contacts: contacts.map((contact) => ({ ...contact, mine: contact.by === viewer.colleague?.initials })),
        agreements: agreements.map(({ id: key, from, until, owner, yearlyOpenings, terms }) => {
          const state = from > today ? 'coming' : until !== null && until < today ? 'ended' : 'now';
          return { id: key, from, until, owner, yearlyOpenings, terms, state };
        }),
        openings: openings.map((opening) => ({ ...opening, owner: ownerChip(opening.owner, viewer.colleagues) })),
        placements: placements.map((line) => ({ ...line, owner: ownerChip(line.owner, viewer.colleagues) })),
        workplaces: workplaces.map((workplace) => ({
          ...workplace,
          town: workplace.postalCode ? (this.geography.postalCode(workplace.postalCode)?.name ?? '') : '',
          room: rooms.get(workplace.id) ?? null,
        })),
        map: areaMap(
          people,
          workplaces.map(({ postalCode, name }) => ({ postalCode, label: name })),
          this.geography,
        ),
        channels: CONTACT_CHANNELS,
        purposes: CONTACT_PURPOSES,
        today,
        failed: failed?.form ?? null,
        values: failed?.values ?? {},
        faults: failed?.faults ?? NO_FAULTS,
        links: { newOpening: address('/aabninger/ny', { cvr: employer.cvr, virksomhed: id }) },
      },
      { status: failed ? 422 : 200 },
    );
  }
}
