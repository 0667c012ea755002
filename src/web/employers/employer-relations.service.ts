import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ContactLogService } from '../../employers/contact-log.service';
import type { EmployerDto } from '../../employers/employer.dto';
import { PartnershipAgreementsService } from '../../employers/partnership-agreements.service';
import type { Viewer } from '../viewer/viewer';

/** How the municipality and an employer stand with each other: contacts, promises, agreements. */
@Injectable()
export class EmployerRelationsService {
  constructor(
    private readonly contacts: ContactLogService,
    private readonly agreements: PartnershipAgreementsService,
    private readonly clock: Clock,
  ) {}

  /** @param limit contacts shown, newest first */
  async of({ id, doNotCallUntil }: Pick<EmployerDto, 'id' | 'doNotCallUntil'>, limit: number, viewer: Viewer) {
    const today = this.clock.today();
    const [contacts, agreements] = await Promise.all([this.contacts.list(id, limit), this.agreements.list(id)]);
    const leftAlone = doNotCallUntil && doNotCallUntil >= today ? doNotCallUntil : null;
    const newest = contacts[0];
    const next = newest?.nextContactOn ?? null;
    return {
      leftAlone,
      nextContact: next && !leftAlone ? { on: next, due: next <= today, by: newest!.by } : null,
      contacts: contacts.map((contact) => ({ ...contact, mine: contact.by === viewer.colleague?.initials })),
      agreements: agreements.map(({ id: key, from, until, owner, yearlyOpenings, terms }) => {
        const state = from > today ? 'coming' : until !== null && until < today ? 'ended' : 'now';
        return { id: key, from, until, owner, yearlyOpenings, terms, state };
      }),
    };
  }
}
