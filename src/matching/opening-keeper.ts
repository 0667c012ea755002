import type { DataSource } from 'typeorm';
import { quietSince } from '../database/changes';
import { loadOpeningFacts } from '../openings/opening-facts.loader';
import type { OpeningFacts } from './core/facts';

/** Keeps the facts of all openings that are being matched, in step with the database (see CandidateKeeper). */
export class OpeningKeeper {
  private readonly open = new Map<string, OpeningFacts>();
  private watermark = '0';
  private running: Promise<void> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** The openings that are being matched now. */
  async matched(): Promise<ReadonlyMap<string, OpeningFacts>> {
    while (this.running) await this.running.catch(() => undefined);
    this.running = this.read();
    try {
      await this.running;
    } finally {
      this.running = null;
    }
    return this.open;
  }

  private async read(): Promise<void> {
    const quiet = await quietSince(this.dataSource.manager, 'openings', this.watermark);
    if (quiet) {
      this.watermark = quiet;
      return;
    }
    const changes = await loadOpeningFacts(this.dataSource.manager, { changedSince: this.watermark });
    for (const { facts, matched } of changes.openings) {
      if (matched) this.open.set(facts.id, facts);
      else this.open.delete(facts.id);
    }
    for (const id of changes.deleted) this.open.delete(id);
    this.watermark = changes.watermark;
  }
}
