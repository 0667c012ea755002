import type { CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  placeForAnswers,
} from './factor-result';

/** Levels of the ABC-jobstrategi, preferred first (domain.md §2.6). */
export const GOAL_LEVELS = ['a', 'b', 'c'] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];

/** The job goal factor of one opening. */
export interface JobGoalPlan {
  maxPoints: number;
  /** ISCO-08, four digits */
  occupation: string;
  policy: Policy;
  /** by the goal that counts */
  answered: Answered;
}

/** The opening names its occupation. */
export function jobGoalApplies({ opening }: OpeningCase): boolean {
  return opening.occupation !== undefined;
}

/** Holds on to the occupation that counts. */
export function planJobGoal({ opening, context }: OpeningCase, maxPoints: number): JobGoalPlan {
  const { policy } = context;
  return { maxPoints, occupation: opening.occupation ?? '', policy, answered: placeForAnswers(context) };
}

/** Leading digits two ISCO-08 codes have in common, 0–4. A short code says less and can share less. */
export function sharedDigits(occupation: string, goal: string): number {
  let digits = 0;
  while (digits < 4 && digits < goal.length && goal[digits] === occupation[digits]) digits++;
  return digits;
}

/** Credit of one goal, permille, rounded down. */
export function goalCredit(plan: Pick<JobGoalPlan, 'occupation' | 'policy'>, level: GoalLevel, goal: string): number {
  const { levelPermille, sharedDigitsPermille } = plan.policy.jobGoal;
  const closeness = sharedDigitsPermille[sharedDigits(plan.occupation, goal)] ?? 0;
  return Math.floor((levelPermille[level] * closeness) / PERMILLE);
}

/** The goal with the most credit, on equal credit the earlier level; `undefined` = there is none. */
export function bestGoal(
  plan: Pick<JobGoalPlan, 'occupation' | 'policy'>,
  { jobGoals }: CandidateFacts,
): { level: GoalLevel; goal: string; credit: number } | undefined {
  let best: { level: GoalLevel; goal: string; credit: number } | undefined;
  for (const level of GOAL_LEVELS) {
    for (const goal of jobGoals?.[level] ?? []) {
      const credit = goalCredit(plan, level, goal);
      if (!best || credit > best.credit) best = { level, goal, credit };
    }
  }
  return best;
}

/** Points of the best goal, or when there is no strategy, or an empty one. */
export function goalPoints(
  { maxPoints, policy }: Pick<JobGoalPlan, 'maxPoints' | 'policy'>,
  credit: number | undefined,
) {
  return pointsFor(maxPoints, credit ?? policy.jobGoal.priorPermille);
}

/** Points when there is no strategy, or an empty one. */
export function noGoalPoints(plan: JobGoalPlan): number {
  return goalPoints(plan, undefined);
}

/**
 * How close the work is to what the person aims for: the goal with the most credit counts, on equal credit the
 * earlier level; a goal without credit is not named. `met` = the occupation lies inside the goal that counts.
 */
export function scoreJobGoal(plan: JobGoalPlan, candidate: CandidateFacts): FactorResult {
  const best = bestGoal(plan, candidate);
  const near = best && best.credit > 0 ? best : undefined;
  const found = answeredBefore(plan.answered, best ? `${best.level} ${best.goal}` : '', () =>
    finding({
      code: 'job_goal',
      outcome: !best ? 'unknown' : plan.occupation.startsWith(best.goal) && best.goal !== '' ? 'met' : 'not_met',
      points: goalPoints(plan, best?.credit),
      maxPoints: plan.maxPoints,
      facts: { occupation: plan.occupation, level: near?.level ?? null, goal: near?.goal ?? null },
    }),
  );
  return factorResult('job_goal', plan.maxPoints, [found]);
}
