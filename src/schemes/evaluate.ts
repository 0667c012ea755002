import type { IsoDate } from '../matching/core/facts';
import { combineOutcomes, type RuleAnswer, type SchemeAnswer } from './answers';
import type { SchemeCode, SchemeOpening, SchemePerson, SchemeWorkplace } from './facts';
import type { RuleContext, RuleDefinition } from './rule-definition';
import type { RuleBook } from './rule-book';
import { schemeRules } from './scheme-registry';
import { startRange } from './start-range';

/** What one rule says in its context, on the period in force on the day; without one the answer is `not_eligible`. */
export function evaluateRule(rule: RuleDefinition, context: RuleContext, rules: RuleBook): RuleAnswer {
  const period = rules.inForce(rule.code, context.asOf);
  if (period === undefined) {
    const entry = rules.find(rule.code)!;
    return {
      code: rule.code,
      kind: rule.kind,
      outcome: 'not_eligible',
      clause: entry.clause,
      source: entry.source,
      uncertain: entry.uncertain,
      assumption: entry.assumption,
      validFrom: null,
      validTo: null,
      facts: { reason: 'scheme_not_in_force', asOf: context.asOf },
      missing: [],
    };
  }
  const { outcome, facts, missing, uncertain } = rule.check(context, period.params);
  return {
    code: rule.code,
    kind: rule.kind,
    outcome,
    clause: period.clause,
    source: period.source,
    uncertain: period.uncertain || uncertain === true,
    assumption: period.assumption,
    validFrom: period.validFrom,
    validTo: period.validTo,
    facts,
    missing: missing ?? [],
  };
}

/** Everything the rules of a scheme may look at; the scheme's last day of intake bounds an open start. */
export function ruleContext(
  scheme: SchemeCode,
  person: SchemePerson,
  workplace: SchemeWorkplace,
  opening: SchemeOpening,
  asOf: IsoDate,
  rules: RuleBook,
): RuleContext {
  const inForce = rules.inForce(`${scheme}.in_force`, asOf);
  const { lastStart } = (inForce?.params ?? {}) as { lastStart?: IsoDate };
  return { person, workplace, opening, asOf, start: startRange(opening.startsOn, asOf, lastStart) };
}

/**
 * What one scheme says about this person, workplace and opening, on the rules in force on `asOf`. Every rule of the
 * scheme is in the answer. On a day when the scheme has no rules in force the answer is `not_eligible`, with the reason
 * `scheme_not_in_force` in the facts of the rules concerned.
 */
export function evaluateScheme(
  scheme: SchemeCode,
  person: SchemePerson,
  workplace: SchemeWorkplace,
  opening: SchemeOpening,
  asOf: IsoDate,
  rules: RuleBook,
): SchemeAnswer {
  const context = ruleContext(scheme, person, workplace, opening, asOf, rules);
  const answers = schemeRules[scheme].map((rule) => evaluateRule(rule, context, rules));
  const conditions = answers.filter(({ kind }) => kind === 'condition');
  return { scheme, outcome: combineOutcomes(conditions.map(({ outcome }) => outcome)), rules: answers };
}

/** The answers for all schemes the opening accepts, in its order of preference. */
export function evaluateSchemes(
  person: SchemePerson,
  workplace: SchemeWorkplace,
  opening: SchemeOpening,
  asOf: IsoDate,
  rules: RuleBook,
): SchemeAnswer[] {
  return opening.schemes.map((scheme) => evaluateScheme(scheme, person, workplace, opening, asOf, rules));
}

/** The schemes that are still open: eligible or unknown, in the order given. */
export function openSchemes(answers: readonly SchemeAnswer[]): SchemeAnswer[] {
  return answers.filter(({ outcome }) => outcome !== 'not_eligible');
}

/** Nobody is excluded while one accepted scheme is eligible or unknown, nor by an opening that names no scheme. */
export function excludedByEveryScheme(answers: readonly SchemeAnswer[]): boolean {
  return answers.length > 0 && openSchemes(answers).length === 0;
}
