import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import type { Access } from '../access';
import { decodeCursor, type Page, pageOf } from '../common/api/pages';
import { given } from '../common/given';
import type { AuditEventDto, AuditQueryDto } from './audit.dto';
import { AuditEvent } from './audit-event.entity';

/** Reading the log. */
@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /** One page of events, newest first. */
  async list(access: Access, query: AuditQueryDto): Promise<Page<AuditEventDto>> {
    const { action, subjectType, subjectId, actorId, municipality } = query;
    const before = query.cursor === undefined ? undefined : String(decodeCursor(query.cursor, ['number'])[0]);
    const events = this.dataSource.manager.createQueryBuilder(AuditEvent, 'e').where({
      ...given({ action, subjectType, subjectId, actorId, municipality }),
      ...(before === undefined ? {} : { id: LessThan(before) }),
    });
    const rows = await access
      .narrow(events, 'read', 'Audit')
      .orderBy('e.id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    return pageOf(rows, query.limit, (row) => [Number(row.id)], present);
  }

  /** Everything logged about one person, newest first: for the page of the person and for subject access. */
  async about(candidateId: string, limit = 1000): Promise<AuditEventDto[]> {
    const rows = await this.dataSource.manager.find(AuditEvent, {
      where: { subjectType: 'candidate', subjectId: candidateId },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(present);
  }
}

function present(row: AuditEvent): AuditEventDto {
  const { id, municipality, action, subjectType, subjectId, purpose, actorId, actorRole, details } = row;
  return {
    id,
    at: row.at.toISOString(),
    municipality,
    action,
    subjectType,
    subjectId,
    purpose,
    actorId,
    actorRole,
    details,
  };
}
