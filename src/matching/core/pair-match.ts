import { scoreBranchepakke } from './factors/branchepakke.factor';
import { scoreCommute } from './factors/commute.factor';
import { scoreCompetencies } from './factors/competencies.factor';
import type { FactorResult } from './factors/factor-result';
import { scoreHours } from './factors/hours.factor';
import { scoreJobGoal } from './factors/job-goal.factor';
import { scoreLanguage } from './factors/language.factor';
import type { CandidateFacts, OpeningFacts } from './facts';
import { evaluateGates } from './gates/all-gates';
import type { MatchContext } from './opening-case';
import { planOpening, type OpeningPlan } from './opening-plan';
import { FULL_POINTS, PERMILLE } from './points';
import type { Policy } from './policy';
import type { PairMatch } from './result';

/**
 * Confidence 0–10 000: the points at best that rest on known facts (competencies count by their evidence), as a share
 * of all points at best; each undecided gate takes `unknownGatePermille` off. Rounded down. An opening that says
 * nothing gives 0.
 */
export function confidence(policy: Policy, known: number, reachable: number, unknownGates: number): number {
  if (reachable === 0) return 0;
  const share = Math.floor((known * FULL_POINTS) / reachable);
  const kept = Math.max(0, PERMILLE - unknownGates * policy.confidence.unknownGatePermille);
  return Math.floor((share * kept) / PERMILLE);
}

/** One person against a prepared opening. */
export function matchPlanned(plan: OpeningPlan, candidate: CandidateFacts): PairMatch {
  const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
  const results: FactorResult[] = [];
  if (competencies) results.push(scoreCompetencies(competencies, candidate));
  if (language) results.push(scoreLanguage(language, candidate));
  if (branchepakke) results.push(scoreBranchepakke(branchepakke, candidate));
  if (commute) results.push(scoreCommute(commute, candidate));
  if (hours) results.push(scoreHours(hours, candidate));
  if (jobGoal) results.push(scoreJobGoal(jobGoal, candidate));

  const gates = evaluateGates(plan, candidate);
  let [total, known, reachable, unknownGates] = [0, 0, 0, 0];
  let eligible = true;
  for (const result of results) {
    total += result.part.points;
    known += result.known;
    reachable += result.part.maxPoints;
  }
  for (const { outcome } of gates) {
    if (outcome === 'not_met') eligible = false;
    else if (outcome === 'unknown') unknownGates++;
  }
  return {
    candidateId: candidate.id,
    openingId: plan.opening.id,
    gates,
    eligible,
    total,
    confidence: confidence(plan.context.policy, known, reachable, unknownGates),
    parts: results.map(({ part }) => part),
  };
}

/**
 * One person against one opening: every gate, every applicable factor, every reason. The same facts always give the
 * same answer. Throws `DATE.INVALID` on a date that does not exist.
 */
export function matchPair(opening: OpeningFacts, candidate: CandidateFacts, context: MatchContext): PairMatch {
  return matchPlanned(planOpening(opening, context), candidate);
}
