import { TRAVEL_MODES } from '../facts';
import type { Outcome } from '../result';
import { fastestWay, modeMask, type BestWay } from '../trip';
import { gateResult, type GateRule } from './gate-rule';

/** The answer for a way: not possible at all, or longer than the legal limit, is a no. */
export function travelOutcome(way: BestWay, legalMinutes: number): Outcome {
  if (way === 'unknown') return 'unknown';
  return way !== 'none' && way.minutes <= legalMinutes ? 'met' : 'not_met';
}

/**
 * Is the way to work within 180 minutes a day, both ways (domain.md §6)? The fastest mode the person has is held
 * against half of that one way; the person's own lower limit is a wish and only scores. Both ways count as equal.
 */
export const travelLimit: GateRule = ({ opening, context, tripFrom }, candidate) => {
  const limit = context.policy.commute.legalMinutes;
  if (opening.remote) return gateResult('travel_limit', 'met', { mode: null, minutes: null, limit, remote: true });
  const mask = modeMask(candidate.travelModes);
  const trip = candidate.postalCode === undefined || mask === 0 ? undefined : tripFrom(candidate.postalCode);
  const way = trip ? fastestWay(trip, mask) : 'unknown';
  const found = typeof way === 'string' ? null : way;
  return gateResult('travel_limit', travelOutcome(way, limit), {
    mode: found ? TRAVEL_MODES[found.mode]! : null,
    minutes: found?.minutes ?? null,
    limit,
    remote: false,
  });
};
