import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '../access';
import { AuditLog } from '../audit/audit-log';
import { InvalidInput } from '../common/errors';
import { newId } from '../common/id';

/** Minutes for which a case that was opened with a purpose stays open. */
export const OPEN_MINUTES = 60;

const PURPOSE = { min: 5, max: 300 } as const;

/** Opening a case that is not one's own: with a purpose, for a while, and logged (domain.md §9.2). */
@Injectable()
export class CaseOpeningsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens the case of a person whom the principal may look up; answers until when.
   * @throws InvalidInput when the purpose is too short or too long
   */
  async open(candidateId: string, purpose: string, principal: Principal): Promise<Date> {
    const why = purpose.trim();
    if (why.length < PURPOSE.min || why.length > PURPOSE.max) {
      throw new InvalidInput([
        {
          pointer: '/purpose',
          code: why === '' ? 'FIELD.REQUIRED' : 'FIELD.WRONG_LENGTH',
          detail: why === '' ? 'is missing' : 'has the wrong length',
          expected: `why the case is opened, ${PURPOSE.min}–${PURPOSE.max} characters, without personal data`,
        },
      ]);
    }
    return this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<{ until: Date; municipality: string }[]>(
        `insert into case_openings (id, municipality, candidate_id, user_id, purpose, until)
         select $1, municipality, id, $3, $4, now() + make_interval(mins => ${OPEN_MINUTES}) from candidates where id = $2
         returning until, municipality`,
        [newId(), candidateId, principal.id, why],
      );
      const [opened] = rows;
      await this.audit.record(
        {
          action: 'access',
          subjectType: 'candidate',
          subjectId: candidateId,
          purpose: why,
          municipality: opened!.municipality,
          principal: { userId: principal.id, role: principal.roles.join(' '), municipality: principal.municipality },
          details: { event: 'case_opened', minutes: OPEN_MINUTES },
        },
        manager,
      );
      return opened!.until;
    });
  }
}
