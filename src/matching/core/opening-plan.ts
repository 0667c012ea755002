import { branchepakkeApplies, planBranchepakke, type BranchepakkePlan } from './factors/branchepakke.factor';
import { commuteApplies, planCommute, type CommutePlan } from './factors/commute.factor';
import { competenciesApply, planCompetencies, type CompetencyPlan } from './factors/competencies.factor';
import { hoursApply, planHours, type HoursPlan } from './factors/hours.factor';
import { jobGoalApplies, planJobGoal, type JobGoalPlan } from './factors/job-goal.factor';
import { languageApplies, planLanguage, type LanguagePlan } from './factors/language.factor';
import type { OpeningFacts } from './facts';
import { openingCase, type MatchContext, type OpeningCase } from './opening-case';
import { FULL_POINTS, splitPoints } from './points';
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
  const { weights } = context.policy;
  const applies = FACTORS.map((factor) => APPLIES[factor](situation));
  const shares = splitPoints(
    FULL_POINTS,
    FACTORS.map((factor, index) => (applies[index] ? weights[factor] : 0)),
  );
  const planned = <T>(factor: FactorCode, plan: (s: OpeningCase, maxPoints: number) => T): T | undefined => {
    const index = FACTORS.indexOf(factor);
    return applies[index] ? plan(situation, shares[index]!) : undefined;
  };
  return {
    ...situation,
    factors: {
      competencies: planned('competencies', planCompetencies),
      language: planned('language', planLanguage),
      branchepakke: planned('branchepakke', planBranchepakke),
      commute: planned('commute', planCommute),
      hours: planned('hours', planHours),
      job_goal: planned('job_goal', planJobGoal),
    },
  };
}
