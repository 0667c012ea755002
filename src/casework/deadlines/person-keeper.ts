/**
 * Everybody's facts about the course in memory, read anew only where something was written: whoever writes casework
 * touches the person's row.
 */
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Alike } from '../../common/alike';
import { changedIds, inChunks, inOneSnapshot, quietSince } from '../../database/changes';
import type { IsoDate } from '../../matching/core/facts';
import type { DeadlineAnswer, RuleBook } from '../../schemes';
import { loadPersonRecords, type PersonRecord } from '../scheme-facts.loader';
import { deadlinesOf } from './deadline-list';
import { packed, type PackedDeadline } from './packed-deadline';
import { type PersonDeadlines, SortedDeadlines } from './sorted-deadlines';

interface Kept extends PersonDeadlines {
  /** the day the deadlines are of; null = not worked out yet */
  asOf: IsoDate | null;
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

  /** Everybody. */
  *people(): Iterable<PersonRecord> {
    for (const { record } of this.kept.values()) yield record;
  }

  /** One person; undefined when there is none, or no longer. */
  person(id: string): PersonRecord | undefined {
    return this.kept.get(id)?.record;
  }

  /** What stands in the list about one person on a day; the last day asked for is remembered. */
  marks({ id }: PersonRecord, asOf: IsoDate): readonly PackedDeadline[] {
    const kept = this.kept.get(id);
    return kept ? this.judged(kept, asOf).deadlines : [];
  }

  /** One person's deadlines on a day with everything the rules say about them, worked out anew. */
  answers(record: PersonRecord, asOf: IsoDate): DeadlineAnswer[] {
    return deadlinesOf(record, asOf, this.rules);
  }

  /** Reads what is new and works everybody's deadlines out in pieces; whoever asks meanwhile is answered. */
  async prepare(asOf: IsoDate, end?: AbortSignal): Promise<void> {
    if (end?.aborted) return;
    await this.catchUp();
    if (this.sortedOn === asOf && this.unsorted.size === 0) return;
    let worked = 0;
    for (const kept of [...this.kept.values()]) {
      this.judged(kept, asOf);
      if (++worked % PIECE === 0) await letOthersRun();
      if (end?.aborted) return;
    }
    this.deadlines(asOf);
  }

  /** Everybody's deadlines on a day, in the order of the list; the last day asked for is remembered. */
  deadlines(asOf: IsoDate): Pick<SortedDeadlines, 'wanted'> {
    if (this.sortedOn !== asOf) {
      this.sorted.reset([...this.kept.values()].map((kept) => this.judged(kept, asOf)));
    } else if (this.unsorted.size > 0) {
      const now = [...this.unsorted].map((id) => [id, this.kept.get(id)] as const);
      this.sorted.replace(new Map(now.map(([id, kept]) => [id, kept && this.judged(kept, asOf)])));
    }
    this.sortedOn = asOf;
    this.unsorted.clear();
    return this.sorted;
  }

  private judged(kept: Kept, asOf: IsoDate): PersonDeadlines {
    if (kept.asOf !== asOf) {
      kept.deadlines = this.answers(kept.record, asOf).map(packed);
      kept.asOf = asOf;
    }
    // as of now: what the list holds must not change under it on another day
    return { record: kept.record, deadlines: kept.deadlines };
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
      const alike = new Alike<PersonRecord>(['id', 'pseudonym']);
      await inChunks(ids, async (part) => {
        for (const record of await loadPersonRecords(manager, { ids: part })) {
          this.kept.set(record.id, { record: alike.share(record), asOf: null, deadlines: [] });
        }
      });
      this.watermark = watermark;
    });
  }
}
