import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { LoadedOpening } from '../../openings/opening-facts.loader';
import type { Outbox } from '../../queue/outbox';
import type { JobContext } from '../../queue/job-types';
import type { CandidateKeeper } from '../facts/candidate-keeper';
import type { FullRematches } from './full-rematches';
import type { MatchStore, RunToStore } from '../lists/match-store';
import { type Listed, listedIn, type RematchService } from './rematch.service';

/** Lists written in one transaction: while the database writes some, the next are ranked. */
const STORED_TOGETHER = 10;
/** Openings ranked before other jobs of the process may go on. */
const RANKED_TOGETHER = 4;

/** An opening with the list that is stored for it. */
interface Ranked {
  opening: LoadedOpening;
  run: RunToStore;
}

/** What is kept of it until the batch ends: the lists of a batch with their reasons would fill the memory. */
interface Done {
  opening: LoadedOpening;
  listed: Listed;
}

/**
 * Ranks the openings of one batch of a full re-match. May be killed anywhere and run again. What changes while a batch
 * runs is asked for as single changes when it ends, so that a batch never begins anew because people keep changing.
 */
export class RematchBatchService {
  constructor(
    private readonly batches: FullRematches,
    private readonly rematch: RematchService,
    private readonly candidates: CandidateKeeper,
    private readonly store: MatchStore,
    private readonly outbox: Outbox,
  ) {}

  /** Job `rematch-batch`. */
  async run(payload: { rematchId: string; number: number }, job?: Pick<JobContext, 'progress'>): Promise<void> {
    const batch = await this.batches.open(payload.rematchId, payload.number);
    if (!batch) return;
    await this.candidates.catchUp();
    const revision = this.candidates.revision;
    const openings = await this.rematch.judged(batch.openingIds);
    const stored = new Set<string>();
    const done: Done[] = [];
    let storing: Promise<ReadonlySet<string>> = Promise.resolve(new Set());
    for (let start = 0; start < openings.length; start += STORED_TOGETHER) {
      const part = await this.ranked(openings.slice(start, start + STORED_TOGETHER), batch.reason);
      for (const id of await storing) stored.add(id);
      storing = this.store.replace(part.map(({ run }) => run));
      // a fault is told where it is awaited, not by the process
      storing.catch(() => undefined);
      done.push(...part.map(({ opening, run }) => ({ opening, listed: listedIn(run.ranking) })));
      await job?.progress((100 * (start + part.length)) / openings.length);
    }
    for (const id of await storing) stored.add(id);
    await this.candidates.catchUp();
    const again = done.filter(
      ({ opening, listed }) => !stored.has(opening.facts.id) || this.rematch.outdated(opening.facts, listed, revision),
    );
    await this.outbox.transaction(async (manager, publish) => {
      for (const { opening } of again) {
        const { id, municipality } = opening.facts;
        publish({ aggregate: 'opening', aggregateId: id, municipality, reason: 'changed_meanwhile' });
      }
      await this.batches.markDone(manager, payload.rematchId, payload.number);
    });
  }

  private async ranked(openings: readonly LoadedOpening[], reason: string): Promise<Ranked[]> {
    const ranked: Ranked[] = [];
    for (const [i, opening] of openings.entries()) {
      if (i > 0 && i % RANKED_TOGETHER === 0) await letOthersRun();
      ranked.push({ opening, run: this.rematch.rankedRun(opening, [reason]) });
    }
    return ranked;
  }
}
