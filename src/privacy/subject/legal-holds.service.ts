import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { Candidate } from '../../candidates/candidate.entity';
import { recordFields } from '../../common/api/record.dto';
import { findRecord, lockRecord, writeRecord } from '../../common/api/records';
import { Clock } from '../../common/clock';
import { Conflict } from '../../common/errors';
import { newId } from '../../common/id';
import { LegalHold } from './legal-hold.entity';
import type { LegalHoldDto, LegalHoldInputDto } from './subject.dto';

/** A hold that stands, with the person it is about. */
export interface StandingHold {
  candidateId: string;
  pseudonym: string;
  reason: string;
  since: Date;
}

/** Legal holds: set, listed and lifted; each is logged. */
@Injectable()
export class LegalHoldsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** A person's holds, newest first, lifted ones too. @throws NotFound */
  async list(candidateId: string): Promise<LegalHoldDto[]> {
    const { manager } = this.dataSource;
    await findRecord(manager, Candidate, 'candidate', candidateId);
    return (await manager.find(LegalHold, { where: { candidateId }, order: { id: 'DESC' } })).map(present);
  }

  /** Holds that stand now, the oldest first; `total` counts those beyond the limit too. @param municipality null = all */
  async standing(municipality: string | null, limit: number): Promise<{ holds: StandingHold[]; total: number }> {
    const holds = await this.dataSource.query<(StandingHold & { total: number })[]>(
      `select h.candidate_id as "candidateId", c.pseudonym, h.reason, h.created_at as since,
         (count(*) over ())::int as total
       from legal_holds h join candidates c on c.id = h.candidate_id
       where h.lifted_at is null and ($1::text is null or h.municipality = $1) order by h.id limit $2`,
      [municipality, limit],
    );
    return { holds: holds.map(({ total: _, ...hold }) => hold), total: holds[0]?.total ?? 0 };
  }

  /** @throws NotFound */
  async set(candidateId: string, { reason, by }: LegalHoldInputDto): Promise<LegalHoldDto> {
    return this.dataSource.transaction(async (manager) => {
      const { municipality } = await findRecord(manager, Candidate, 'candidate', candidateId);
      const id = newId();
      await manager.insert(LegalHold, { id, municipality, candidateId, reason, by });
      await this.log(manager, candidateId, 'legal_hold_set');
      return present(await manager.findOneByOrFail(LegalHold, { id }));
    });
  }

  /** @throws NotFound, Conflict `LEGAL_HOLD.ALREADY_LIFTED` */
  async lift(candidateId: string, id: string, seen: number): Promise<LegalHoldDto> {
    return this.dataSource.transaction(async (manager) => {
      const hold = await lockRecord(manager, LegalHold, 'legal_hold', id, seen);
      if (hold.candidateId !== candidateId || hold.liftedAt) {
        throw new Conflict('LEGAL_HOLD.ALREADY_LIFTED', 'There is no such hold on this person any more.', { id });
      }
      const lifted = await writeRecord(manager, LegalHold, id, { liftedAt: this.clock.now() });
      await this.log(manager, candidateId, 'legal_hold_lifted');
      return present(lifted);
    });
  }

  private async log(manager: EntityManager, subjectId: string, what: string): Promise<void> {
    await this.audit.record({ action: 'decision', subjectType: 'candidate', subjectId, details: { what } }, manager);
  }
}

function present(row: LegalHold): LegalHoldDto {
  const { reason, by, liftedAt } = row;
  return { ...recordFields(row), reason, by, liftedAt: liftedAt ? liftedAt.toISOString() : null };
}
