import { plusDays, requireDate } from './dates';
import type { CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import type { Policy } from './policy';
import { tripBetween, type Trip } from './trip';

/** What is the same for every person and every opening of one question. */
export interface MatchContext {
  policy: Policy;
  /** the day of the question; the core has no clock of its own */
  asOf: IsoDate;
  graph: CompetencyGraph;
  travel: TravelModel;
}

/** One opening under one context, with the dates every gate needs worked out once. */
export interface OpeningCase {
  opening: OpeningFacts;
  context: MatchContext;
  /** the day on which work would begin: the opening's date, or `asOf` when it has none or it has passed */
  start: IsoDate;
  /** the last day on which somebody may become available (policy tolerance) */
  latestStart: IsoDate;
  /** the trip from a postal code to the workplace; `undefined` when the opening names no place. Remembered. */
  tripFrom(postalCode: string): Trip | undefined;
}

/** Works out the dates. Throws `DATE.INVALID` when `asOf` or the start date is not a date. */
export function openingCase(opening: OpeningFacts, context: MatchContext): OpeningCase {
  const { asOf, policy, travel } = context;
  const { startsOn, workplacePostalCode } = opening;
  const start = startsOn !== undefined && requireDate(startsOn) > asOf ? startsOn : asOf;
  const trips = new Map<string, Trip>();
  const tripFrom = (postalCode: string): Trip | undefined => {
    if (workplacePostalCode === undefined) return undefined;
    let trip = trips.get(postalCode);
    if (!trip) trips.set(postalCode, (trip = tripBetween(travel, postalCode, workplacePostalCode)));
    return trip;
  };
  return { opening, context, start, latestStart: plusDays(start, policy.gates.availabilityToleranceDays), tripFrom };
}
