import type { CandidateFacts, IsoDate } from '../facts';
import type { Outcome } from '../result';
import { gateResult, type GateRule } from './gate-rule';
import { hundredths } from './asked-by-opening';

/** Hundredths of hours a week taken by placements that run on that day. */
export function placedHundredths(candidate: CandidateFacts, day: IsoDate): number {
  let sum = 0;
  for (const { from, until, weeklyHours } of candidate.placements) {
    if (from <= day && (until === undefined || until >= day)) sum += hundredths(weeklyHours);
  }
  return sum;
}

/**
 * The answer from hundredths of hours: enough is left for the opening's least hours. Nothing placed always passes; if
 * the opening states no least hours, something left is a question and nothing left a no.
 */
export function placedOutcome(placed: number, fullTimeHours: number, hoursMin: number | undefined): Outcome {
  if (placed === 0) return 'met';
  const free = hundredths(fullTimeHours) - placed;
  if (free <= 0) return 'not_met';
  if (hoursMin === undefined) return 'unknown';
  return free >= hundredths(hoursMin) ? 'met' : 'not_met';
}

/** Do jobs and placements the person has on the first day leave enough hours of a full week? */
export const alreadyPlaced: GateRule = ({ opening, context, start }, candidate) => {
  const { fullTimeHours } = context.policy.gates;
  const placed = placedHundredths(candidate, start);
  return gateResult('already_placed', placedOutcome(placed, fullTimeHours, opening.hoursMin), {
    placedHours: placed / 100,
    freeHours: Math.max(0, fullTimeHours - placed / 100),
    neededHours: opening.hoursMin ?? null,
    start,
  });
};
