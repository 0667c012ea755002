import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditDetails } from '../../audit/audit-entry';
import { Clock } from '../../common/clock';
import { NATIONAL } from '../../database/columns';
import { cutoffOf, loadRetention } from './retention-rules';
import { RETENTION_QUERIES } from './retention-queries';
import { RETENTION_RUN, type RetentionCount, type RetentionMode, totalsOf } from './retention-trace';

/** Somebody whose data has run out. */
export interface PersonDue {
  id: string;
  pseudonym: string;
  rule: string;
  /** day from which the time is counted */
  since: string;
  held: boolean;
  /** deleted by a colleague already: the record is not shown any more */
  removed: boolean;
}

/** What one run let go by one rule. */
export interface Removal {
  at: Date;
  rule: string;
  done: number;
  held: number;
}

/** A run of the rules, as the log has it. */
export interface LastRun extends RetentionCount {
  at: Date;
  mode: RetentionMode;
  /** version of the rules it went by */
  version: string;
}

/** Reads whom and what retention is about; `municipality` null = all of them. */
@Injectable()
export class RetentionReader {
  private readonly rules = loadRetention().filter(({ action }) => action === 'erase_person');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** People whose data has run out today, the oldest first. */
  async peopleDue(municipality: string | null, limit: number): Promise<PersonDue[]> {
    const today = this.clock.today();
    const found = await Promise.all(
      this.rules.map((rule) => {
        const cutoff = cutoffOf(rule, today);
        if (cutoff === null) return [];
        return this.dataSource.query<PersonDue[]>(
          `select due.id, p.pseudonym, $4 as rule, due.since::text as since, due.held, p.deleted_at is not null as removed
           from (${RETENTION_QUERIES[rule.code]!}) due join candidates p on p.id = due.id::uuid
           where $2::text is null or due.municipality = $2 order by due.since, p.pseudonym limit $3`,
          [cutoff, municipality, limit, rule.code],
        );
      }),
    );
    return found
      .flat()
      .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.pseudonym < b.pseudonym ? -1 : 1))
      .slice(0, limit);
  }

  /** What the last runs let go, the newest first, as the log has it. A run that let nothing go stands in `lastRun` only. */
  removals(municipality: string | null, limit: number): Promise<Removal[]> {
    return this.dataSource.query(
      `select at, details->>'rule' as rule, (details->>'done')::int as done, (details->>'held')::int as held
       from audit_events where subject_type = 'retention' and action = 'erasure' and ($1::text is null or municipality = $1)
       order by id desc limit $2`,
      [municipality, limit],
    );
  }

  /**
   * The last run that came to its end, whether or not it let anything go; null = the log has none. Each run goes over
   * all municipalities: one that had nothing yet when it ran is told of it by the event of no municipality.
   */
  async lastRun(municipality: string | null): Promise<LastRun | null> {
    const events = await this.dataSource.query<{ at: Date; details: AuditDetails; own: boolean }[]>(
      `with told as (
         select id, at, subject_id, details, $1::text is null or municipality = $1 as own from audit_events
         where subject_type = $2 and ($1::text is null or municipality in ($1, $3)))
       select at, details, own from told where subject_id = (select subject_id from told order by id desc limit 1)
       order by id`,
      [municipality, RETENTION_RUN, NATIONAL],
    );
    const [first] = events;
    if (!first) return null;
    const { mode, version } = first.details;
    return {
      at: first.at,
      mode: mode === 'apply' ? 'apply' : 'report',
      version: String(version),
      ...totalsOf(events.filter(({ own }) => own).map(({ details }) => details)),
    };
  }
}
