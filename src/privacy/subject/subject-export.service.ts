import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { AuditService } from '../../audit/audit.service';
import { Clock } from '../../common/clock';
import { NotFound } from '../../common/errors';
import { readPersonalRows } from './personal-tables';

/** A look at the person's record: when, in which role, why and at what; whose look it was is not told by default. */
export interface LookUp {
  at: string;
  action: string;
  role: string;
  purpose: string | null;
  what: string;
}

/** Everything that is held about a person. */
export interface SubjectExport {
  madeAt: string;
  candidateId: string;
  pseudonym: string;
  /** rows by table, as stored, with encrypted fields readable */
  records: Record<string, Record<string, unknown>[]>;
  /** newest first */
  lookUps: LookUp[];
}

/** Columns that are about the program, not the person. */
const TECHNICAL = new Set(['changedXid', 'draw', 'cprIndex']);

/** Columns that name colleagues: their names are not part of what is held about the person. */
const COLLEAGUES = new Set([
  'by',
  'decidedBy',
  'handledBy',
  'movedBy',
  'undoneBy',
  'recordedBy',
  'owner',
  'initials',
  'userId',
]);

/** Subject access (GDPR art. 15): what is held, where it came from, what was decided, and who looked when and why. */
@Injectable()
export class SubjectExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly events: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; also for a person who was deleted but whose row is still kept the export is made */
  async export(candidateId: string): Promise<SubjectExport> {
    const rows = await readPersonalRows(this.dataSource.manager, candidateId);
    const [person] = (rows.get('candidates') ?? []) as { pseudonym: string }[];
    if (!person) throw new NotFound('candidate', candidateId);
    const lookUps = (await this.events.about(candidateId)).map(({ at, action, actorRole, purpose, details }) => ({
      at,
      action,
      role: actorRole,
      purpose,
      what: String(details.route ?? details.what ?? details.by ?? details.reason ?? ''),
    }));
    await this.audit.record({
      action: 'disclosure',
      subjectType: 'candidate',
      subjectId: candidateId,
      details: { what: 'subject_access', tables: rows.size },
    });
    return {
      madeAt: this.clock.now().toISOString(),
      candidateId,
      pseudonym: person.pseudonym,
      records: Object.fromEntries([...rows].map(([table, found]) => [table, found.map(plain)])),
      lookUps,
    };
  }
}

/** A row without what is not about the person and without what nothing is known of. */
function plain(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([field, value]) => value !== null && value !== undefined && !TECHNICAL.has(field) && !COLLEAGUES.has(field),
    ),
  );
}
