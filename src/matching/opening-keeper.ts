import type { DataSource } from 'typeorm';
import { NOTHING_SEEN, type SeenChanges } from '../database/change-sequence';
import { unseenRows } from '../database/unseen-rows';
import { type LoadedOpening, loadOpeningFacts } from '../openings/opening-facts.loader';
import { quietNow } from './freshness/change-probe';
import { SharedWork } from './freshness/shared-work';

/**
 * Keeps all openings that are being matched, in step with the database (see CandidateKeeper). The facts carry no room of
 * the schemes: that changes with every placement elsewhere and is read when it is needed (SchemeDesk).
 */
export class OpeningKeeper {
  private readonly open = new Map<string, LoadedOpening>();
  private seen: SeenChanges = NOTHING_SEEN;
  private readonly reading = new SharedWork(() => this.read());

  constructor(private readonly dataSource: DataSource) {}

  /** The openings that are being matched now. */
  async matched(): Promise<ReadonlyMap<string, LoadedOpening>> {
    await this.reading.run();
    return this.open;
  }

  private async read(): Promise<void> {
    const quiet = this.seen === NOTHING_SEEN ? null : await quietNow(this.dataSource, 'openings', this.seen);
    if (quiet) {
      this.seen = quiet;
      return;
    }
    await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const unseen = await unseenRows(manager, 'openings', this.seen);
      const { openings } = await loadOpeningFacts(manager, { ids: [...unseen.there.keys()] });
      for (const opening of openings) {
        if (opening.matched) this.open.set(opening.facts.id, opening);
        else this.open.delete(opening.facts.id);
      }
      for (const id of unseen.gone) this.open.delete(id);
      this.seen = unseen.seen;
    });
  }
}
