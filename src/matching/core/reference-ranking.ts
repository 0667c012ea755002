/** The ranking that is right by being short. The fast index must give exactly the same answers. */
import type { CandidateFacts, OpeningFacts } from './facts';
import { MatchingError } from './matching-error';
import type { MatchContext } from './opening-case';
import { planOpening } from './opening-plan';
import { matchPair, matchPlanned } from './pair-match';
import { compareStandings, mixDraws, type Standing } from './rank-order';
import { GATES, type GateCode, type OpeningRanking, type Outcome, type PairMatch, type Ranking } from './result';

/** How many of the matches have that outcome, per gate, in the order of `GATES`; gates nobody has it for are left out. */
export function countByGate(matches: readonly PairMatch[], outcome: Outcome): Partial<Record<GateCode, number>> {
  const counts: Partial<Record<GateCode, number>> = {};
  GATES.forEach((gate, index) => {
    const count = matches.filter(({ gates }) => gates[index]!.outcome === outcome).length;
    if (count > 0) counts[gate] = count;
  });
  return counts;
}

/** Refuses anything but `undefined` (= everybody) and a whole number from 0. Throws `RANKING.LIMIT`. */
export function requireLimit(limit: number | undefined): void {
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 0)) {
    throw new MatchingError('RANKING.LIMIT', 'limit', 'cannot be used', 'a whole number from 0, or none');
  }
}

function requireUnique(ids: readonly string[], code: string, field: string): void {
  if (new Set(ids).size !== ids.length) throw new MatchingError(code, field, 'names an id twice', 'each id once');
}

interface Entry {
  match: PairMatch;
  standing: Standing;
}

/** Parts the eligible from the excluded, counts both per gate, sorts the eligible and cuts the list. */
function listOf(entries: readonly Entry[], context: MatchContext, limit: number | undefined) {
  const eligible = entries.filter(({ match }) => match.eligible);
  const excluded = entries.filter(({ match }) => !match.eligible);
  eligible.sort((a, b) => compareStandings(a.standing, b.standing));
  const matchesOf = (some: readonly Entry[]): PairMatch[] => some.map(({ match }) => match);
  return {
    head: {
      policyVersion: context.policy.version,
      asOf: context.asOf,
      considered: entries.length,
      eligible: eligible.length,
      excludedBy: countByGate(matchesOf(excluded), 'not_met'),
      unknownBy: countByGate(matchesOf(eligible), 'unknown'),
    },
    lines: matchesOf(eligible.slice(0, limit)).map((match, index) => ({ ...match, rank: index + 1 })),
  };
}

/**
 * Ranks people for one opening. Independent of the order of the input. `limit` cuts the list, not the counts.
 * Throws `RANKING.DUPLICATE_CANDIDATE`, `RANKING.LIMIT` and `DATE.INVALID`.
 */
export function rankCandidates(
  opening: OpeningFacts,
  candidates: readonly CandidateFacts[],
  context: MatchContext,
  limit?: number,
): Ranking {
  requireLimit(limit);
  requireUnique(
    candidates.map(({ id }) => id),
    'RANKING.DUPLICATE_CANDIDATE',
    'candidates',
  );
  const plan = planOpening(opening, context);
  const entries = candidates.map((candidate): Entry => {
    const match = matchPlanned(plan, candidate);
    const { id, waitingSince } = candidate;
    return { match, standing: { total: match.total, waitingSince, draw: mixDraws(candidate.draw, opening.draw), id } };
  });
  const { head, lines } = listOf(entries, context, limit);
  return { openingId: opening.id, ...head, candidates: lines };
}

/**
 * Ranks openings for one person: by total, then by the mix of the draws, then by id. The list helps the person and the
 * consultant choose; it says nothing about the person's place on any opening's own list.
 * Throws `RANKING.DUPLICATE_OPENING`, `RANKING.LIMIT` and `DATE.INVALID`.
 */
export function rankOpenings(
  candidate: CandidateFacts,
  openings: readonly OpeningFacts[],
  context: MatchContext,
  limit?: number,
): OpeningRanking {
  requireLimit(limit);
  requireUnique(
    openings.map(({ id }) => id),
    'RANKING.DUPLICATE_OPENING',
    'openings',
  );
  const entries = openings.map((opening): Entry => {
    const match = matchPair(opening, candidate, context);
    return { match, standing: { total: match.total, draw: mixDraws(candidate.draw, opening.draw), id: opening.id } };
  });
  const { head, lines } = listOf(entries, context, limit);
  return { candidateId: candidate.id, ...head, openings: lines };
}
