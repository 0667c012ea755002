import type { DataSource } from 'typeorm';
import { quietSince } from '../database/changes';
import { type LoadedOpening, loadOpeningFacts } from '../openings/opening-facts.loader';

/**
 * Keeps all openings that are being matched, in step with the database (see CandidateKeeper). The facts carry no room of
 * the schemes: that changes with every placement elsewhere and is read when it is needed (SchemeDesk).
 */
export class OpeningKeeper {
  private readonly open = new Map<string, LoadedOpening>();
  private watermark = '0';
  private running: Promise<void> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** The openings that are being matched now. */
  async matched(): Promise<ReadonlyMap<string, LoadedOpening>> {
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
    for (const opening of changes.openings) {
      if (opening.matched) this.open.set(opening.facts.id, opening);
      else this.open.delete(opening.facts.id);
    }
    for (const id of changes.deleted) this.open.delete(id);
    this.watermark = changes.watermark;
  }
}
