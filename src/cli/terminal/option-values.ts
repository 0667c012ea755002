/** Values of command-line options. Each throws commander's own error, which ends the program as wrong usage. */
import { InvalidArgumentError } from 'commander';
import { type Locale, LOCALES } from '../../common/messages';
import { requireDate } from '../../matching/core/dates';
import { MatchingError } from '../../matching/core/matching-error';
import { DEFAULT_POLICY } from '../../matching/core/policy';
import { withWeights } from '../../matching/core/policy-validation';
import type { FactorCode } from '../../matching/core/result';

/** `da` or `en`. */
export function locale(text: string): Locale {
  const found = LOCALES.find((one) => one === text);
  if (!found) throw new InvalidArgumentError(`It must be ${LOCALES.join(' or ')}.`);
  return found;
}

/** A real calendar date `YYYY-MM-DD`. */
export function calendarDate(text: string): string {
  try {
    return requireDate(text);
  } catch {
    throw new InvalidArgumentError('It must be a date such as 2026-11-21.');
  }
}

/** A municipality code of four digits. */
export function municipality(text: string): string {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('It must be a municipality code of four digits.');
  return text;
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`It must be a whole number ${min}–${max}.`);
    return value;
  };
}

/** Weights by factor; factors that are not named keep the policy's, 0 leaves a factor without points. */
export type WeightsOption = Partial<Record<FactorCode, number>>;

/** `competencies=60,language=20` as weights. */
export function factorWeights(text: string): WeightsOption {
  const weights: Record<string, number> = {};
  for (const pair of text.split(',')) {
    const [, code, weight] = /^\s*(\w+)\s*=\s*(\d{1,7})\s*$/.exec(pair) ?? [];
    if (code === undefined) throw new InvalidArgumentError('It must look like competencies=60,language=20.');
    weights[code] = Number(weight);
  }
  try {
    withWeights(DEFAULT_POLICY, weights);
    return weights;
  } catch (error) {
    if (error instanceof MatchingError)
      throw new InvalidArgumentError(`${error.field} ${error.wrong}: ${error.right}.`);
    throw error;
  }
}
