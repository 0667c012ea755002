import { TRAVEL_MODES, type CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import { bestWay, type BestWay, modeMask, ownLimit, type Trip } from '../trip';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  type Finding,
  placeForAnswers,
} from './factor-result';

/** The commute factor of one opening. */
export interface CommutePlan {
  maxPoints: number;
  /** minutes one way: full credit up to here */
  soft: number;
  /** minutes one way: no credit from here on */
  zero: number;
  /** a small job, whose soft target and zero point are shorter */
  smallJob: boolean;
  policy: Policy;
  tripFrom: OpeningCase['tripFrom'];
  /** by place, modes and the person's own limits */
  answered: Answered;
}

/** What turns minutes into points. */
export type CommuteScale = Pick<CommutePlan, 'maxPoints' | 'soft' | 'zero' | 'policy'>;

/** Somebody has to travel to a place the opening names. */
export function commuteApplies({ opening }: OpeningCase): boolean {
  return !opening.remote && opening.workplacePostalCode !== undefined;
}

/** Works the soft target and the zero point out, shorter for a small job (domain.md §6). */
export function planCommute({ opening, context, tripFrom }: OpeningCase, maxPoints: number): CommutePlan {
  const { policy } = context;
  const { softMinutes, legalMinutes, smallJobBelowHours, smallJobPermille } = policy.commute;
  const hours = opening.hoursMax ?? opening.hoursMin;
  const smallJob = hours !== undefined && hours < smallJobBelowHours;
  const scale = smallJob ? smallJobPermille : PERMILLE;
  return {
    maxPoints,
    soft: Math.floor((softMinutes * scale) / PERMILLE),
    zero: Math.floor((legalMinutes * scale) / PERMILLE),
    smallJob,
    policy,
    tripFrom,
    answered: placeForAnswers(context),
  };
}

/** Points for minutes one way: full to the soft target, a straight line to 0 at the zero point, less beyond the limit. */
export function commutePoints(plan: CommuteScale, minutes: number, beyondLimit: boolean): number {
  const { soft, zero, maxPoints, policy } = plan;
  let credit = PERMILLE;
  if (minutes >= zero) credit = 0;
  else if (minutes > soft) credit = Math.floor(((zero - minutes) * PERMILLE) / (zero - soft));
  if (beyondLimit) credit = Math.floor((credit * policy.commute.beyondOwnLimitPermille) / PERMILLE);
  return pointsFor(maxPoints, credit);
}

/** Points for the best way, held against the person's own limit in minutes. */
export function wayPoints(plan: CommuteScale, way: BestWay, limit: number): number {
  if (way === 'none') return 0;
  if (way === 'unknown') return pointsFor(plan.maxPoints, plan.policy.commute.priorPermille);
  return commutePoints(plan, way.minutes, way.minutes > limit);
}

/**
 * How long the way to work is with the best mode the person has. `met` = within the person's own limit (the legal
 * one when none is stated); `not_met` beyond it, or when no mode reaches so far.
 */
export function scoreCommute(plan: CommutePlan, candidate: CandidateFacts): FactorResult {
  const limit = ownLimit(candidate, plan.policy);
  const mask = modeMask(candidate.travelModes);
  const { postalCode, maxBicycleKm } = candidate;
  const found = answeredBefore(plan.answered, `${postalCode} ${mask} ${limit} ${maxBicycleKm}`, () =>
    answerOf(plan, candidate, limit, mask),
  );
  return factorResult('commute', plan.maxPoints, [found]);
}

/** The best way of a trip by the person's own modes and kilometres. */
export function ownWay({ commute }: Policy, { maxBicycleKm }: CandidateFacts, trip: Trip, mask: number): BestWay {
  return bestWay(trip, mask, maxBicycleKm ?? commute.bicycleKm, commute.walkKm);
}

function answerOf(plan: CommutePlan, candidate: CandidateFacts, limit: number, mask: number): Finding {
  const { maxPoints, policy, smallJob } = plan;
  const trip = candidate.postalCode === undefined || mask === 0 ? undefined : plan.tripFrom(candidate.postalCode);
  const way = trip ? ownWay(policy, candidate, trip, mask) : 'unknown';
  const found = typeof way === 'string' ? null : way;
  const beyond = found !== null && found.minutes > limit;
  const unknown = way === 'unknown';
  return finding({
    code: 'commute',
    outcome: unknown ? 'unknown' : found === null || beyond ? 'not_met' : 'met',
    points: wayPoints(plan, way, limit),
    maxPoints,
    facts: {
      mode: found ? TRAVEL_MODES[found.mode]! : null,
      minutes: found?.minutes ?? null,
      limit,
      kilometres: trip?.kilometres ?? null,
      smallJob,
      placeKnown: found !== null || candidate.postalCode !== undefined,
      modesKnown: found !== null || mask !== 0,
    },
  });
}
