import { rankCandidates } from '../../src/matching/core/reference-ranking';
import type { Ranking } from '../../src/matching/core/result';
import { type Peer, type PeerData, pointsByFactor } from './peer';

/** The ranking that is right by being short: every rule for every person. All others are held against it. */
export function referencePeer(): Peer<Ranking> {
  let data: PeerData;
  return {
    name: 'reference',
    title: 'the reference ranking in TypeScript: every rule for every person',
    exact: true,
    async load(given) {
      data = given;
      return {};
    },
    ask: ({ opening, limit }) => rankCandidates(opening, data.candidates, data.context, limit),
    lines: (ranking) =>
      ranking.candidates.map(({ candidateId, total, parts }) => ({
        id: candidateId,
        total,
        points: pointsByFactor(parts),
      })),
    excluded: ({ excludedBy }) => excludedBy,
    close: async () => undefined,
  };
}
