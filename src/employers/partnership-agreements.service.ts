import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordFields } from '../common/api/record.dto';
import { findRecord, lockRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { validated } from '../common/api/validate';
import { Clock } from '../common/clock';
import { NotFound } from '../common/errors';
import { endsBeforeStart } from '../common/field-rules';
import { newId } from '../common/id';
import { type AgreementDto, PartnershipAgreementInputDto } from './contact-log.dto';
import { Employer } from './employer.entity';
import { PartnershipAgreement } from './partnership-agreement.entity';

/** Agreements with an employer (domain.md §7.2). */
@Injectable()
export class PartnershipAgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  list(employerId: string): Promise<PartnershipAgreement[]> {
    return this.dataSource.manager.find(PartnershipAgreement, {
      where: { employerId },
      order: { from: 'DESC', id: 'DESC' },
    });
  }

  /** The latest first, as programs read them. */
  async all(employerId: string): Promise<AgreementDto[]> {
    return (await this.list(employerId)).map(presentAgreement);
  }

  /** @throws NotFound */
  async get(employerId: string, id: string): Promise<AgreementDto> {
    const row = await this.dataSource.manager.findOneBy(PartnershipAgreement, { id, employerId });
    if (!row) throw new NotFound('agreement', id);
    return presentAgreement(row);
  }

  /** Records an agreement and answers its id; the employer is marked as having one. @throws InvalidInput, NotFound */
  async add(employerId: string, input: PartnershipAgreementInputDto, owner: string): Promise<string> {
    const given = validated(PartnershipAgreementInputDto, input);
    refuse(endsBeforeStart(given.from, given.until, '/until'));
    const id = newId();
    await this.dataSource.transaction(async (manager) => {
      const employer = await findRecord(manager, Employer, 'employer', employerId, { lock: true });
      await manager.insert(PartnershipAgreement, {
        id,
        municipality: employer.municipality,
        employerId,
        from: given.from,
        until: given.until ?? null,
        owner,
        yearlyOpenings: given.yearlyOpenings ?? null,
        terms: given.terms?.trim() || null,
      });
      await this.mark(manager.query.bind(manager), employerId);
    });
    return id;
  }

  /**
   * Ends an agreement today; one that has not begun is taken away. Quiet when it has ended already.
   * @param seen the version the caller has seen; left out = as it is now
   * @throws NotFound and Refusal 412 when a version is given
   */
  async end(employerId: string, id: string, seen?: number): Promise<void> {
    const today = this.clock.today();
    await this.dataSource.transaction(async (manager) => {
      await findRecord(manager, Employer, 'employer', employerId, { lock: true });
      if (seen !== undefined) {
        const { employerId: of } = await lockRecord(manager, PartnershipAgreement, 'agreement', id, seen);
        if (of !== employerId) throw new NotFound('agreement', id);
      }
      await manager.query('delete from partnership_agreements where id = $1 and employer_id = $2 and from_date > $3', [
        id,
        employerId,
        today,
      ]);
      await manager.query(
        `update partnership_agreements set until_date = $3, version = version + 1, updated_at = now()
         where id = $1 and employer_id = $2 and (until_date is null or until_date > $3)`,
        [id, employerId, today],
      );
      await this.mark(manager.query.bind(manager), employerId);
    });
  }

  /** The employer's own field says whether an agreement is in force or to come. */
  private async mark(query: (sql: string, values: unknown[]) => Promise<unknown>, employerId: string): Promise<void> {
    await query(
      `update employers e set partnership_agreement = found.present, version = version + 1, updated_at = now()
       from (select exists (select 1 from partnership_agreements where employer_id = $1
         and (until_date is null or until_date > $2)) as present) found
       where e.id = $1 and e.partnership_agreement is distinct from found.present`,
      [employerId, this.clock.today()],
    );
  }
}

function presentAgreement(row: PartnershipAgreement): AgreementDto {
  const { employerId, from, until, owner, yearlyOpenings, terms } = row;
  return { ...recordFields(row), employerId, from, until, owner, yearlyOpenings, terms };
}
