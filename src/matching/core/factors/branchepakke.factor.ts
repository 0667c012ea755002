import { BRANCHEPAKKE_STEPS, type BranchepakkeStep, type CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import { pointsFor } from '../points';
import type { Policy } from '../policy';
import { factorResult, finding, type FactorResult } from './factor-result';

/** The branchepakke factor of one opening. */
export interface BranchepakkePlan {
  maxPoints: number;
  branchepakke: string;
  policy: Policy;
}

/** The opening belongs to a branchepakke. */
export function branchepakkeApplies({ opening }: OpeningCase): boolean {
  return opening.branchepakke !== undefined;
}

/** Holds on to the package that counts. */
export function planBranchepakke({ opening, context: { policy } }: OpeningCase, maxPoints: number): BranchepakkePlan {
  return { maxPoints, branchepakke: opening.branchepakke ?? '', policy };
}

/** Points of a step; `null` = asked, but not in this package; `undefined` = never asked. */
export function stepPoints(plan: BranchepakkePlan, step: BranchepakkeStep | null | undefined): number {
  const { stepPermille, priorPermille } = plan.policy.branchepakke;
  if (step === undefined) return pointsFor(plan.maxPoints, priorPermille);
  return step === null ? 0 : pointsFor(plan.maxPoints, stepPermille[step]);
}

/**
 * How far the person has come in the opening's own package (domain.md §5); steps in other packages do not count.
 * `met` = the last step; the points tell how far somebody else has come.
 */
export function scoreBranchepakke(plan: BranchepakkePlan, candidate: CandidateFacts): FactorResult {
  const { maxPoints, branchepakke } = plan;
  const step = candidate.branchepakker === undefined ? undefined : (candidate.branchepakker[branchepakke] ?? null);
  const next = step === undefined ? null : BRANCHEPAKKE_STEPS[step === null ? 0 : BRANCHEPAKKE_STEPS.indexOf(step) + 1];
  return factorResult('branchepakke', maxPoints, [
    finding({
      code: 'branchepakke.step',
      outcome: step === undefined ? 'unknown' : next === undefined ? 'met' : 'not_met',
      points: stepPoints(plan, step),
      maxPoints,
      facts: { branchepakke, step: step ?? null, next: next ?? null },
    }),
  ]);
}
