import { MatchIndex } from '../../src/matching/core/match-index';
import type { Ranking } from '../../src/matching/core/result';
import { heapAndBuffers } from '../memory';
import { type Peer, pointsByFactor } from './peer';

/** The product's index alone, in this process: no HTTP, no database, no sentences. */
export function indexPeer(): Peer<Ranking> {
  let index: MatchIndex;
  let query: Parameters<MatchIndex['rank']>[1];
  return {
    name: 'index',
    title: 'the index alone, called in the process',
    exact: true,
    async load({ candidates, context }) {
      index = new MatchIndex(context.graph, context.travel);
      query = { policy: context.policy, asOf: context.asOf };
      const before = heapAndBuffers();
      const started = performance.now();
      for (const facts of candidates) index.upsert(facts);
      const buildMs = performance.now() - started;
      return { buildMs, bytesPerCandidate: Math.round((heapAndBuffers() - before) / candidates.length) };
    },
    ask: ({ opening, limit }) => index.rank(opening, { ...query, limit }),
    lines: (ranking) =>
      ranking.candidates.map(({ candidateId, total, parts }) => ({
        id: candidateId,
        total,
        points: pointsByFactor(parts),
      })),
    close: async () => undefined,
  };
}
