/** What the scheme rules answer: codes, dates and facts. Sentences are made from the catalogues (`messages.ts`). */
import type { IsoDate } from '../matching/core/facts';
import type { ReasonFacts } from '../matching/core/result';
import type { SchemeCode } from './facts';

/** `unknown` never excludes anybody: it becomes a question. */
export type RuleOutcome = 'eligible' | 'not_eligible' | 'unknown';

/** What one rule says about one person, workplace and opening on one day. */
export interface RuleAnswer {
  /** stable code, e.g. `igu.age` */
  code: string;
  /** `condition` decides; `term` tells what applies (a bonus, a length) and never stands in the way */
  kind: 'condition' | 'term';
  outcome: RuleOutcome;
  /** legal basis in words */
  clause: string;
  /** place in the handbook, e.g. `domain.md §4.1` */
  source: string;
  /** the rule, or the way it applies here, is not confirmed: marked (?) in the handbook */
  uncertain: boolean;
  /** a working assumption without outside source: marked [A] in the handbook */
  assumption: boolean;
  /** first day of the period used; `null` = no period was in force on the day */
  validFrom: IsoDate | null;
  /** last day of the period used; `null` = open end, or no period in force */
  validTo: IsoDate | null;
  facts: ReasonFacts;
  /** input fields that would settle an `unknown`, e.g. `person.birthDate` */
  missing: readonly string[];
}

/** What one scheme says: all its rules, passed or not, and the sum of them. */
export interface SchemeAnswer {
  scheme: SchemeCode;
  /** any `not_eligible` → `not_eligible`, else any `unknown` → `unknown`, else `eligible` */
  outcome: RuleOutcome;
  rules: readonly RuleAnswer[];
}

/** The outcome of several answers that must all hold. */
export function combineOutcomes(outcomes: readonly RuleOutcome[]): RuleOutcome {
  if (outcomes.includes('not_eligible')) return 'not_eligible';
  return outcomes.includes('unknown') ? 'unknown' : 'eligible';
}

/**
 * The outcome when one of several cases is true but nobody knows which: decided only if all cases agree. This is what
 * makes a later fact unable to overturn a decided answer. An empty list is `unknown`.
 */
export function agreeOutcomes(outcomes: readonly RuleOutcome[]): RuleOutcome {
  const first = outcomes[0];
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : 'unknown';
}
