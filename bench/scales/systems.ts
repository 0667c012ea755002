/** The systems of the larger scales that live in this process, beside `scan-peer.ts`. */
import { MatchIndex } from '../../src/matching/core/match-index';
import { planOpening } from '../../src/matching/core/opening-plan';
import type { Ranking } from '../../src/matching/core/result';
import { heapAndBuffers, settledHeapAndBuffers } from '../memory';
import { type AnswerLine, type Peer, pointsByFactor } from '../peers/peer';

/** The index, in both of its forms, over one set of people. */
export interface IndexPeers {
  index: MatchIndex;
  /** totals and points by factor, as the other systems give them */
  short: Peer<AnswerLine[]>;
  /** with every gate, part and criterion */
  reasons: Peer<Ranking>;
  /** bytes for each person now, with everything kept for questions; right while nothing else was made since `load` */
  bytesPerPerson(): number;
}

/** Both forms of the index; `short` builds it. */
export function indexPeers(index: MatchIndex): IndexPeers {
  let query: Parameters<MatchIndex['rank']>[1];
  let [before, people] = [0, 0];
  const bytesPerPerson = (): number => Math.round((heapAndBuffers() - before) / people);
  return {
    index,
    bytesPerPerson,
    short: {
      name: 'index',
      title: 'the index: totals and points by factor',
      exact: true,
      async load({ candidates, openings, context }) {
        query = { policy: context.policy, asOf: context.asOf };
        // what graph and travel model keep for themselves is not the index's
        for (const { described } of openings) {
          const { workplacePostalCode: code } = planOpening(described, context).opening;
          if (code !== undefined) context.travel.minutes(code, code, 'car');
        }
        before = await settledHeapAndBuffers();
        people = candidates.length;
        const begun = performance.now();
        for (const facts of candidates) index.upsert(facts);
        index.settle(true);
        const buildMs = performance.now() - begun;
        return { buildMs, bytesPerCandidate: bytesPerPerson() };
      },
      ask: ({ opening, limit }) =>
        index
          .shortlist(opening, { ...query, limit })
          .lines.map(({ candidateId, total, points }) => ({ id: candidateId, total, points })),
      lines: (lines) => lines,
      close: async () => undefined,
    },
    reasons: {
      name: 'index-reasons',
      title: 'the index, with every gate, criterion and fact of the fifty',
      exact: true,
      load: async () => ({}),
      ask: ({ opening, limit }) => index.rank(opening, { ...query, limit }),
      lines: ({ candidates }) =>
        candidates.map(({ candidateId, total, parts }) => ({ id: candidateId, total, points: pointsByFactor(parts) })),
      excluded: ({ excludedBy }) => excludedBy,
      close: async () => undefined,
    },
  };
}
