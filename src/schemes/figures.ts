/**
 * Dated figures that stand in no scheme and no deadline but are rules all the same: what counts, how much, and since
 * when. They are read like rules, so that they have periods, a source and marks.
 */
import { z } from 'zod';
import type { IsoDate } from '../matching/core/facts';
import type { PeriodInForce, RuleBook } from './rule-book';

const whole = z.number().int().positive();

const hours225 = z.strictObject({
  /** ordinary unsupported hours needed within the last so many months */
  hours: whole,
  months: whole,
  /** asked of people who were on benefit for so many months within so many */
  benefitMonths: whole,
  withinMonths: whole,
});
/** Parameters of `figure.hours_225` (domain.md §2.7). */
export type Hours225Figures = z.infer<typeof hours225>;

const cvQuality = z.strictObject({
  /** competencies with a level that earn the point */
  competencies: whole,
  /** a CV changed longer ago than so many days is stale */
  freshDays: whole,
});
/** Parameters of `figure.cv_quality` (domain.md §2.5). */
export type CvQualityFigures = z.infer<typeof cvQuality>;

/** All figures, for the check of the rule data. */
export const figureDefinitions: readonly { code: string; params: z.ZodType }[] = [
  { code: 'figure.hours_225', params: hours225 },
  { code: 'figure.cv_quality', params: cvQuality },
];

/** A figure in force on a day, with clause, source and marks. */
export type FigureInForce<P> = Omit<PeriodInForce, 'params'> & { params: P };

/** The figures of the 225-hour rule on a day; undefined when no period is in force. */
export function hours225Figures(rules: RuleBook, asOf: IsoDate): FigureInForce<Hours225Figures> | undefined {
  return rules.inForce('figure.hours_225', asOf) as FigureInForce<Hours225Figures> | undefined;
}

/** The figures of the quality score of a Jobnet-CV on a day; undefined when no period is in force. */
export function cvQualityFigures(rules: RuleBook, asOf: IsoDate): FigureInForce<CvQualityFigures> | undefined {
  return rules.inForce('figure.cv_quality', asOf) as FigureInForce<CvQualityFigures> | undefined;
}
