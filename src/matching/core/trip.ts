/** Getting to work: which of a person's ways can make a trip, and how long the best one takes. */
import { TRAVEL_MODES, type CandidateFacts, type TravelMode, type TravelModel } from './facts';
import type { Policy } from './policy';

/** What the travel model knows about one pair of places. */
export interface Trip {
  /** one way along the road; `null` = a place is not known */
  kilometres: number | null;
  /** minutes one way in the order of `TRAVEL_MODES`; `null` = not possible, or a place is not known */
  minutes: readonly (number | null)[];
}

/** Looks one pair of postal codes up, every mode. */
export function tripBetween(travel: TravelModel, from: string, to: string): Trip {
  return {
    kilometres: travel.kilometres(from, to),
    minutes: TRAVEL_MODES.map((mode) => travel.minutes(from, to, mode)),
  };
}

/** A set of modes as bits in the order of `TRAVEL_MODES`; 0 = unknown (nobody has no way at all to travel). */
export function modeMask(modes: readonly TravelMode[] | undefined): number {
  return (modes ?? []).reduce((mask, mode) => mask | (1 << TRAVEL_MODES.indexOf(mode)), 0);
}

/** Places of the modes with kilometres of their own in `TRAVEL_MODES`. */
export const WALK = 0;
export const BICYCLE = 1;

/** The person's best way: a mode and its minutes, `unknown`, or `none` when no way the person has reaches so far. */
export type BestWay = { mode: number; minutes: number } | 'unknown' | 'none';

/**
 * Fewest minutes among the modes in the mask; equal minutes go to the earlier mode of `TRAVEL_MODES`. Walking and
 * cycling count only up to their kilometres.
 */
export function bestWay(trip: Trip, mask: number, bicycleKm: number, walkKm: number): BestWay {
  if (mask === 0) return 'unknown';
  let best = -1;
  let fewest = 0;
  let unknown = false;
  for (let mode = 0; mode < TRAVEL_MODES.length; mode++) {
    if ((mask & (1 << mode)) === 0) continue;
    const minutes = trip.minutes[mode] ?? null;
    const km = trip.kilometres;
    const reach = mode === WALK ? walkKm : mode === BICYCLE ? bicycleKm : Infinity;
    if (km === null && (minutes === null || reach !== Infinity)) unknown = true;
    else if (minutes !== null && (km === null || km <= reach) && (best < 0 || minutes < fewest)) {
      best = mode;
      fewest = minutes;
    }
  }
  if (best >= 0) return { mode: best, minutes: fewest };
  return unknown ? 'unknown' : 'none';
}

/** Fastest of the person's modes whatever the kilometres: what the legal limit is held against. */
export function fastestWay(trip: Trip, mask: number): BestWay {
  return bestWay(trip, mask, Infinity, Infinity);
}

/** The person's own limit one way in minutes, never above the legal one. */
export function ownLimit(candidate: CandidateFacts, policy: Policy): number {
  return Math.min(candidate.maxTravelMinutes ?? policy.commute.legalMinutes, policy.commute.legalMinutes);
}
