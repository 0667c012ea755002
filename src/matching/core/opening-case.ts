import { dateNumber, plusDays, requireDate } from './dates';
import type { CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import { askedBy, type AskedByOpening } from './gates/asked-by-opening';
import type { Policy } from './policy';
import { tripBetween, type Trip } from './trip';

/** What is the same for every person and every opening of one question. */
export interface MatchContext {
  policy: Policy;
  /** the day of the question; the core has no clock of its own */
  asOf: IsoDate;
  graph: CompetencyGraph;
  travel: TravelModel;
  /** trips remembered from one opening to the next; without it each opening asks the travel model anew */
  trips?: TripMemory;
  /** only totals and points are asked for: what reasons would share is not kept */
  pointsAlone?: boolean;
}

/** Trips by workplace, then by the place of departure. */
export interface TripMemory {
  /** The remembered trips to one workplace, to be added to. */
  to(workplace: string): Map<string, Trip>;
}

/** One opening under one context, with the dates every gate needs worked out once. */
export interface OpeningCase {
  opening: OpeningFacts;
  context: MatchContext;
  /** the day on which work would begin: the opening's date, or `asOf` when it has none or it has passed */
  start: IsoDate;
  /** the last day on which somebody may become available (policy tolerance) */
  latestStart: IsoDate;
  /** `start` as `dateNumber` */
  startNumber: number;
  asked: AskedByOpening;
  /** the trip from a postal code to the workplace; `undefined` when the opening names no place. Remembered. */
  tripFrom(postalCode: string): Trip | undefined;
}

/** Works out the dates. Throws `DATE.INVALID` when `asOf` or the start date is not a date. */
export function openingCase(opening: OpeningFacts, context: MatchContext): OpeningCase {
  const { asOf, policy, travel } = context;
  const { startsOn, workplacePostalCode } = opening;
  const start = startsOn !== undefined && requireDate(startsOn) > asOf ? startsOn : asOf;
  let trips: Map<string, Trip> | undefined;
  const tripFrom = (postalCode: string): Trip | undefined => {
    if (workplacePostalCode === undefined) return undefined;
    trips ??= context.trips?.to(workplacePostalCode) ?? new Map<string, Trip>();
    let trip = trips.get(postalCode);
    if (!trip) trips.set(postalCode, (trip = tripBetween(travel, postalCode, workplacePostalCode)));
    return trip;
  };
  return {
    opening,
    context,
    start,
    startNumber: dateNumber(start),
    latestStart: plusDays(start, policy.gates.availabilityToleranceDays),
    asked: askedBy(opening),
    tripFrom,
  };
}
