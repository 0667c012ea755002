/** What tables of points are kept by: numbers where they fit, since a text is made and read anew for each question. */
import { LANGUAGE_SKILLS } from '../../../../language/cefr';
import type { CompetencyPlan } from '../../factors/competencies.factor';
import type { CommutePlan } from '../../factors/commute.factor';
import type { BranchepakkePlan } from '../../factors/branchepakke.factor';
import type { HoursPlan } from '../../factors/hours.factor';
import type { JobGoalPlan } from '../../factors/job-goal.factor';
import type { AlternativePlan, LanguagePlan } from '../../factors/language.factor';
import type { WeekGrid } from '../../facts';
import { LEVEL_BITS } from '../people/facets';
import type { FactorKey } from './factor-book';
import { type Vocabulary, WEEK_WORDS } from '../people/vocabulary';

/** More than the points, minutes and levels there can be, as powers of two. */
const POINTS = 2 ** 14;
const MINUTES = 2 ** 16;
const LEVELS = 2 ** (LANGUAGE_SKILLS.length * LEVEL_BITS);

/** How the points are shared follows from which skills are asked. */
export function languageKey({ maxPoints, alternatives }: LanguagePlan, words: Vocabulary): FactorKey {
  if (alternatives.length === 1) return alternativeKey(alternatives[0]!, words) * POINTS + maxPoints;
  let key = `${maxPoints}`;
  for (const alternative of alternatives) key += ` ${alternativeKey(alternative, words)}`;
  return key;
}

/** All languages that nobody has are one: they are worth the same to everybody, until somebody comes who has one. */
function alternativeKey({ alternative, skills }: AlternativePlan, words: Vocabulary): number {
  let levels = 0;
  for (const { skill, asked } of skills) levels |= (asked + 1) << (LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS);
  return (words.languages.find(alternative.language) + 1) * LEVELS + levels;
}

/** All packages that nobody is in are one, likewise. */
export function packageKey({ maxPoints, branchepakke }: BranchepakkePlan, words: Vocabulary): FactorKey {
  return (words.packages.find(branchepakke) + 1) * POINTS + maxPoints;
}

export function commuteKey({ maxPoints, soft, zero }: CommutePlan): FactorKey {
  return (soft * MINUTES + zero) * POINTS + maxPoints;
}

export function hoursKey({ weekly, shifts }: HoursPlan): FactorKey {
  let key = weekly ? `${weekly.min} ${weekly.max} ${weekly.maxPoints}` : '';
  if (shifts) key += `/${shifts.maxPoints} ${gridText(shifts.grid)}`;
  return key;
}

const LETTERS: number[] = new Array<number>(2 * WEEK_WORDS).fill(0);

/** A grid as letters: several times faster than its numbers written out. */
function gridText(grid: WeekGrid): string {
  for (let word = 0; word < WEEK_WORDS; word++) {
    const halfHours = grid[word] ?? 0;
    LETTERS[2 * word] = halfHours & 0xffff;
    LETTERS[2 * word + 1] = halfHours >>> 16;
  }
  return String.fromCharCode(...LETTERS);
}

export function goalsKey({ maxPoints, occupation }: JobGoalPlan): FactorKey {
  return `${maxPoints} ${occupation}`;
}

export function credentialsKey({ credentials, start }: CompetencyPlan): FactorKey {
  let key: string = start;
  for (const { code, maxPoints } of credentials) key += ` ${code} ${maxPoints}`;
  return key;
}
