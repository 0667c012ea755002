import { plusDays, requireDate } from './dates';
import type { CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import type { Policy } from './policy';

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
}

/** Works out the dates. Throws `DATE.INVALID` when `asOf` or the start date is not a date. */
export function openingCase(opening: OpeningFacts, context: MatchContext): OpeningCase {
  const { asOf, policy } = context;
  const start = opening.startsOn !== undefined && requireDate(opening.startsOn) > asOf ? opening.startsOn : asOf;
  return { opening, context, start, latestStart: plusDays(start, policy.gates.availabilityToleranceDays) };
}
