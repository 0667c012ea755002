/** What the rules about person and workplace together close, for a few people at once. */
import type { IsoDate } from '../matching/core/facts';
import { evaluateRule, ruleContext } from './evaluate';
import type { Employment, SchemeCode, SchemeOpening, SchemeWorkplace } from './facts';
import type { RuleBook } from './rule-book';
import { schemeRules } from './scheme-registry';

/** True when one of the accepted schemes has a rule about person and workplace together. */
export function asksAboutPairs({ schemes }: SchemeOpening): boolean {
  return schemes.some((scheme) => schemeRules[scheme].some(({ pair }) => pair === true));
}

/**
 * The accepted schemes that somebody's earlier employments close at this workplace, on the rules in force on `asOf`: the
 * latest employer in praktik, an employment there shortly before an IGU. An answer that is not certain closes nothing.
 */
export function closedByEmployments(
  employments: readonly Employment[],
  workplace: SchemeWorkplace,
  opening: SchemeOpening,
  asOf: IsoDate,
  rules: RuleBook,
): SchemeCode[] {
  return opening.schemes.filter((scheme) => {
    const context = ruleContext(scheme, { employments }, workplace, opening, asOf, rules);
    return schemeRules[scheme].some(
      (rule) => rule.pair === true && evaluateRule(rule, context, rules).outcome === 'not_eligible',
    );
  });
}
