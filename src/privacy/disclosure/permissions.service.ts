import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { Candidate } from '../../candidates/candidate.entity';
import { nullable, recordFields } from '../../common/api/record.dto';
import { findRecord, lockRecord, writeRecord } from '../../common/api/records';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import { Conflict, type FieldProblem } from '../../common/errors';
import { given } from '../../common/given';
import { newId } from '../../common/id';
import { Employer } from '../../employers/employer.entity';
import type { PermissionDto, PermissionInputDto } from './disclosure.dto';
import { inForce } from './disclosure-level';
import { DisclosurePermission } from './disclosure-permission.entity';

/** Permissions: recorded, listed and revoked. Every one of these is logged in its own transaction. */
@Injectable()
export class PermissionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** A person's permissions, newest first, revoked ones too. @throws NotFound */
  async list(candidateId: string): Promise<PermissionDto[]> {
    const { manager } = this.dataSource;
    await findRecord(manager, Candidate, 'candidate', candidateId);
    const rows = await manager.find(DisclosurePermission, { where: { candidateId }, order: { id: 'DESC' } });
    return rows.map((row) => this.present(row));
  }

  /**
   * Records a permission.
   * @throws NotFound; InvalidInput when its dates contradict each other, or the opening is none of the firm
   */
  async grant(candidateId: string, input: PermissionInputDto): Promise<PermissionDto> {
    const grantedOn = input.grantedOn ?? this.clock.today();
    refuse(problemsOf({ ...input, grantedOn }));
    return this.dataSource.transaction(async (manager) => {
      const { municipality } = await findRecord(manager, Candidate, 'candidate', candidateId);
      await findRecord(manager, Employer, 'employer', input.employerId);
      refuse(await openingProblems(manager, input));
      const id = newId();
      await manager.insert(DisclosurePermission, {
        id,
        municipality,
        candidateId,
        employerId: input.employerId,
        purpose: input.purpose,
        grantedOn,
        by: input.by,
        sharesSkaanehensyn: input.sharesSkaanehensyn ?? false,
        ...nullable(input, ['openingId', 'expiresOn', 'agreedOn']),
      });
      await this.log(manager, candidateId, 'permission_granted', id);
      return this.present(await manager.findOneByOrFail(DisclosurePermission, { id }));
    });
  }

  /** Revokes a permission; the firm sees no more than the anonymous profile from this moment. @throws Conflict */
  async revoke(candidateId: string, id: string, seen: number): Promise<PermissionDto> {
    return this.dataSource.transaction(async (manager) => {
      const row = await lockRecord(manager, DisclosurePermission, 'permission', id, seen);
      if (row.candidateId !== candidateId) await findRecord(manager, DisclosurePermission, 'permission', candidateId);
      if (row.revokedAt) {
        throw new Conflict('PERMISSION.ALREADY_REVOKED', 'The permission was revoked before.', {
          revokedAt: row.revokedAt.toISOString(),
        });
      }
      const revoked = await writeRecord(manager, DisclosurePermission, id, { revokedAt: this.clock.now() });
      await this.log(manager, candidateId, 'permission_revoked', id);
      return this.present(revoked);
    });
  }

  private async log(manager: EntityManager, candidateId: string, what: string, permissionId: string): Promise<void> {
    const entry = { action: 'decision', subjectType: 'candidate', subjectId: candidateId } as const;
    await this.audit.record({ ...entry, details: { what, permissionId } }, manager);
  }

  private present(row: DisclosurePermission): PermissionDto {
    const { employerId, openingId, purpose, grantedOn, sharesSkaanehensyn, by } = row;
    const question = { employerId, openingId, today: this.clock.today() };
    return {
      ...recordFields(row),
      employerId,
      purpose,
      grantedOn,
      sharesSkaanehensyn,
      by,
      inForce: inForce(row, question),
      ...given<Partial<PermissionDto>>({
        openingId,
        expiresOn: row.expiresOn,
        agreedOn: row.agreedOn,
        revokedAt: row.revokedAt && row.revokedAt.toISOString(),
      }),
    };
  }
}

/** A permission for an opening is one for the firm that made it. */
async function openingProblems(
  manager: EntityManager,
  { openingId, employerId }: PermissionInputDto,
): Promise<FieldProblem[]> {
  if (openingId === undefined) return [];
  const ofFirm = await manager.query<unknown[]>(
    `select 1 from openings o join workplaces w on w.id = o.workplace_id
     where o.id = $1 and w.employer_id = $2 and o.deleted_at is null`,
    [openingId, employerId],
  );
  if (ofFirm.length > 0) return [];
  return [
    {
      pointer: '/openingId',
      code: 'FIELD.UNKNOWN_ID',
      detail: 'is no opening of this firm',
      expected: 'an opening of the firm, or none for all of them',
    },
  ];
}

function problemsOf({ grantedOn, expiresOn, agreedOn, purpose }: PermissionInputDto & { grantedOn: string }) {
  const problems: FieldProblem[] = [];
  if (expiresOn && expiresOn < grantedOn) {
    problems.push({
      pointer: '/expiresOn',
      code: 'FIELD.ENDS_BEFORE_START',
      detail: 'lies before the first day',
      expected: `${grantedOn} or later`,
    });
  }
  if (agreedOn && purpose !== 'placement') {
    problems.push({
      pointer: '/agreedOn',
      code: 'PERMISSION.NO_AGREEMENT_HERE',
      detail: 'belongs to a permission for a placement',
      expected: 'purpose placement, or no agreedOn',
    });
  }
  return problems;
}
