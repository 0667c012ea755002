import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { newId } from '../common/id';
import { anywhere, newestFirst } from '../common/api/listing';
import { patched } from '../common/api/merge-patch';
import type { Page } from '../common/api/pages';
import { nullable } from '../common/api/record.dto';
import { findRecord, lockRecord, sameMunicipality, writeRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Geography } from '../geography/geography';
import type { EmployerDto, EmployerQueryDto } from './employer.dto';
import { EmployerInputDto } from './employer-input.dto';
import { Employer } from './employer.entity';
import { checkEmployer } from './employer-checks';
import { presentEmployer } from './employers.presenter';

/** Employers (CVR): who hires. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly dataSource: DataSource,
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

  async list(query: EmployerQueryDto): Promise<Page<EmployerDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Employer, 'e').where('e.deletedAt is null');
    if (query.municipality) rows.andWhere('e.municipality = :municipality', query);
    if (query.cvr) rows.andWhere('e.cvr = :cvr', query);
    if (query.q) rows.andWhere('e.name ilike :name', { name: anywhere(query.q) });
    return newestFirst(rows, query, presentEmployer);
  }

  /** Applies a JSON merge patch. */
  async update(id: string, patch: unknown, seen: number): Promise<EmployerDto> {
    return this.dataSource.transaction(async (manager) => {
      const row = await lockRecord(manager, Employer, 'employer', id, seen);
      const input = patched(EmployerInputDto, inputOf(row), patch);
      sameMunicipality(row, input.municipality);
      refuse(checkEmployer(input, this.geography));
      return presentEmployer(await writeRecord(manager, Employer, id, columns(input)));
    });
  }

  /** Hides the employer. The CVR number becomes free again. */
  async remove(id: string, seen: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockRecord(manager, Employer, 'employer', id, seen);
      await writeRecord(manager, Employer, id, { deletedAt: this.clock.now(), cvr: null });
    });
  }
}

function columns(input: EmployerInputDto) {
  return { name: input.name, ...nullable(input, ['cvr', 'doNotCallUntil', 'partnershipAgreement', 'note']) };
}

function inputOf(row: Employer): EmployerInputDto {
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...input } = presentEmployer(row);
  return input;
}
