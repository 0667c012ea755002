import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import { quietSince } from '../database/changes';
import type { RuleBook } from '../schemes';
import { type MatchTaxonomy, readCandidates, type ReadingRules } from './candidate-reading';
import { changedFields } from './changed-fields';
import type { IsoDate, TravelModel } from './core/facts';
import { MatchIndex } from './core/match-index';

/**
 * Keeps this process's index of candidates in step with the database and the day. Every candidate row carries the number
 * of the transaction that last wrote it; `catchUp` reads the rows written by transactions that had not ended at the
 * previous reading, so nothing is missed, and a list ranked after `catchUp` sees everything committed before it. On a new
 * day everybody is read again: what schemes are possible, and who is of age, is judged by the rules of the day.
 */
export class CandidateKeeper {
  private readonly log = new Logger('CandidateKeeper');
  readonly index: MatchIndex;
  private watermark = '0';
  private day: IsoDate | null = null;
  private running: Promise<string[]> | null = null;
  /** everybody as judged on another day than today, for as long as nobody changes */
  private other: { asOf: IsoDate; index: MatchIndex } | null = null;
  private readonly listeners: ((ids: Iterable<string>) => void)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taxonomy: MatchTaxonomy,
    private readonly travel: TravelModel,
    private readonly rules: RuleBook,
  ) {
    this.index = new MatchIndex(taxonomy, travel);
  }

  /** Calls back with everybody who was read again, changed in the index's eyes or not, and with whoever was deleted. */
  onRead(listener: (ids: Iterable<string>) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Brings the index up to date and returns the ids that changed. Calls that come while one runs wait for the next,
   * because the one that runs may have read before the caller's own write.
   */
  async catchUp(): Promise<string[]> {
    while (this.running) await this.running.catch(() => undefined);
    this.running = this.read();
    try {
      return await this.running;
    } finally {
      this.running = null;
    }
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

  private async read(): Promise<string[]> {
    const today = this.clock.today();
    const first = this.day === null;
    const newDay = this.day !== today;
    if (!newDay) {
      const quiet = await quietSince(this.dataSource.manager, 'candidates', this.watermark);
      if (quiet) {
        this.watermark = quiet;
        return [];
      }
    }
    const wanted = { changedSince: newDay ? '0' : this.watermark };
    const changes = await readCandidates(this.dataSource.manager, this.judgedOn(today), wanted);
    for (const listener of this.listeners) listener([...changes.facts.keys(), ...changes.deleted]);
    // rows of transactions that were under way are read again next time: only real differences count as changes
    const changed: string[] = [];
    for (const facts of changes.facts.values()) {
      if (!first && changedFields(this.index.get(facts.id) ?? null, facts).length === 0) continue;
      this.index.upsert(facts);
      changed.push(facts.id);
    }
    for (const id of changes.deleted) {
      if (this.index.get(id) === undefined) continue;
      this.index.remove(id);
      changed.push(id);
    }
    this.watermark = changes.watermark;
    this.day = today;
    if (changed.length > 0) this.other = null;
    if (first) this.log.debug(`index loaded: ${this.index.size} candidates`);
    return changed;
  }

  private judgedOn(asOf: IsoDate): ReadingRules {
    return { taxonomy: this.taxonomy, rules: this.rules, asOf };
  }
}
