import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Access } from '../access';
import { Clock } from '../common/clock';
import { newId } from '../common/id';
import { anywhere, newestFirst } from '../common/api/listing';
import { patched } from '../common/api/merge-patch';
import type { Page } from '../common/api/pages';
import { nullable } from '../common/api/record.dto';
import { findRecord, lockRecord, sameMunicipality, writeRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Geography } from '../geography/geography';
import { Outbox } from '../queue/outbox';
import type { EmployerDto, EmployerQueryDto } from './employer.dto';
import { EmployerInputDto } from './employer-input.dto';
import { Employer } from './employer.entity';
import { checkEmployer } from './employer-checks';
import { presentEmployer } from './employers.presenter';
import { touchOpenings } from './touch-openings';

/** Employers (CVR): who hires. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly geography: Geography,
  ) {}

  /** @throws InvalidInput, 409 when the municipality already has an employer with this CVR number */
  async create(input: EmployerInputDto): Promise<EmployerDto> {
    refuse(checkEmployer(input, this.geography));
    const row = await this.dataSource.manager.save(Employer, {
      id: newId(),
      municipality: input.municipality,
      ...columns(input),
    });
    return this.get(row.id);
  }

  async get(id: string): Promise<EmployerDto> {
    return presentEmployer(await findRecord(this.dataSource.manager, Employer, 'employer', id));
  }

  async list(access: Access, query: EmployerQueryDto): Promise<Page<EmployerDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Employer, 'e').where('e.deletedAt is null');
    if (query.municipality) rows.andWhere('e.municipality = :municipality', query);
    if (query.cvr) rows.andWhere('e.cvr = :cvr', query);
    if (query.q) rows.andWhere('e.name ilike :name', { name: anywhere(query.q) });
    return newestFirst(access.narrow(rows, 'read', 'Employer'), query, presentEmployer);
  }

  /** Applies a JSON merge patch; another CVR number is another firm, so the lists of its openings are ranked anew. */
  async update(id: string, patch: unknown, seen: number): Promise<EmployerDto> {
    return this.outbox.transaction(async (manager, publish) => {
      const row = await lockRecord(manager, Employer, 'employer', id, seen);
      const input = patched(EmployerInputDto, inputOf(row), patch);
      sameMunicipality(row, input.municipality);
      refuse(checkEmployer(input, this.geography));
      const after = await writeRecord(manager, Employer, id, columns(input));
      if (after.cvr !== row.cvr) {
        await touchOpenings(manager, publish, await workplacesOf(manager, id), 'employer_changed');
      }
      return presentEmployer(after);
    });
  }

  /** Hides the employer. The CVR number becomes free again. */
  async remove(id: string, seen: number): Promise<void> {
    await this.outbox.transaction(async (manager, publish) => {
      const { cvr } = await lockRecord(manager, Employer, 'employer', id, seen);
      await writeRecord(manager, Employer, id, { deletedAt: this.clock.now(), cvr: null });
      if (cvr !== null) {
        await touchOpenings(manager, publish, await workplacesOf(manager, id), 'employer_changed');
      }
    });
  }
}

async function workplacesOf(manager: EntityManager, employerId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>('select id from workplaces where employer_id = $1', [employerId]);
  return rows.map(({ id }) => id);
}

function columns(input: EmployerInputDto) {
  return { name: input.name, ...nullable(input, ['cvr', 'doNotCallUntil', 'partnershipAgreement', 'note']) };
}

function inputOf(row: Employer): EmployerInputDto {
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...input } = presentEmployer(row);
  return input;
}
