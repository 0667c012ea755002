import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access } from '../access';
import { newestFirst } from '../common/api/listing';
import type { Page, PageQueryDto } from '../common/api/pages';
import { recordFields } from '../common/api/record.dto';
import { findRecord, lockRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { validated } from '../common/api/validate';
import { Clock } from '../common/clock';
import { type FieldProblem, NotFound } from '../common/errors';
import { inFuture } from '../common/field-rules';
import { newId } from '../common/id';
import { type ContactChannel, type ContactDto, ContactInputDto, type ContactPurpose } from './contact-log.dto';
import { EmployerContact } from './employer-contact.entity';
import { Employer } from './employer.entity';
import { Workplace } from './workplace.entity';

/** A contact as it is shown. */
export interface ContactView {
  id: string;
  heldOn: string;
  by: string;
  channel: ContactChannel;
  purpose: ContactPurpose;
  result: string | null;
  nextContactOn: string | null;
  workplace: string | null;
}

/** An employer somebody promised to be in touch with. */
export interface ContactDue {
  employerId: string;
  name: string;
  nextContactOn: string;
  by: string;
}

/**
 * The log of contacts with employers. The newest contact of an employer says when to be in touch next; while the
 * employer has asked to be left alone nobody is reminded, and no contact can be promised for that time
 * (domain.md §4.5, §7.2).
 */
@Injectable()
export class ContactLogService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(employerId: string, limit = 100): Promise<ContactView[]> {
    return this.dataSource.query(
      `select c.id, c.held_on::text as "heldOn", c.by, c.channel, c.purpose, c.result,
         c.next_contact_on::text as "nextContactOn", w.name as workplace
       from employer_contacts c left join workplaces w on w.id = c.workplace_id
       where c.employer_id = $1 order by c.held_on desc, c.id desc limit $2`,
      [employerId, limit],
    );
  }

  /** Adds a contact. @throws InvalidInput, also when the next one falls into the time asked to be left alone; NotFound */
  async add(employerId: string, input: ContactInputDto, by: string): Promise<string> {
    const given = validated(ContactInputDto, input);
    const { manager } = this.dataSource;
    const employer = await findRecord(manager, Employer, 'employer', employerId);
    refuse([
      ...inFuture(given.heldOn, '/heldOn', this.clock.today()),
      ...nextContact(given, employer.doNotCallUntil),
      ...(await this.workplaceProblems(employerId, given.workplaceId)),
    ]);
    const id = newId();
    await manager.insert(EmployerContact, {
      id,
      municipality: employer.municipality,
      employerId,
      workplaceId: given.workplaceId ?? null,
      heldOn: given.heldOn,
      by,
      channel: given.channel,
      purpose: given.purpose,
      result: given.result?.trim() || null,
      nextContactOn: given.nextContactOn ?? null,
    });
    return id;
  }

  /** The log in pages, as it was written, newest first. */
  page(employerId: string, query: PageQueryDto): Promise<Page<ContactDto>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(EmployerContact, 'c')
      .where('c.employerId = :employerId', { employerId });
    return newestFirst(rows, query, presentContact);
  }

  /** @throws NotFound */
  async get(employerId: string, id: string): Promise<ContactDto> {
    const row = await this.dataSource.manager.findOneBy(EmployerContact, { id, employerId });
    if (!row) throw new NotFound('contact', id);
    return presentContact(row);
  }

  /**
   * Takes back the contact that was seen. A person takes back the own ones, a program any.
   * @throws NotFound; Refusal 412; NotYourself
   */
  async takeBack(access: Access, employerId: string, id: string, seen: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await lockRecord(manager, EmployerContact, 'contact', id, seen);
      if (row.employerId !== employerId) throw new NotFound('contact', id);
      access.inTheNameOf(row.by);
      await manager.delete(EmployerContact, { id });
    });
  }

  /** Takes back a contact that was written by mistake; only whoever wrote it can. Quiet when it is gone already. */
  async remove(employerId: string, id: string, by: string): Promise<void> {
    await this.dataSource.manager.delete(EmployerContact, { id, employerId, by });
  }

  /**
   * Employers to be in touch with by a day, the most overdue first. Employers that asked to be left alone on that day
   * are not among them.
   * @param by initials of who promised it; left out = everybody's
   */
  due(municipality: string, on: string, options: { by?: string; limit?: number } = {}): Promise<ContactDue[]> {
    return this.dataSource.query(
      `select e.id as "employerId", e.name, l.next_contact_on::text as "nextContactOn", l.by
       from employers e join lateral (
         select c.next_contact_on, c.by from employer_contacts c where c.employer_id = e.id
         order by c.held_on desc, c.id desc limit 1) l on l.next_contact_on <= $2::date
       where e.municipality = $1 and e.deleted_at is null
         and (e.do_not_call_until is null or e.do_not_call_until < $2::date)
         and ($3::text is null or l.by = $3)
       order by l.next_contact_on, e.id limit $4`,
      [municipality, on, options.by ?? null, options.limit ?? 100],
    );
  }

  private async workplaceProblems(employerId: string, workplaceId: string | undefined): Promise<FieldProblem[]> {
    if (workplaceId === undefined || workplaceId === null) return [];
    const own = await this.dataSource.manager.existsBy(Workplace, { id: workplaceId, employerId });
    return own ? [] : [{ pointer: '/workplaceId', code: 'FIELD.UNKNOWN_ID', detail: 'is no place of the employer' }];
  }
}

function presentContact(row: EmployerContact): ContactDto {
  const { employerId, workplaceId, heldOn, by, channel, purpose, result, nextContactOn } = row;
  return {
    ...recordFields(row),
    employerId,
    workplaceId,
    heldOn,
    by,
    channel,
    purpose,
    result,
    nextContactOn,
  };
}

function nextContact({ heldOn, nextContactOn }: ContactInputDto, doNotCallUntil: string | null): FieldProblem[] {
  if (!nextContactOn) return [];
  if (nextContactOn < heldOn) {
    return [
      {
        pointer: '/nextContactOn',
        code: 'FIELD.ENDS_BEFORE_START',
        detail: 'lies before the contact',
        expected: `${heldOn} or later`,
      },
    ];
  }
  if (!doNotCallUntil || nextContactOn > doNotCallUntil) return [];
  return [
    {
      pointer: '/nextContactOn',
      code: 'CONTACT.LEFT_ALONE',
      detail: 'the employer asked to be left alone then',
      expected: `after ${doNotCallUntil}, or none`,
    },
  ];
}
