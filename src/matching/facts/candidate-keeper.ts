import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { DataSource, EntityManager } from 'typeorm';
import { type Clock, ZONE } from '../../common/clock';
import { includes, NOTHING_SEEN, type SeenChanges, sequenceOf } from '../../database/change-sequence';
import { noteRead } from '../../database/request-sequence';
import { unseenRows } from '../../database/unseen-rows';
import type { RuleBook } from '../../schemes';
import { type MatchTaxonomy, readCandidates, type ReadingRules } from './candidate-reading';
import type { CandidateFacts, IsoDate, TravelModel } from '../core/facts';
import { MatchIndex } from '../core/match-index';
import { ChangeJournal } from '../freshness/change-journal';
import { quietNow } from '../freshness/change-probe';
import { DayAhead } from '../freshness/day-ahead';
import { type IndexContents, storedVersions, VersionSum } from '../freshness/index-contents';
import { SharedWork } from '../freshness/shared-work';

/** Rows read at a start beyond which the next start would notice them. */
const KEEP_AT_START = 200;
/** Hour of the day from which on the next day is prepared. */
const EVENING = 22;

/** Where the contents of an index are kept between two starts; see `SnapshotFile`. */
export interface KeptContents {
  load(day: IsoDate): Promise<IndexContents | null>;
  /** begins to keep them; never fails the caller */
  keep(contents: IndexContents): void;
  /** begins to throw them away, e.g. because somebody in them has been erased; never fails the caller */
  forget(): void;
}

/** What a comparison of index and database found, in one snapshot. */
export interface IndexAudit {
  /** the same people in the same versions */
  same: boolean;
  /** the index held this change and all before it */
  sequence: number;
  /** the day the facts are judged on */
  day: IsoDate;
  /** people in the index */
  people: number;
  /** people in the database */
  stored: number;
}

/**
 * Keeps this process's index of candidates in step with the database and the day. Every candidate row carries the number
 * of the transaction that last wrote it; `catchUp` reads the rows written by transactions that the previous reading did
 * not include, so nothing is missed and nothing read twice, and a list ranked after `catchUp` sees everything committed
 * before it. On a new day everybody is judged again, mostly the evening before: what schemes are possible, and who is of
 * age, follows from the rules of the day.
 */
export class CandidateKeeper {
  private readonly log = new Logger('CandidateKeeper');
  readonly index: MatchIndex;
  private seen: SeenChanges = NOTHING_SEEN;
  private readonly versions = new VersionSum();
  private readonly journal = new ChangeJournal();
  private day: IsoDate | null = null;
  /** revision of the contents that were handed over last */
  private keptAt = 0;
  /** somebody has gone who may stand in what is kept */
  private goneSinceKept = false;
  private auditWanted = false;
  private lastAudit: IndexAudit | null = null;
  private readonly reading = new SharedWork(() => this.read());
  /** everybody as judged on another day than today, for as long as nobody changes */
  private other: { asOf: IsoDate; index: MatchIndex } | null = null;
  private readonly listeners: ((ids: Iterable<string>) => void)[] = [];
  private readonly ahead = new DayAhead(async (ids, day) => {
    return (await readCandidates(this.dataSource.manager, this.judgedOn(day), { ids })).facts;
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taxonomy: MatchTaxonomy,
    private readonly travel: TravelModel,
    private readonly rules: RuleBook,
    private readonly kept?: KeptContents | null,
  ) {
    this.index = new MatchIndex(taxonomy, travel);
  }

  /** Calls back with everybody who was read again, changed in the index's eyes or not, and with whoever was deleted. */
  onRead(listener: (ids: Iterable<string>) => void): void {
    this.listeners.push(listener);
  }

  /** Brings the index up to date: everything committed before the call is in it afterwards. */
  async catchUp(): Promise<void> {
    await this.reading.run();
    noteRead(this.sequence);
  }

  /** The largest number such that the index holds this change and all before it. */
  get sequence(): number {
    return sequenceOf(this.seen);
  }

  /** Whether the index holds the change of one transaction. */
  holds(change: number): boolean {
    return includes(this.seen, change);
  }

  /** Grows with every change worked in; hand it to `changedSince` later. */
  get revision(): number {
    return this.journal.revision;
  }

  /** Ids of the people who changed since a revision; null = too much has changed to tell. */
  changedSince(revision: number): ReadonlySet<string> | null {
    return this.journal.since(revision);
  }

  /**
   * Catches up and compares with the database in the same snapshot, so that nothing can change in between. An index that
   * differs is read anew at once.
   */
  async audit(): Promise<IndexAudit> {
    this.auditWanted = true;
    await this.reading.run();
    return this.lastAudit!;
  }

  /**
   * An answer from the index on a day, resting on everything committed before the call. It is worked out while the
   * database is asked whether anything changed, and once more when something did.
   */
  async answer<T>(asOf: IsoDate, work: (index: MatchIndex) => T): Promise<T> {
    if (asOf !== this.day) return work(await this.indexOn(asOf));
    const { revision } = this;
    const reading = this.catchUp();
    // told when it is waited for, should the work throw first
    reading.catch(() => undefined);
    // the question is on its way before the work keeps the process busy
    await setImmediate();
    const early = work(this.index);
    await reading;
    if (asOf !== this.day) return work(await this.indexOn(asOf));
    return this.revision === revision ? early : work(this.index);
  }

  /** Everybody as judged on a day: the index itself for today, else everybody is read anew for that day. */
  async indexOn(asOf: IsoDate): Promise<MatchIndex> {
    await this.catchUp();
    if (asOf === this.day) return this.index;
    if (this.other?.asOf === asOf) return this.other.index;
    const index = new MatchIndex(this.taxonomy, this.travel);
    const { facts } = await readCandidates(this.dataSource.manager, this.judgedOn(asOf));
    for (const person of facts.values()) index.upsert(person);
    this.other = { asOf, index };
    return index;
  }

  /**
   * Hands the contents over to be kept for the next start when more than `most` changes came since the last time. What is
   * kept with somebody who has gone meanwhile is thrown away; the last time, it is written anew.
   */
  keepIfChanged(most: number, last = false): void {
    if (this.revision - this.keptAt > most || (last && this.goneSinceKept)) this.keepContents();
    else if (this.goneSinceKept) this.kept?.forget();
  }

  /** In the evening, judges everybody on the next day, so that nobody waits for that when it begins. */
  async prepareTomorrow(): Promise<void> {
    const now = DateTime.fromJSDate(this.clock.now(), { zone: ZONE });
    const tomorrow = now.plus({ days: 1 }).toISODate()!;
    if (now.hour < EVENING || this.ahead.has(tomorrow)) return;
    await this.catchUp();
    const people = { seen: this.seen, ids: [...this.versions.ids()], get: (id: string) => this.index.get(id) };
    await this.ahead.prepare(tomorrow, people);
  }

  private keepContents(): void {
    if (this.day === null) return;
    const ids = [...this.versions.ids()];
    const people = ids.map((id) => this.index.get(id)!);
    const versions = ids.map((id) => this.versions.get(id)!);
    this.kept?.keep({ day: this.day, seen: this.seen, people, versions });
    this.keptAt = this.revision;
    this.goneSinceKept = false;
  }

  private async read(): Promise<void> {
    const today = this.clock.today();
    if (this.day === null) return this.start(today);
    if (this.day === today && !this.auditWanted) {
      const quiet = await quietNow(this.dataSource, 'candidates', this.seen);
      if (quiet) {
        this.seen = quiet;
        return;
      }
    }
    await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await this.readUnseen(manager, today);
      if (this.auditWanted) await this.compare(manager, today);
    });
  }

  private async compare(manager: EntityManager, today: IsoDate): Promise<void> {
    this.auditWanted = false;
    const { people, checksum } = await storedVersions(manager);
    const same = people === this.versions.size && checksum === this.versions.sum;
    this.lastAudit = { same, sequence: this.sequence, day: today, people: this.versions.size, stored: people };
    if (same) return;
    this.log.error(`the index held ${this.versions.size} people, the database ${people}: everybody is read anew`);
    await this.readAnew(manager, today);
  }

  /** Begins from nothing, for when the copy cannot be trusted. */
  private async readAnew(manager: EntityManager, today: IsoDate): Promise<void> {
    this.seen = NOTHING_SEEN;
    this.ahead.forget();
    for (const id of [...this.versions.ids()]) this.takeOut(id);
    await this.readUnseen(manager, today);
  }

  private async start(today: IsoDate): Promise<void> {
    const kept = await this.kept?.load(today);
    if (kept) {
      kept.people.forEach((person, i) => this.put(person, kept.versions[i]!));
      this.seen = kept.seen;
    }
    await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await this.readUnseen(manager, today);
      // what a file says is believed only when the database says the same
      if (kept || this.auditWanted) await this.compare(manager, today);
    });
    this.index.settle();
    this.day = today;
    this.log.debug(`index loaded: ${this.index.size} candidates`);
    this.keepIfChanged(KEEP_AT_START);
  }

  /** Reads what is not seen yet; on another day than before, everybody who was not judged on it already. */
  private async readUnseen(manager: EntityManager, today: IsoDate): Promise<void> {
    const newDay = this.day !== null && this.day !== today;
    const ahead = newDay ? this.ahead.take(today) : null;
    const since = newDay ? (ahead?.seen ?? NOTHING_SEEN) : this.seen;
    const unseen = await unseenRows(manager, 'candidates', since);
    const changes = await readCandidates(manager, this.judgedOn(today), { ids: [...unseen.there.keys()] });
    for (const listener of this.listeners) listener([...unseen.there.keys(), ...unseen.gone]);
    const changed: string[] = [];
    for (const facts of changes.facts.values()) {
      const same = newDay && isDeepStrictEqual(this.index.get(facts.id), facts);
      if (same) this.versions.put(facts.id, unseen.there.get(facts.id)!);
      else {
        this.put(facts, unseen.there.get(facts.id)!);
        changed.push(facts.id);
      }
    }
    for (const id of unseen.gone) {
      if (!this.takeOut(id)) continue;
      changed.push(id);
      this.goneSinceKept = true;
    }
    for (const [id, facts] of ahead?.facts ?? []) {
      const version = this.versions.get(id);
      if (version === undefined || unseen.there.has(id)) continue;
      this.put(facts, version);
      changed.push(id);
    }
    this.seen = unseen.seen;
    this.journal.note(changed);
    if (newDay) {
      this.day = today;
      this.keepContents();
    }
    if (changed.length > 0) this.other = null;
  }

  private put(facts: CandidateFacts, version: number): void {
    this.index.upsert(facts);
    this.versions.put(facts.id, version);
  }

  private takeOut(id: string): boolean {
    this.versions.remove(id);
    return this.index.remove(id);
  }

  private judgedOn(asOf: IsoDate): ReadingRules {
    return { taxonomy: this.taxonomy, rules: this.rules, asOf };
  }
}
