import { setImmediate as letOthersRun } from 'node:timers/promises';
import { schemeOpening } from '../../casework/scheme-facts';
import type { LoadedOpening } from '../../openings/opening-facts.loader';
import type { CandidateFacts, CompetencyGraph, OpeningFacts, TravelModel } from '../core/facts';
import { OpeningIndex, type OpeningQuery } from '../core/opening-index';
import { matchPair } from '../core/pair-match';
import type { PairMatch } from '../core/result';
import type { OpeningKeeper } from './opening-keeper';

/** Openings worked out for a new day or policy before other work of the process may go on. */
const WORKED_OUT_TOGETHER = 100;
/** Openings looked at beyond the ones wanted: some of them turn out to have no room. */
const SPARE = 20;

/** The facts of openings with the room of their schemes as it is now, in the same order. */
export type WithRoom = (openings: readonly LoadedOpening[]) => Promise<readonly OpeningFacts[]>;

/**
 * The openings that are being matched, for one person at a time. They are kept without the room of their schemes, which
 * changes with every placement elsewhere: room moves no point and can only keep people out, so the best openings are
 * found without it and asked for it afterwards.
 */
export class SuitableOpenings {
  private readonly index: OpeningIndex;
  /** preparations follow one another: two that differ would undo each other's work */
  private preparing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly openings: Pick<OpeningKeeper, 'matched' | 'onRead'>,
    private readonly engines: { graph: CompetencyGraph; travel: TravelModel },
  ) {
    this.index = new OpeningIndex(engines.graph, engines.travel);
    openings.onRead((matched, others) => {
      for (const opening of matched) this.index.upsert(withMostRoom(opening));
      for (const id of others) this.index.remove(id);
    });
  }

  /** The openings that suit a person, best first, with every reason: `rankOpenings` over all of them with their room. */
  async best(
    candidate: CandidateFacts,
    query: OpeningQuery & { limit: number },
    withRoom: WithRoom,
  ): Promise<PairMatch[]> {
    const { limit, policy, asOf } = query;
    const context = { ...this.engines, policy, asOf };
    for (let looked: number | undefined = limit + SPARE; ; looked = undefined) {
      const matched = await this.ready(query);
      const listed = this.index.shortlist(candidate, { policy, asOf, limit: looked });
      const judged = await withRoom(listed.flatMap(({ openingId }) => matched.get(openingId) ?? []));
      const best: PairMatch[] = [];
      for (const opening of judged) {
        if (best.length === limit) break;
        const match = matchPair(opening, candidate, context);
        if (match.eligible) best.push(match);
      }
      if (best.length === limit || looked === undefined || listed.length < looked) return best;
    }
  }

  /**
   * Ids of the openings where a person passes every gate, were there room, and reaches at least the total that `least`
   * tells; in no particular order.
   */
  async reachedBy(
    candidate: CandidateFacts,
    query: OpeningQuery,
    least: (openingId: string) => number,
  ): Promise<string[]> {
    await this.ready(query);
    return this.index.reachedBy(candidate, query, least);
  }

  /** The openings as they are now, worked out for the question. */
  private async ready(query: OpeningQuery): Promise<ReadonlyMap<string, LoadedOpening>> {
    const matched = await this.openings.matched();
    const prepared = this.preparing.then(async () => {
      while (!this.index.prepare(query, WORKED_OUT_TOGETHER)) await letOthersRun();
    });
    this.preparing = prepared.catch(() => undefined);
    await prepared;
    return matched;
  }
}

/** The combination model is an accepted scheme that only the room names. */
function withMostRoom({ facts, input }: LoadedOpening): OpeningFacts {
  const combined = schemeOpening(input).schemes.includes('kombination');
  return combined ? { ...facts, schemeRoom: { kombination: 'unknown' } } : facts;
}
