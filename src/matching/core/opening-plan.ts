import { branchepakkeApplies, planBranchepakke, type BranchepakkePlan } from './factors/branchepakke.factor';
import { commuteApplies, planCommute, type CommutePlan } from './factors/commute.factor';
import { competenciesApply, planCompetencies, type CompetencyPlan } from './factors/competencies.factor';
import { hoursApply, planHours, type HoursPlan } from './factors/hours.factor';
import { jobGoalApplies, planJobGoal, type JobGoalPlan } from './factors/job-goal.factor';
import { languageApplies, planLanguage, type LanguagePlan } from './factors/language.factor';
import type { OpeningFacts } from './facts';
import { openingCase, type MatchContext, type OpeningCase } from './opening-case';
import { FULL_POINTS, splitPoints } from './points';
import type { Policy } from './policy';
import { FACTORS, type FactorCode } from './result';

/** An opening prepared for many people: dates worked out and the points shared out. */
export interface OpeningPlan extends OpeningCase {
  /** the factors the opening says something about; the others have no part and their weight is spread */
  factors: {
    competencies?: CompetencyPlan;
    language?: LanguagePlan;
    branchepakke?: BranchepakkePlan;
    commute?: CommutePlan;
    hours?: HoursPlan;
    job_goal?: JobGoalPlan;
  };
}

const APPLIES: Readonly<Record<FactorCode, (situation: OpeningCase) => boolean>> = {
  competencies: competenciesApply,
  language: languageApplies,
  branchepakke: branchepakkeApplies,
  commute: commuteApplies,
  hours: hoursApply,
  job_goal: jobGoalApplies,
};

/** Points at best by factor; a factor the opening says nothing about is missing. */
export function maxPointsOf({ factors }: OpeningPlan): Partial<Record<FactorCode, number>> {
  const found: Partial<Record<FactorCode, number>> = {};
  for (const factor of FACTORS) if (factors[factor]) found[factor] = factors[factor].maxPoints;
  return found;
}

/**
 * Shares 10 000 points over the applicable factors by weight, so a perfect match always reaches 10 000. An opening that
 * says nothing, or only about factors of weight 0, gives everybody 0.
 */
export function planOpening(opening: OpeningFacts, context: MatchContext): OpeningPlan {
  const situation = openingCase(opening, context);
  const applies = FACTORS.map((factor) => APPLIES[factor](situation));
  const shares = sharesOf(context.policy, applies);
  const [competencies, language, branchepakke, commute, hours, jobGoal] = applies;
  return {
    ...situation,
    factors: {
      competencies: competencies ? planCompetencies(situation, shares[0]!) : undefined,
      language: language ? planLanguage(situation, shares[1]!) : undefined,
      branchepakke: branchepakke ? planBranchepakke(situation, shares[2]!) : undefined,
      commute: commute ? planCommute(situation, shares[3]!) : undefined,
      hours: hours ? planHours(situation, shares[4]!) : undefined,
      job_goal: jobGoal ? planJobGoal(situation, shares[5]!) : undefined,
    },
  };
}

/** By policy and set of applicable factors as bits, the points at best of each factor: there are few such sets. */
const SHARES = new WeakMap<Policy, (readonly number[] | undefined)[]>();

function sharesOf(policy: Policy, applies: readonly boolean[]): readonly number[] {
  let known = SHARES.get(policy);
  if (!known) SHARES.set(policy, (known = []));
  let set = 0;
  for (let at = 0; at < applies.length; at++) if (applies[at]) set |= 1 << at;
  return (known[set] ??= splitPoints(
    FULL_POINTS,
    FACTORS.map((factor, at) => (applies[at] ? policy.weights[factor] : 0)),
  ));
}
