/** Ordinary unsupported hours of the last months: the 225-hour rule (domain.md §2.7). Pure. */
import type { PlacementDto } from '../candidates/candidate-input.dto';
import type { IsoDate } from '../matching/core/facts';
import { hours225Figures, type RuleBook } from '../schemes';
import { addDays, addMonths, daysBetween } from '../schemes/dates';
import { ORDINARY_SCHEMES } from './scheme-facts';

const WORKDAYS_A_WEEK = 5;

/** The count with everything that went into it. */
export interface OrdinaryHours {
  /** minutes worked in the window; `null` = placements not known */
  minutes: number | null;
  /** hours the rule asks for */
  hours: number;
  /** first and last day of the window */
  from: IsoDate;
  until: IsoDate;
  /** minutes still missing; `null` = not known */
  missingMinutes: number | null;
  clause: string;
  source: string;
  /** not confirmed, (?) in the handbook */
  uncertain: boolean;
}

/**
 * Counts by working days, Monday to Friday: a week of so many hours is a fifth of them a day. [A] Two jobs add up; a
 * day that has not come is not counted. Undefined when no period of the rule is in force on the day.
 */
export function ordinaryHours(
  placements: readonly PlacementDto[] | undefined,
  asOf: IsoDate,
  rules: RuleBook,
): OrdinaryHours | undefined {
  const figures = hours225Figures(rules, asOf);
  if (figures === undefined) return undefined;
  const { params, clause, source, uncertain } = figures;
  const from = addDays(addMonths(asOf, -params.months), 1);
  const minutes = placements === undefined ? null : countedMinutes(placements, from, asOf);
  const missingMinutes = minutes === null ? null : Math.max(0, params.hours * 60 - minutes);
  return { minutes, hours: params.hours, from, until: asOf, missingMinutes, clause, source, uncertain };
}

function countedMinutes(placements: readonly PlacementDto[], from: IsoDate, until: IsoDate): number {
  return placements
    .filter(({ ordinary, scheme }) => ordinary ?? ORDINARY_SCHEMES.includes(scheme))
    .reduce((sum, placement) => {
      const first = placement.from > from ? placement.from : from;
      const last = placement.until && placement.until < until ? placement.until : until;
      return sum + (placement.weeklyHours * 60 * workdays(first, last)) / WORKDAYS_A_WEEK;
    }, 0);
}

/** Days from Monday to Friday between two dates, both included; 0 when the second lies before the first. */
export function workdays(from: IsoDate, until: IsoDate): number {
  const days = daysBetween(from, until) + 1;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  const first = new Date(`${from}T00:00:00Z`).getUTCDay();
  let rest = 0;
  for (let day = 0; day < days % 7; day++) {
    const weekday = (first + day) % 7;
    if (weekday !== 0 && weekday !== 6) rest++;
  }
  return weeks * WORKDAYS_A_WEEK + rest;
}
