import type { DataSource } from 'typeorm';
import { NOTHING_SEEN, type SeenChanges } from '../../database/change-sequence';
import { unseenRows } from '../../database/unseen-rows';
import { type LoadedOpening, loadOpeningFacts } from '../../openings/opening-facts.loader';
import { quietNow } from '../freshness/change-probe';
import { SharedWork } from '../freshness/shared-work';

/**
 * Keeps all openings that are being matched, in step with the database (see CandidateKeeper). The facts carry no room of
 * the schemes: that changes with every placement elsewhere and is read when it is needed (SchemeDesk).
 */
export class OpeningKeeper {
  private readonly open = new Map<string, LoadedOpening>();
  private seen: SeenChanges = NOTHING_SEEN;
  private readonly reading = new SharedWork(() => this.read());
  private readonly listeners: ((matched: readonly LoadedOpening[], others: readonly string[]) => void)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Calls back with the openings that were read again and are being matched, and with the ids of those that are not. */
  onRead(listener: (matched: readonly LoadedOpening[], others: readonly string[]) => void): void {
    this.listeners.push(listener);
  }

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
      const matched = openings.filter((opening) => opening.matched);
      const others = openings.filter((opening) => !opening.matched).map(({ facts }) => facts.id);
      for (const opening of matched) this.open.set(opening.facts.id, opening);
      for (const id of [...others, ...unseen.gone]) this.open.delete(id);
      for (const listener of this.listeners) listener(matched, [...others, ...unseen.gone]);
      this.seen = unseen.seen;
    });
  }
}
