import type { CandidateFacts, OpeningFacts, WeekGrid } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor, splitPoints } from '../points';
import type { Policy } from '../policy';
import { gridCount, gridIntersectCount } from '../week-grid';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  type Finding,
  placeForAnswers,
} from './factor-result';

/** The hours factor of one opening. */
export interface HoursPlan {
  maxPoints: number;
  /** what the opening offers and the points for it; undefined = no hours stated */
  weekly: { min: number; max: number; maxPoints: number } | undefined;
  /** the shifts, their half hours and the points for them; undefined = no shifts stated */
  shifts: { grid: WeekGrid; halfHours: number; maxPoints: number } | undefined;
  policy: Policy;
  /** by the person's hours, or by the half hours covered */
  answered: { weekly: Answered; shifts: Answered<number | null> };
}

function weeklyStated(opening: OpeningFacts): boolean {
  return opening.hoursMin !== undefined || opening.hoursMax !== undefined;
}

function shiftsStated(opening: OpeningFacts): boolean {
  return opening.shifts !== undefined && gridCount(opening.shifts) > 0;
}

/** The opening states weekly hours or shifts. */
export function hoursApply({ opening }: OpeningCase): boolean {
  return weeklyStated(opening) || shiftsStated(opening);
}

/** Hours a week with a missing end filled in: from 0, up to a full week. */
export function hoursRange(
  min: number | undefined,
  max: number | undefined,
  fullTime: number,
): { min: number; max: number } {
  return { min: min ?? 0, max: max ?? Math.max(fullTime, min ?? 0) };
}

/** Shares the points over weekly hours and shifts, whichever the opening states. */
export function planHours({ opening, context }: OpeningCase, maxPoints: number): HoursPlan {
  const { policy } = context;
  const weekly = weeklyStated(opening);
  const shifts = shiftsStated(opening);
  const { weeklyWeight, shiftWeight } = policy.hours;
  const shares = splitPoints(maxPoints, [weekly ? weeklyWeight : 0, shifts ? shiftWeight : 0]);
  return {
    maxPoints,
    weekly: weekly
      ? { ...hoursRange(opening.hoursMin, opening.hoursMax, policy.gates.fullTimeHours), maxPoints: shares[0]! }
      : undefined,
    shifts:
      shifts && opening.shifts
        ? { grid: opening.shifts, halfHours: gridCount(opening.shifts), maxPoints: shares[1]! }
        : undefined,
    policy,
    answered: { weekly: placeForAnswers(context), shifts: placeForAnswers<number | null>(context) },
  };
}

/** Whole hours a week (rounded up) between what is offered and what the person can; 0 when they overlap. */
export function weeklyGap(
  { weekly, policy }: { weekly: { min: number; max: number } | undefined; policy: Policy },
  min: number | undefined,
  max: number | undefined,
): number {
  if (!weekly) return 0;
  const own = hoursRange(min, max, policy.gates.fullTimeHours);
  return Math.ceil(Math.max(0, weekly.min - own.max, own.min - weekly.max));
}

/** Points for the weekly hours; `null` = unknown. */
export function weeklyPoints(
  { weekly, policy }: { weekly: { maxPoints: number } | undefined; policy: Policy },
  gap: number | null,
): number {
  const { losePerHourPermille, priorPermille } = policy.hours;
  const credit = gap === null ? priorPermille : Math.max(0, PERMILLE - gap * losePerHourPermille);
  return pointsFor(weekly?.maxPoints ?? 0, credit);
}

/** Points for the covered half hours of the shifts; `null` = unknown. */
export function shiftPoints(plan: Pick<HoursPlan, 'shifts' | 'policy'>, covered: number | null): number {
  if (!plan.shifts) return 0;
  const { halfHours, maxPoints } = plan.shifts;
  const credit = covered === null ? plan.policy.hours.priorPermille : Math.floor((covered * PERMILLE) / halfHours);
  return pointsFor(maxPoints, credit);
}

/** Whether the person can work the weekly hours, and how much of the shifts the person's week covers. */
export function scoreHours(plan: HoursPlan, candidate: CandidateFacts): FactorResult {
  const findings: Finding[] = [];
  const { hoursMin, hoursMax, availability } = candidate;
  const { weekly, shifts, answered } = plan;
  if (weekly) {
    findings.push(
      answeredBefore(answered.weekly, `${hoursMin} ${hoursMax}`, () => weeklyFinding(plan, weekly, hoursMin, hoursMax)),
    );
  }
  if (shifts) {
    const covered = availability === undefined ? null : gridIntersectCount(shifts.grid, availability);
    findings.push(answeredBefore(answered.shifts, covered, () => shiftFinding(plan, shifts, covered)));
  }
  return factorResult('hours', plan.maxPoints, findings);
}

function weeklyFinding(
  plan: HoursPlan,
  { min, max, maxPoints }: NonNullable<HoursPlan['weekly']>,
  hoursMin: number | undefined,
  hoursMax: number | undefined,
): Finding {
  const gap = hoursMin === undefined && hoursMax === undefined ? null : weeklyGap(plan, hoursMin, hoursMax);
  return finding({
    code: 'hours.weekly',
    outcome: gap === null ? 'unknown' : gap === 0 ? 'met' : 'not_met',
    points: weeklyPoints(plan, gap),
    maxPoints,
    facts: { offeredMin: min, offeredMax: max, possibleMin: hoursMin ?? null, possibleMax: hoursMax ?? null, gap },
  });
}

function shiftFinding(
  plan: HoursPlan,
  { halfHours, maxPoints }: NonNullable<HoursPlan['shifts']>,
  covered: number | null,
): Finding {
  return finding({
    code: 'hours.shifts',
    outcome: covered === null ? 'unknown' : covered === halfHours ? 'met' : 'not_met',
    points: shiftPoints(plan, covered),
    maxPoints,
    facts: { halfHours, covered },
  });
}
