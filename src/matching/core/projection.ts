/** Where somebody will probably stand when the work begins, from the pace so far. Shown as a projection, never a fact. */
import { CEFR_LEVELS, cefrOrdinal, LANGUAGE_SKILLS } from '../../language/cefr';
import { daysBetween } from './dates';
import {
  BRANCHEPAKKE_STEPS,
  type BranchepakkeStep,
  type CandidateFacts,
  type IsoDate,
  type LanguageLevels,
} from './facts';
import type { OpeningCase } from './opening-case';
import type { Policy } from './policy';

/** A place on a ladder on a day. */
export interface PacePoint {
  index: number;
  on: IsoDate;
}

/** The days a projection is made for. */
export interface ProjectionDays {
  /** the day of the question: nothing dated later is known */
  asOf: IsoDate;
  /** the day asked about */
  start: IsoDate;
}

/** Step and levels on the first day, each with what it is today; only what the opening asks for and a pace is known of. */
export interface Projection {
  on: IsoDate;
  branchepakke?: { code: string; now: BranchepakkeStep | null; projected: BranchepakkeStep };
  languages: readonly { language: string; now: LanguageLevels; projected: LanguageLevels }[];
}

/**
 * Place on a ladder on the day asked about: the last place, and as many whole rungs more as the pace from the first
 * point up to today gives in the days ahead, rounded down. Standing still since the last point slows the pace. `null`
 * when there are not two points on different days, or the first is younger than `minDays`.
 */
export function projectedIndex(
  points: readonly PacePoint[],
  { asOf, start }: ProjectionDays,
  { minDays, maxDays }: Policy['projection'],
  highest: number,
): number | null {
  const known = points
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => (a.on === b.on ? a.index - b.index : a.on < b.on ? -1 : 1));
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || first.on === last.on) return null;
  const watched = daysBetween(first.on, asOf);
  if (watched < minDays) return null;
  const ahead = Math.min(maxDays, Math.max(0, daysBetween(asOf, start)));
  const gained = Math.max(0, last.index - first.index);
  return Math.min(highest, last.index + Math.floor((gained * ahead) / watched));
}

/** The step on the first day, never below today's; `null` without a pace. */
export function projectedStep(
  candidate: CandidateFacts,
  branchepakke: string,
  days: ProjectionDays,
  policy: Policy['projection'],
): BranchepakkeStep | null {
  const reached = candidate.progress?.branchepakker?.[branchepakke] ?? [];
  const points = reached.map(({ step, on }) => ({ index: BRANCHEPAKKE_STEPS.indexOf(step), on }));
  const index = projectedIndex(points, days, policy, BRANCHEPAKKE_STEPS.length - 1);
  if (index === null) return null;
  const now = candidate.branchepakker?.[branchepakke];
  return BRANCHEPAKKE_STEPS[Math.max(index, now === undefined ? 0 : BRANCHEPAKKE_STEPS.indexOf(now))]!;
}

/** Levels of one language on the first day, never below today's; a skill without a pace, or not known today, stays. */
export function projectedLevels(
  candidate: CandidateFacts,
  language: string,
  days: ProjectionDays,
  policy: Policy['projection'],
): LanguageLevels | null {
  const reached = candidate.progress?.languages?.[language];
  const now = candidate.languages[language];
  if (reached === undefined || now === undefined) return null;
  const levels: LanguageLevels = { ...now };
  let known = false;
  for (const skill of LANGUAGE_SKILLS) {
    const level = now[skill];
    if (level === undefined) continue;
    const points = reached.flatMap((point) => {
      const then = point.levels[skill];
      return then === undefined ? [] : [{ index: cefrOrdinal(then), on: point.on }];
    });
    const index = projectedIndex(points, days, policy, CEFR_LEVELS.length - 1);
    if (index === null) continue;
    known = true;
    levels[skill] = CEFR_LEVELS[Math.max(index, cefrOrdinal(level))];
  }
  return known ? levels : null;
}

/** True when the person carries anything a projection could be made from. */
export function hasProgress({ progress }: CandidateFacts): boolean {
  return progress !== undefined;
}

/** What the pace so far says about this opening's first day; `undefined` when it says nothing. */
export function projectionFor(
  { opening, context, start }: OpeningCase,
  candidate: CandidateFacts,
): Projection | undefined {
  const days = { asOf: context.asOf, start };
  const { projection } = context.policy;
  const code = opening.branchepakke;
  const step = code === undefined ? null : projectedStep(candidate, code, days, projection);
  const languages = [...new Set(opening.languages.map(({ language }) => language))].flatMap((language) => {
    const projected = projectedLevels(candidate, language, days, projection);
    return projected ? [{ language, now: candidate.languages[language] ?? {}, projected }] : [];
  });
  if (step === null && languages.length === 0) return undefined;
  const branchepakke =
    code === undefined || step === null
      ? undefined
      : { code, now: candidate.branchepakker?.[code] ?? null, projected: step };
  return { on: start, branchepakke, languages };
}
