/**
 * Everybody's facts about the course in memory, read anew only where something was written: whoever writes casework
 * touches the person's row.
 */
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { changedIds, inChunks, inOneSnapshot, quietSince } from '../../database/changes';
import type { IsoDate } from '../../matching/core/facts';
import type { DeadlineAnswer, RuleBook } from '../../schemes';
import { loadPersonRecords, type PersonRecord } from '../scheme-facts.loader';
import { type DeadlineLine, deadlinesOf } from './deadline-list';
import { SortedDeadlines } from './sorted-deadlines';

interface Kept {
  record: PersonRecord;
  answers?: { asOf: IsoDate; list: readonly DeadlineAnswer[] };
}

/** People whose deadlines are worked out before others get a turn: a few milliseconds. */
const PIECE = 50;

/** One copy of everybody's facts in this process; call `catchUp` before reading. */
export class PersonKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly sorted = new SortedDeadlines();
  /** the day the sorted list is of, and who was read again since it was brought up to date */
  private sortedOn: IsoDate | null = null;
  private readonly unsorted = new Set<string>();
  private watermark = '0';
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RuleBook,
  ) {}

  /** Reads what was written since the last time; one reading after the other. */
  async catchUp(): Promise<void> {
    // a reading that is under way may have begun before the caller's own write
    const mine = this.reading.then(() => this.read());
    this.reading = mine.catch(() => undefined);
    await mine;
  }

  people(): Iterable<PersonRecord> {
    return [...this.kept.values()].map(({ record }) => record);
  }

  /** One person's deadlines on a day; the last day asked for is remembered. */
  answers({ id }: PersonRecord, asOf: IsoDate): readonly DeadlineAnswer[] {
    const kept = this.kept.get(id);
    if (!kept) return [];
    if (kept.answers?.asOf !== asOf) kept.answers = { asOf, list: deadlinesOf(kept.record, asOf, this.rules) };
    return kept.answers.list;
  }

  /** Reads what is new and works everybody's deadlines out in pieces; whoever asks meanwhile is answered. */
  async prepare(asOf: IsoDate, end?: AbortSignal): Promise<void> {
    if (end?.aborted) return;
    await this.catchUp();
    if (this.sortedOn === asOf && this.unsorted.size === 0) return;
    let worked = 0;
    for (const { record } of [...this.kept.values()]) {
      this.answers(record, asOf);
      if (++worked % PIECE === 0) await letOthersRun();
      if (end?.aborted) return;
    }
    this.deadlines(asOf);
  }

  /** Everybody's deadlines on a day, in the order of the list; the last day asked for is remembered. */
  deadlines(asOf: IsoDate): readonly DeadlineLine[] {
    if (this.sortedOn !== asOf) {
      this.sorted.reset([...this.kept.keys()].flatMap((id) => this.linesOf(id, asOf)));
    } else if (this.unsorted.size > 0) {
      this.sorted.replace(
        this.unsorted,
        [...this.unsorted].flatMap((id) => this.linesOf(id, asOf)),
      );
    }
    this.sortedOn = asOf;
    this.unsorted.clear();
    return this.sorted.lines();
  }

  private linesOf(id: string, asOf: IsoDate): DeadlineLine[] {
    const kept = this.kept.get(id);
    return kept ? this.answers(kept.record, asOf).map((answer) => ({ person: kept.record, answer })) : [];
  }

  private async read(): Promise<void> {
    const quiet = await quietSince(this.dataSource.manager, 'candidates', this.watermark);
    if (quiet !== null) {
      this.watermark = quiet;
      return;
    }
    await inOneSnapshot(this.dataSource.manager, async (manager, watermark) => {
      const { ids, deleted } = await changedIds(manager, 'candidates', { changedSince: this.watermark });
      for (const id of [...deleted, ...ids]) this.unsorted.add(id);
      for (const id of deleted) this.kept.delete(id);
      await inChunks(ids, async (part) => {
        for (const record of await loadPersonRecords(manager, { ids: part })) this.kept.set(record.id, { record });
      });
      this.watermark = watermark;
    });
  }
}
