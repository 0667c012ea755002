import type { z } from 'zod';
import type { IsoDate } from '../matching/core/facts';
import type { ReasonFacts } from '../matching/core/result';
import type { RuleOutcome } from './answers';
import type { SchemeOpening, SchemePerson, SchemeWorkplace } from './facts';

/** The days on which the course can start. `latest` undefined = no end known. */
export interface StartRange {
  earliest: IsoDate;
  latest?: IsoDate;
  /** the opening names its first day, so that both ends are that day */
  known: boolean;
}

/** Everything a rule may look at. */
export interface RuleContext {
  person: SchemePerson;
  workplace: SchemeWorkplace;
  opening: SchemeOpening;
  /** the day of the decision, which also picks the period of every rule */
  asOf: IsoDate;
  start: StartRange;
}

/** A rule's own part of its answer; code, clause, source and dates are added by the evaluation. */
export interface Verdict {
  outcome: RuleOutcome;
  facts: ReasonFacts;
  /** needed when the outcome is `unknown` */
  missing?: readonly string[];
  /** the rule is not confirmed for this very case, although it is in general */
  uncertain?: boolean;
}

/** Days on which a rule about the person can hold; a side left out has no limit. */
export type PersonWindow =
  | { kind: 'dates'; from?: IsoDate; until?: IsoDate }
  | { kind: 'never' }
  | { kind: 'unknown'; missing: readonly string[] };

/** One rule: a code, the shape of its dated parameters, and a pure function from facts to a verdict. */
export interface RuleDefinition<P = unknown> {
  code: string;
  kind: 'condition' | 'term';
  /** shape of `params` in every period of the rule's YAML entry */
  params: z.ZodType<P>;
  check(context: RuleContext, params: P): Verdict;
  /** for rules that depend on the person alone: when they hold for a course that starts on the day */
  window?(person: SchemePerson, params: P): PersonWindow;
  /** true = about the person's earlier employments at this very workplace, and of the person about nothing else */
  pair?: boolean;
}

/** Keeps the parameter type while a rule is written and forgets it in the registry: the loader has checked the data. */
export function defineRule<P>(definition: RuleDefinition<P>): RuleDefinition {
  return definition as RuleDefinition;
}

/** A verdict of a rule that does not concern this case. */
export function notApplicable(facts: ReasonFacts = {}): Verdict {
  return { outcome: 'eligible', facts: { ...facts, applies: false } };
}

/** An `unknown` that names what is missing. */
export function unknownFor(missing: readonly string[], facts: ReasonFacts = {}): Verdict {
  return { outcome: 'unknown', facts, missing };
}

/** Turns a yes or no into a verdict. */
export function decided(holds: boolean, facts: ReasonFacts): Verdict {
  return { outcome: holds ? 'eligible' : 'not_eligible', facts };
}
