/** Quality of a Jobnet-CV, one point for each of ten things (domain.md §2.5 [A]). Pure. */
import type { CandidateInputDto } from '../candidates/candidate-input.dto';
import type { IsoDate } from '../matching/core/facts';
import { cvQualityFigures, type RuleBook } from '../schemes';
import { addDays } from '../schemes/dates';

/** The ten points, in the order of the handbook. */
export const CV_POINTS = [
  'target_occupation',
  'experience',
  'languages',
  'driving_licence',
  'hours_and_radius',
  'competencies',
  'certificates',
  'plain_text',
  'fresh',
  'approved',
] as const;
export type CvPoint = (typeof CV_POINTS)[number];

/** What a colleague who has read the CV says of it. */
export interface CvReview {
  on: IsoDate;
  updatedOn?: IsoDate;
  plainText?: boolean;
  approvedByCitizen?: boolean;
}

/** The score with the points it lacks. */
export interface CvQuality {
  /** 0–10 */
  score: number;
  points: readonly CvPoint[];
  missing: readonly CvPoint[];
}

/**
 * Scores the CV on a day from the record and the newest review. What nobody has looked at earns no point; the score
 * guides the conversation and is no input of any ranking. Undefined when no period of the figures is in force.
 */
export function cvQuality(
  candidate: CandidateInputDto,
  reviews: readonly CvReview[],
  asOf: IsoDate,
  rules: RuleBook,
): CvQuality | undefined {
  const figures = cvQualityFigures(rules, asOf)?.params;
  if (figures === undefined) return undefined;
  const review = reviews.reduce<CvReview | undefined>(
    (newest, each) => (each.on <= asOf && (newest === undefined || each.on >= newest.on) ? each : newest),
    undefined,
  );
  const { experiences, languages, credentials, competencies, travel } = candidate;
  const licence = (credentials ?? []).filter(({ code }) => code.startsWith('koerekort'));
  const certificates = (credentials ?? []).filter(({ code }) => !code.startsWith('koerekort'));
  const radius = travel?.maxMinutes ?? travel?.maxBicycleKm;
  const holds: Readonly<Record<CvPoint, boolean>> = {
    target_occupation: (candidate.jobGoals ?? []).length > 0,
    experience: (experiences ?? []).some(({ description, from, country }) => description && from && country),
    languages: (languages ?? []).some(({ skills, danishModule, danishTest }) => skills ?? danishModule ?? danishTest),
    driving_licence: licence.some(({ status }) => status !== 'unknown'),
    hours_and_radius: isGiven(candidate.hoursMin ?? candidate.hoursMax) && isGiven(radius),
    competencies: (competencies ?? []).length >= figures.competencies,
    certificates: credentials !== undefined && certificates.every(({ status }) => status !== 'unknown'),
    plain_text: review?.plainText === true,
    fresh: isGiven(review?.updatedOn) && addDays(review.updatedOn, figures.freshDays) > asOf,
    approved: review?.approvedByCitizen === true,
  };
  const points = CV_POINTS.filter((point) => holds[point]);
  return { score: points.length, points, missing: CV_POINTS.filter((point) => !holds[point]) };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}
