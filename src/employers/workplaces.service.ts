import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Access } from '../access';
import { Clock } from '../common/clock';
import { Conflict, type FieldProblem, InvalidInput } from '../common/errors';
import { newId } from '../common/id';
import { anywhere, newestFirst } from '../common/api/listing';
import { patched } from '../common/api/merge-patch';
import type { Page } from '../common/api/pages';
import { nullable } from '../common/api/record.dto';
import { findRecord, lockRecord, writeRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Geography } from '../geography/geography';
import { Outbox } from '../queue/outbox';
import { NewWorkplaceDto, type WorkplaceDto, type WorkplaceQueryDto } from './employer.dto';
import { Employer } from './employer.entity';
import { checkWorkplace } from './employer-checks';
import { presentWorkplace } from './employers.presenter';
import { touchOpenings } from './touch-openings';
import { Workplace } from './workplace.entity';

const OPTIONAL = [
  'pNumber',
  'postalCode',
  'address',
  'branchCode',
  'sector',
  'ordinaryEmployees',
  'ordinaryEmployeesOn',
  'ownCap',
  'employeesLast12Months',
  'vacatedPosts',
  'dispensations',
  'municipalOwn',
  'languages',
  'handles',
  'doNotCallUntil',
] as const satisfies readonly (keyof NewWorkplaceDto)[];

/** Places of work (P-nummer). Openings take postal code and handled skånehensyn from them. */
@Injectable()
export class WorkplacesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly geography: Geography,
  ) {}

  /** @throws InvalidInput, 409 when the municipality already has a workplace with this P-nummer */
  async create(input: NewWorkplaceDto): Promise<WorkplaceDto> {
    refuse(checkWorkplace(input, this.geography));
    return this.dataSource.transaction(async (manager) => {
      const employer = await this.employerOf(manager, input.employerId);
      const row = await manager.save(Workplace, {
        id: newId(),
        municipality: employer.municipality,
        ...columns(input),
      });
      return presentWorkplace(await findRecord(manager, Workplace, 'workplace', row.id));
    });
  }

  async get(id: string): Promise<WorkplaceDto> {
    return presentWorkplace(await findRecord(this.dataSource.manager, Workplace, 'workplace', id));
  }

  async list(access: Access, query: WorkplaceQueryDto): Promise<Page<WorkplaceDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Workplace, 'w').where('w.deletedAt is null');
    if (query.municipality) rows.andWhere('w.municipality = :municipality', query);
    if (query.employerId) rows.andWhere('w.employerId = :employerId', query);
    if (query.pNumber) rows.andWhere('w.pNumber = :pNumber', query);
    if (query.postalCode) rows.andWhere('w.postalCode = :postalCode', query);
    if (query.q) rows.andWhere('w.name ilike :name', { name: anywhere(query.q) });
    return newestFirst(access.narrow(rows, 'read', 'Workplace'), query, presentWorkplace);
  }

  /** Applies a JSON merge patch; the lists of the workplace's openings are ranked anew when it matters to them. */
  async update(id: string, patch: unknown, seen: number): Promise<WorkplaceDto> {
    return this.outbox.transaction(async (manager, publish) => {
      const before = await lockRecord(manager, Workplace, 'workplace', id, seen);
      const input = patched(NewWorkplaceDto, inputOf(before), patch);
      refuse(checkWorkplace(input, this.geography));
      if (input.employerId !== before.employerId) {
        const employer = await this.employerOf(manager, input.employerId);
        if (employer.municipality !== before.municipality) throw new InvalidInput([UNKNOWN_EMPLOYER]);
      }
      const after = await writeRecord(manager, Workplace, id, columns(input));
      if (mattersToOpenings(before, after)) await touchOpenings(manager, publish, [id], 'workplace_changed');
      return presentWorkplace(after);
    });
  }

  /** Hides the workplace. The P-nummer becomes free again. @throws Conflict while it has openings */
  async remove(id: string, seen: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockRecord(manager, Workplace, 'workplace', id, seen);
      const [{ openings }] = await manager.query<[{ openings: number }]>(
        'select count(*)::int as openings from openings where workplace_id = $1 and deleted_at is null',
        [id],
      );
      if (openings > 0) {
        throw new Conflict('WORKPLACE.HAS_OPENINGS', 'The workplace has openings: remove or move them first.', {
          openings,
        });
      }
      await writeRecord(manager, Workplace, id, { deletedAt: this.clock.now(), pNumber: null });
    });
  }

  private async employerOf(manager: EntityManager, id: string): Promise<Employer> {
    const employer = await manager.findOne(Employer, { where: { id } });
    if (!employer || employer.deletedAt) throw new InvalidInput([UNKNOWN_EMPLOYER]);
    return employer;
  }
}

function columns(input: NewWorkplaceDto) {
  return { employerId: input.employerId, name: input.name, ...nullable(input, OPTIONAL) };
}

function inputOf(row: Workplace): NewWorkplaceDto {
  const {
    id: _id,
    version: _version,
    createdAt: _created,
    updatedAt: _updated,
    municipality: _municipality,
    ...input
  } = presentWorkplace(row);
  return input;
}

const UNKNOWN_EMPLOYER: FieldProblem = {
  pointer: '/employerId',
  code: 'FIELD.UNKNOWN_ID',
  detail: 'no employer of the municipality has this id',
  expected: 'the id of an employer of the same municipality',
};

/** What the rules of the schemes ask of a workplace (domain.md §4.2). */
const SCHEME_FIELDS = [
  'pNumber',
  'sector',
  'ordinaryEmployees',
  'ordinaryEmployeesOn',
  'employeesLast12Months',
  'ownCap',
  'vacatedPosts',
  'dispensations',
] as const satisfies readonly (keyof Workplace)[];

function mattersToOpenings(before: Workplace, after: Workplace): boolean {
  const told = (row: Workplace) =>
    JSON.stringify([row.employerId, row.postalCode, row.handles ?? [], ...SCHEME_FIELDS.map((field) => row[field])]);
  return told(before) !== told(after);
}
