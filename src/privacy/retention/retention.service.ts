import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { Clock } from '../../common/clock';
import { Conflict } from '../../common/errors';
import { ErasureService } from '../subject/erasure.service';
import { cutoffOf, loadRetention, monthsOn, type RetentionRule } from './retention-rules';
import { RETENTION_QUERIES } from './retention-queries';

/** What one rule would do, or has done. */
export interface RetentionLine {
  rule: string;
  table: string;
  what: string;
  action: RetentionRule['action'];
  basis: string;
  months: number;
  /** everything up to this day has run out */
  cutoff: string;
  /** rows that have run out and may go */
  due: number;
  /** rows that have run out and are held */
  held: number;
  /** day of the oldest of them */
  oldest: string | null;
  /** rows that went; 0 in a dry run */
  done: number;
}

/** Rows of one statement. */
const BATCH = 1000;

/** Keeps what is kept no longer than the rules say. */
@Injectable()
export class RetentionService {
  private readonly log = new Logger('Retention');
  readonly rules: readonly RetentionRule[] = loadRetention();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly erasures: ErasureService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What has run out, rule by rule; nothing is touched.
   * @param municipality whose rows are counted; null = those of all
   */
  async report(today = this.clock.today(), municipality: string | null = null): Promise<RetentionLine[]> {
    return this.walk(today, municipality, async () => 0);
  }

  /** Lets go what has run out. Safe to stop and run again. */
  async apply(today = this.clock.today()): Promise<RetentionLine[]> {
    const lines = await this.walk(today, null, (rule, ids) => this.letGo(rule, ids));
    for (const { rule, done, held } of lines.filter((line) => line.done > 0)) {
      this.log.log(`${rule}: ${done} went, ${held} held`);
      await this.audit.record({ action: 'erasure', subjectType: 'retention', details: { rule, done, held } });
    }
    return lines;
  }

  private async walk(
    today: string,
    municipality: string | null,
    act: (rule: RetentionRule, ids: readonly string[]) => Promise<number>,
  ): Promise<RetentionLine[]> {
    const lines: RetentionLine[] = [];
    for (const rule of this.rules) {
      const cutoff = cutoffOf(rule, today);
      const sql = RETENTION_QUERIES[rule.code];
      if (cutoff === null || sql === undefined) continue;
      const rows = await this.dataSource.query<{ id: string; since: string; held: boolean }[]>(
        `select id, since::text as since, held from (${sql}) due
         where $2::text is null or municipality = $2
         order by since, length(id), id`,
        [cutoff, municipality],
      );
      const free = rows.filter(({ held }) => !held).map(({ id }) => id);
      lines.push({
        rule: rule.code,
        table: rule.table,
        what: rule.what,
        action: rule.action,
        basis: rule.basis,
        months: monthsOn(rule, today) ?? 0,
        cutoff,
        due: free.length,
        held: rows.length - free.length,
        oldest: rows[0]?.since ?? null,
        done: await act(rule, free),
      });
    }
    return lines;
  }

  private async letGo(rule: RetentionRule, ids: readonly string[]): Promise<number> {
    if (rule.action === 'erase_person') return this.erase(ids);
    let done = 0;
    for (let start = 0; start < ids.length; start += BATCH) {
      done += await this.deleteRows(rule, ids.slice(start, start + BATCH));
    }
    return done;
  }

  private async erase(ids: readonly string[]): Promise<number> {
    let done = 0;
    for (const id of ids) {
      try {
        await this.erasures.erase(id, 'retention');
        done += 1;
      } catch (error) {
        // a hold set meanwhile
        if (!(error instanceof Conflict)) throw error;
      }
    }
    return done;
  }

  private async deleteRows({ table, action }: RetentionRule, ids: readonly string[]): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      if (action === 'delete_events') await manager.query(`set local jobbro.audit_retention = 'on'`);
      const [, count] = await manager.query<[unknown[], number]>(
        `delete from "${table}" where id::text = any($1::text[])`,
        [ids],
      );
      if (action === 'delete_events' && count > 0) {
        // the chain stays whole: a sealed event says which others went
        const details = { rule: 'audit_event', firstId: ids[0]!, lastId: ids.at(-1)!, count };
        await this.audit.record({ action: 'erasure', subjectType: 'audit_events', details }, manager);
      }
      return count;
    });
  }
}
