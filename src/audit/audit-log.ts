/**
 * The way into the audit log. Events are appended unsealed, without a lock, so that many requests can write side by
 * side; the sealing job chains them in order soon after (see `audit-sealer.ts`).
 */
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../common/clock';
import { ANONYMOUS, currentCause, SYSTEM } from '../common/request-actor';
import { NATIONAL } from '../database/columns';
import { insertRows } from '../database/insert-rows';
import type { AuditEntry } from './audit-entry';
import { AuditEvent } from './audit-event.entity';

/** Milliseconds for which views of lists are gathered before they are written together. */
const GATHER_MS = 200;

/** Longest purpose that is kept. */
const LONGEST_PURPOSE = 500;

export class AuditLog implements OnApplicationShutdown {
  private readonly log = new Logger('Audit');
  private waiting: Partial<AuditEvent>[] = [];
  private timer?: NodeJS.Timeout;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes one event; with the caller's manager inside its transaction, so that what happened and that it was logged
   * stand or fall together.
   */
  async record(entry: AuditEntry, manager: EntityManager = this.dataSource.manager): Promise<void> {
    await this.recordAll([entry], manager);
  }

  /** Writes several events with one statement. */
  async recordAll(entries: readonly AuditEntry[], manager: EntityManager = this.dataSource.manager): Promise<void> {
    await insertRows(
      manager,
      AuditEvent,
      entries.map((entry) => this.row(entry)),
    );
  }

  /**
   * Writes an event within the next moments, together with others: for views of lists, which must not wait for the
   * log. A process that is killed loses at most the last fifth of a second of them; a stopped one none.
   */
  recordSoon(entry: AuditEntry): void {
    this.waiting.push(this.row(entry));
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Writes what was gathered. A database that does not answer keeps it gathered for the next try. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(async () => {
      const rows = this.waiting;
      this.waiting = [];
      try {
        await insertRows(this.dataSource.manager, AuditEvent, rows);
      } catch {
        this.waiting = [...rows, ...this.waiting];
        this.timer ??= setTimeout(() => void this.flush(), GATHER_MS * 25);
        this.log.error(`${rows.length} views could not be logged yet`);
      }
    });
    return this.flushing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private row(entry: AuditEntry): Partial<AuditEvent> {
    const cause = currentCause();
    const actor = entry.principal ?? cause?.actor ?? SYSTEM;
    const purpose = entry.purpose ?? cause?.purpose ?? null;
    return {
      at: this.clock.now(),
      municipality: entry.municipality ?? actor.municipality ?? NATIONAL,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId ?? null,
      purpose: purpose === null ? null : purpose.slice(0, LONGEST_PURPOSE),
      actorId: actor.userId || ANONYMOUS.userId,
      actorRole: actor.role,
      details: entry.details ?? {},
    };
  }
}
