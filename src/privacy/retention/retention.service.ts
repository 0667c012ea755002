import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { Clock } from '../../common/clock';
import { Conflict } from '../../common/errors';
import { ErasureService } from '../subject/erasure.service';
import { cutoffOf, loadRetention, monthsOn, type RetentionRule, retentionVersion } from './retention-rules';
import { RETENTION_QUERIES } from './retention-queries';
import { type RetentionCount, type RetentionMode, type RetentionRun, traceOf } from './retention-trace';

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

/** A row that has run out. */
interface DueRow {
  id: string;
  municipality: string;
  since: string;
  held: boolean;
}

/** What a rule counted in one municipality. */
interface MunicipalCount {
  municipality: string;
  due: number;
  held: number;
  oldest: string;
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
   * What has run out, rule by rule; nothing is touched, and no trace is left.
   * @param today another day than today tells what will have run out by then, as things stand
   * @param municipality whose rows are counted; null = those of all
   */
  async report(today = this.clock.today(), municipality: string | null = null): Promise<RetentionLine[]> {
    return (await this.counted(today, municipality)).lines;
  }

  /** A run that only counts what has run out, and leaves its trace. */
  async count(today = this.clock.today()): Promise<RetentionLine[]> {
    const { lines, counts } = await this.counted(today, null);
    await this.leaveTrace('report', today, counts);
    return lines;
  }

  /**
   * Lets go what has run out. Safe to stop and run again. Each municipality finds in its log what went of its own, and
   * that the run came to its end.
   */
  async apply(today = this.clock.today()): Promise<RetentionLine[]> {
    const lines: RetentionLine[] = [];
    const counts = new Map<string, Map<string, RetentionCount>>();
    for (const { rule, cutoff, sql } of this.holding(today)) {
      const rows = await this.dataSource.query<DueRow[]>(
        `select id, municipality, since::text as since, held from (${sql}) due order by since, length(id), id`,
        [cutoff],
      );
      const free = rows.filter(({ held }) => !held).map(({ id }) => id);
      const gone = await this.letGo(rule, free);
      const counted = countByMunicipality(rows, gone);
      counts.set(rule.code, counted);
      await this.tell(rule, counted);
      lines.push({
        ...this.lineOf(rule, today, cutoff),
        ...{ due: free.length, held: rows.length - free.length, oldest: rows[0]?.since ?? null, done: gone.size },
      });
    }
    await this.leaveTrace('apply', today, counts);
    return lines;
  }

  /** The rules that hold on a day, with what has run out by then. */
  private holding(today: string): { rule: RetentionRule; cutoff: string; sql: string }[] {
    return this.rules.flatMap((rule) => {
      const [cutoff, sql] = [cutoffOf(rule, today), RETENTION_QUERIES[rule.code]];
      return cutoff === null || sql === undefined ? [] : [{ rule, cutoff, sql }];
    });
  }

  private lineOf(rule: RetentionRule, today: string, cutoff: string) {
    const { code, table, what, action, basis } = rule;
    return { rule: code, table, what, action, basis, months: monthsOn(rule, today) ?? 0, cutoff };
  }

  private async counted(today: string, municipality: string | null) {
    const lines: RetentionLine[] = [];
    const counts = new Map<string, Map<string, RetentionCount>>();
    for (const { rule, cutoff, sql } of this.holding(today)) {
      const found = await this.dataSource.query<MunicipalCount[]>(
        `select municipality, (count(*) filter (where not held))::int as due,
           (count(*) filter (where held))::int as held, min(since)::text as oldest
         from (${sql}) due where $2::text is null or municipality = $2 group by municipality`,
        [cutoff, municipality],
      );
      counts.set(rule.code, new Map(found.map((one) => [one.municipality, { due: one.due, held: one.held, done: 0 }])));
      lines.push({
        ...this.lineOf(rule, today, cutoff),
        due: found.reduce((sum, { due }) => sum + due, 0),
        held: found.reduce((sum, { held }) => sum + held, 0),
        oldest: found.map(({ oldest }) => oldest).sort()[0] ?? null,
        done: 0,
      });
    }
    return { lines, counts };
  }

  private async tell({ code: rule }: RetentionRule, counts: ReadonlyMap<string, RetentionCount>): Promise<void> {
    for (const [municipality, { done, held }] of counts) {
      if (done === 0) continue;
      this.log.log(`${rule}: ${done} went, ${held} held`);
      const details = { what: 'retention', rule, done, held };
      await this.audit.record({ action: 'erasure', subjectType: 'retention', municipality, details });
    }
  }

  private async leaveTrace(mode: RetentionMode, day: string, rules: RetentionRun['rules']): Promise<void> {
    const known = await this.dataSource.query<{ municipality: string }[]>(
      `select municipality from candidates union select municipality from openings
       union select municipality from staff order by municipality`,
    );
    const run = { mode, day, version: retentionVersion(this.rules), rules };
    const municipalities = known.map(({ municipality }) => municipality);
    await this.audit.recordAll(traceOf(run, municipalities));
  }

  /** The ids that went. */
  private async letGo(rule: RetentionRule, ids: readonly string[]): Promise<Set<string>> {
    if (rule.action === 'erase_person') return this.erase(ids);
    const gone = new Set<string>();
    for (let start = 0; start < ids.length; start += BATCH) {
      for (const id of await this.deleteRows(rule, ids.slice(start, start + BATCH))) gone.add(id);
    }
    return gone;
  }

  private async erase(ids: readonly string[]): Promise<Set<string>> {
    const gone = new Set<string>();
    for (const id of ids) {
      try {
        await this.erasures.erase(id, 'retention');
        gone.add(id);
      } catch (error) {
        // a hold set meanwhile
        if (!(error instanceof Conflict)) throw error;
      }
    }
    return gone;
  }

  private async deleteRows({ table, action }: RetentionRule, ids: readonly string[]): Promise<string[]> {
    return this.dataSource.transaction(async (manager) => {
      if (action === 'delete_events') await manager.query(`set local jobbro.audit_retention = 'on'`);
      const [gone] = await manager.query<[{ id: string }[], number]>(
        `delete from "${table}" where id::text = any($1::text[]) returning id::text as id`,
        [ids],
      );
      if (action === 'delete_events' && gone.length > 0) {
        // the chain stays whole: a sealed event says which others went
        const details = { rule: 'audit_event', firstId: ids[0]!, lastId: ids.at(-1)!, count: gone.length };
        await this.audit.record({ action: 'erasure', subjectType: 'audit_events', details }, manager);
      }
      return gone.map(({ id }) => id);
    });
  }
}

function countByMunicipality(rows: readonly DueRow[], gone: ReadonlySet<string>): Map<string, RetentionCount> {
  const counts = new Map<string, RetentionCount>();
  for (const { id, municipality, held } of rows) {
    const count = counts.get(municipality) ?? { due: 0, held: 0, done: 0 };
    counts.set(municipality, count);
    count[held ? 'held' : 'due'] += 1;
    if (gone.has(id)) count.done += 1;
  }
  return counts;
}
