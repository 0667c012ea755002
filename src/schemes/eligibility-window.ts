import type { IsoDate } from '../matching/core/facts';
import type { SchemeCode, SchemePerson } from './facts';
import type { RuleBook } from './rule-book';
import { schemeRules } from './scheme-registry';

/** One rule's limits on the first day of a course. */
export interface WindowLimit {
  code: string;
  from?: IsoDate;
  until?: IsoDate;
}

/** First days on which the rules about the person can hold. */
export interface EligibilityWindow {
  scheme: SchemeCode;
  /** false when a rule can never hold, the dates leave no day, or the scheme is not in force on `asOf` */
  possible: boolean;
  /** first possible day; undefined = no limit known */
  from?: IsoDate;
  /** last possible day; undefined = no limit known */
  until?: IsoDate;
  /** the rules that set limits, and those that can never hold (without dates) */
  limits: readonly WindowLimit[];
  /** facts that could narrow the window */
  missing: readonly string[];
}

/**
 * Between which first days can the rules about the person hold, on the rules in force on `asOf`? Rules that depend on
 * the workplace or the opening are left out. Unknown facts set no limit and are listed as missing.
 */
export function eligibilityWindow(
  person: SchemePerson,
  scheme: SchemeCode,
  rules: RuleBook,
  asOf: IsoDate,
): EligibilityWindow {
  let possible = true;
  const limits: WindowLimit[] = [];
  const missing: string[] = [];
  for (const rule of schemeRules[scheme]) {
    const period = rules.inForce(rule.code, asOf);
    if (period === undefined) {
      possible = false;
      limits.push({ code: rule.code });
      continue;
    }
    const window = rule.window?.(person, period.params);
    if (window === undefined) continue;
    if (window.kind === 'unknown') missing.push(...window.missing);
    else if (window.kind === 'never') {
      possible = false;
      limits.push({ code: rule.code });
    } else if (window.from !== undefined || window.until !== undefined) {
      limits.push({ code: rule.code, from: window.from, until: window.until });
    }
  }
  const from = limits
    .flatMap((limit) => limit.from ?? [])
    .sort()
    .at(-1);
  const until = limits
    .flatMap((limit) => limit.until ?? [])
    .sort()
    .at(0);
  if (from !== undefined && until !== undefined && from > until) possible = false;
  return { scheme, possible, from, until, limits, missing: [...new Set(missing)] };
}
