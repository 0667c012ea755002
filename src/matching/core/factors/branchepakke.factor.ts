import { BRANCHEPAKKE_STEPS, type BranchepakkeStep, type CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import { projectedStep, type ProjectionDays } from '../projection';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  placeForAnswers,
} from './factor-result';

/** The branchepakke factor of one opening. */
export interface BranchepakkePlan {
  maxPoints: number;
  branchepakke: string;
  policy: Policy;
  days: ProjectionDays;
  /** by step, goals and where the step was projected from */
  answered: Answered;
}

/** The opening belongs to a branchepakke. */
export function branchepakkeApplies({ opening }: OpeningCase): boolean {
  return opening.branchepakke !== undefined;
}

/** Holds on to the package that counts. */
export function planBranchepakke({ opening, context, start }: OpeningCase, maxPoints: number): BranchepakkePlan {
  const { policy, asOf } = context;
  return {
    maxPoints,
    branchepakke: opening.branchepakke ?? '',
    policy,
    days: { asOf, start },
    answered: placeForAnswers(context),
  };
}

/** Share of the next step's required goals that the person has reached in a package, permille; 0 when nobody looked. */
export function goalsReached(candidate: CandidateFacts, branchepakke: string): number {
  const goals = candidate.branchepakkeGoals?.[branchepakke] ?? 0;
  return Math.min(PERMILLE, Math.max(0, Math.floor(goals)));
}

/** The step after; `undefined` after the last. `null` = no step yet. */
export function stepAfter(step: BranchepakkeStep | null): BranchepakkeStep | undefined {
  return BRANCHEPAKKE_STEPS[step === null ? 0 : BRANCHEPAKKE_STEPS.indexOf(step) + 1];
}

/**
 * Points of a step, and of the goals of the next one on a straight line between the two; `null` = asked, but not in this
 * package; `undefined` = never asked, where goals say nothing.
 */
export function stepPoints(plan: BranchepakkePlan, step: BranchepakkeStep | null | undefined, goals = 0): number {
  const { stepPermille, priorPermille } = plan.policy.branchepakke;
  if (step === undefined) return pointsFor(plan.maxPoints, priorPermille);
  const here = step === null ? 0 : stepPermille[step];
  const next = stepAfter(step);
  const towards = next === undefined ? 0 : Math.floor(((stepPermille[next] - here) * goals) / PERMILLE);
  return pointsFor(plan.maxPoints, here + towards);
}

/**
 * How far the person has come in the opening's own package (domain.md §5); steps in other packages do not count, goals
 * that all packages share do. `met` = the last step; the points tell how far somebody else has come. Where the policy
 * says so, the step projected for the first day counts instead of a lower one.
 */
export function scoreBranchepakke(plan: BranchepakkePlan, candidate: CandidateFacts): FactorResult {
  const { maxPoints, branchepakke, policy } = plan;
  const now = candidate.branchepakker === undefined ? undefined : (candidate.branchepakker[branchepakke] ?? null);
  const ahead = policy.projection.use ? projectedStep(candidate, branchepakke, plan.days, policy.projection) : null;
  // somebody whose step nobody knows stays unknown
  const projected = ahead !== null && now && ahead !== now ? ahead : null;
  const step = projected ?? now;
  const next = step === undefined ? null : stepAfter(step);
  const goals = projected === null ? goalsReached(candidate, branchepakke) : 0;
  const found = answeredBefore(plan.answered, `${step} ${goals} ${projected && now}`, () =>
    finding({
      code: 'branchepakke.step',
      outcome: step === undefined ? 'unknown' : next === undefined ? 'met' : 'not_met',
      points: stepPoints(plan, step, goals),
      maxPoints,
      facts: {
        branchepakke,
        step: step ?? null,
        next: next ?? null,
        goalsPercent: next && goals > 0 ? Math.floor(goals / 10) : null,
        projectedFrom: projected && now ? now : null,
      },
    }),
  );
  return factorResult('branchepakke', maxPoints, [
    projected === null ? found : { ...found, certainty: policy.confidence.projectedPermille },
  ]);
}
