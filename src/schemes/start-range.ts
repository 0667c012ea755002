import type { IsoDate } from '../matching/core/facts';
import type { RuleOutcome } from './answers';
import type { StartRange } from './rule-definition';

/**
 * Days the course can start on: the opening’s first day, or any day from the decision on, at the latest the scheme’s
 * last intake day. A start left out means as soon as possible: never before the decision, never after the intake.
 */
export function startRange(startsOn: IsoDate | undefined, asOf: IsoDate, lastStart?: IsoDate): StartRange {
  return startsOn === undefined
    ? { earliest: asOf, latest: lastStart, known: false }
    : { earliest: startsOn, latest: startsOn, known: true };
}

/** Does "from this day on" hold whatever day the course starts? `unknown` when it depends on the day. */
export function holdsFrom(start: StartRange, from: IsoDate): RuleOutcome {
  if (start.earliest >= from) return 'eligible';
  return start.latest !== undefined && start.latest < from ? 'not_eligible' : 'unknown';
}

/** Does "until and including this day" hold whatever day the course starts? */
export function holdsUntil(start: StartRange, until: IsoDate): RuleOutcome {
  if (start.earliest > until) return 'not_eligible';
  return start.latest !== undefined && start.latest <= until ? 'eligible' : 'unknown';
}

/** The earliest start and every given day on which something changes that lies later within the range. */
export function daysToCheck(start: StartRange, changes: readonly IsoDate[]): IsoDate[] {
  const later = changes.filter((day) => day > start.earliest && (start.latest === undefined || day <= start.latest));
  return [start.earliest, ...new Set(later)].sort();
}
