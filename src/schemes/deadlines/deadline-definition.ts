import { z } from 'zod';
import type { CandidateStatus, IsoDate } from '../../matching/core/facts';
import { daysBetween } from '../dates';
import type { DeadlineFacts, DeadlineVerdict } from './deadline-facts';
import type { RuleBook } from '../rule-book';

const STATUSES = [
  'aktiv',
  'mellem_tilbud',
  'barsel',
  'sygemeldt',
  'manglende_pasning',
  'fritaget',
  'ferie',
  'fraflyttet',
  'udrejst',
] as const satisfies readonly CandidateStatus[];

/** A positive whole number, the shape of most figures. */
export const whole = z.number().int().positive();
/** Status codes as rule data names them. */
export const statuses = z.array(z.enum(STATUSES));
/** `noticeDays`: how long before the day it counts as due · `suspendedBy`: statuses that pause the deadline. */
export const common = { noticeDays: whole, suspendedBy: statuses.optional() };

/** One deadline: its code, the shape of its figures, and a pure function from facts to a verdict. */
export interface DeadlineDefinition<P = unknown> {
  code: string;
  params: z.ZodType<P>;
  check(facts: DeadlineFacts, asOf: IsoDate, params: P, rules: RuleBook): DeadlineVerdict;
}

/** Keeps the parameter type while a deadline is written and forgets it in the list: the loader has checked the data. */
export function define<P>(definition: DeadlineDefinition<P>): DeadlineDefinition {
  return definition as DeadlineDefinition;
}

/** An `unknown` that names what is missing. */
export function unknown(...missing: string[]): DeadlineVerdict {
  return { status: 'unknown', facts: {}, missing };
}

/** A deadline that does not concern the person now, and why. */
export function notForThisPerson(reason: string): DeadlineVerdict {
  return { status: 'ok', facts: { applies: false, reason } };
}

/** How far off a day is: passed, within the notice, or further. */
export function towards(
  dueOn: IsoDate,
  asOf: IsoDate,
  noticeDays: number,
  facts: DeadlineVerdict['facts'],
): DeadlineVerdict {
  const daysLeft = daysBetween(asOf, dueOn);
  const status = daysLeft < 0 ? 'overdue' : daysLeft <= noticeDays ? 'due' : 'ok';
  return { status, dueOn, facts: { ...facts, dueOn, daysLeft, daysOver: Math.max(0, -daysLeft) } };
}

/** Settled on a day; tells how late it was. */
export function settled(on: IsoDate, dueOn: IsoDate): DeadlineVerdict {
  return { status: 'ok', dueOn, facts: { dueOn, settledOn: on, lateDays: Math.max(0, daysBetween(dueOn, on)) } };
}
