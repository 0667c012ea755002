/** A thread that asks the reference ranking, so that both processors work while lists are compared. */
import { parentPort } from 'node:worker_threads';
import { bundledReferences } from '../src/cli/references';
import type { CandidateFacts, OpeningFacts } from '../src/matching/core/facts';
import type { MatchContext } from '../src/matching/core/opening-case';
import { rankCandidates } from '../src/matching/core/reference-ranking';
import type { Ranking } from '../src/matching/core/result';
import { type AnswerLine, pointsByFactor } from './peers/peer';

/** The people to rank from now on. */
export interface ThreadPeople {
  candidates: readonly CandidateFacts[];
  policy: MatchContext['policy'];
  asOf: string;
}

/** One question to a thread. */
export interface ThreadQuestion {
  number: number;
  opening: OpeningFacts;
  limit: number;
  /** with every gate and criterion; else lines alone, which are much less to hand over */
  whole: boolean;
}

/** Its answer. */
export interface ThreadAnswer {
  number: number;
  lines: AnswerLine[];
  excluded: Ranking['excludedBy'];
  ranking?: Ranking;
}

const { taxonomy, travel } = bundledReferences();
let people: readonly CandidateFacts[] = [];
let context: MatchContext;

parentPort!.on('message', (message: ThreadPeople | ThreadQuestion) => {
  if ('candidates' in message) {
    const { candidates, policy, asOf } = message;
    people = candidates;
    context = { policy, asOf, graph: taxonomy, travel };
  } else parentPort!.postMessage(answer(message));
});

function answer({ number, opening, limit, whole }: ThreadQuestion): ThreadAnswer {
  const ranking = rankCandidates(opening, people, context, limit);
  const lines = ranking.candidates.map(({ candidateId, total, parts }) => ({
    id: candidateId,
    total,
    points: pointsByFactor(parts),
  }));
  return { number, lines, excluded: ranking.excludedBy, ...(whole && { ranking }) };
}
