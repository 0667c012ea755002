import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { loadCandidateFacts } from '../candidates/candidate-facts.loader';
import type { CredentialCover } from '../candidates/covered-credentials';
import type { Clock } from '../common/clock';
import { quietSince } from '../database/changes';
import { changedFields } from './changed-fields';
import type { CompetencyGraph, TravelModel } from './core/facts';
import { MatchIndex } from './core/match-index';

/**
 * Keeps this process's index of candidates in step with the database. Every candidate row carries the number of the
 * transaction that last wrote it; `catchUp` reads the rows written by transactions that had not ended at the previous
 * reading, so nothing is missed, and a list ranked after `catchUp` sees everything committed before it.
 */
export class CandidateKeeper {
  private readonly log = new Logger('CandidateKeeper');
  readonly index: MatchIndex;
  private watermark = '0';
  private running: Promise<string[]> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taxonomy: CompetencyGraph & CredentialCover,
    travel: TravelModel,
  ) {
    this.index = new MatchIndex(taxonomy, travel);
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

  private async read(): Promise<string[]> {
    const first = this.watermark === '0';
    if (!first) {
      const quiet = await quietSince(this.dataSource.manager, 'candidates', this.watermark);
      if (quiet) {
        this.watermark = quiet;
        return [];
      }
    }
    const changes = await loadCandidateFacts(this.dataSource.manager, {
      changedSince: this.watermark,
      asOf: this.clock.today(),
      credentials: this.taxonomy,
    });
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
    if (first) this.log.debug(`index loaded: ${this.index.size} candidates`);
    return changed;
  }
}
