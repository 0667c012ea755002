/** One opening's points as answers for the classes of a facet, worked out with the functions the reference scores with. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber } from '../dates';
import { stepPoints } from '../factors/branchepakke.factor';
import { commutePoints } from '../factors/commute.factor';
import { credentialPoints } from '../factors/competencies.factor';
import { shiftPoints, weeklyGap, weeklyPoints } from '../factors/hours.factor';
import { goalCredit, noGoalPoints, type GoalLevel } from '../factors/job-goal.factor';
import { ORAL_SKILLS, skillCredit, unknownCredit } from '../factors/language.factor';
import { BRANCHEPAKKE_STEPS } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { pointsFor } from '../points';
import { popcount } from '../week-grid';
import { CLOSED, credentialAnswer, languageOf, MET } from './class-gates';
import { LEVEL_BITS } from './facets';
import { MINUTES_UNKNOWN, type Reach } from './reach';
import type { TupleDictionary } from './tuple-dictionary';
import { type Vocabulary, WEEK_WORDS } from './vocabulary';

/** Points of the people whose row stands in `row` from `from` up to `to`. */
export type RowPoints = (row: Int32Array, from: number, to: number) => number;

const ORAL_BITS = ORAL_SKILLS.reduce((bits, skill) => bits | (31 << (LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS)), 0);

/** Points of the language factor, over the rows of `languages`. */
export function languagePoints(plan: OpeningPlan, words: Vocabulary): RowPoints | undefined {
  const factor = plan.factors.language;
  if (!factor) return undefined;
  const { policy, maxPoints } = factor;
  const alternatives = factor.alternatives.map(({ alternative, skills }) => {
    const tables = skills.map((skill) => ({
      shift: LANGUAGE_SKILLS.indexOf(skill.skill) * LEVEL_BITS,
      points: Int32Array.from({ length: 32 }, (_, level) =>
        pointsFor(
          skill.maxPoints,
          level === 0 ? unknownCredit(policy, true) : skillCredit(policy, level - 1, skill.asked),
        ),
      ),
    }));
    const shares = skills.length > 0 ? skills.map((skill) => skill.maxPoints) : [maxPoints];
    const nothing = shares.reduce((sum, share) => sum + pointsFor(share, unknownCredit(policy, false)), 0);
    return { language: words.languages.find(alternative.language), tables, nothing };
  });
  const onlyWritten = pointsFor(maxPoints, unknownCredit(policy, true));
  return (row, from, to) => {
    let best = 0;
    for (const { language, tables, nothing } of alternatives) {
      const word = languageOf(row, from, to, language);
      let points = 0;
      if (word === 0) points = nothing;
      else if (tables.length === 0) points = (word & ORAL_BITS) === 0 ? onlyWritten : maxPoints;
      else for (const one of tables) points += one.points[(word >> one.shift) & 31]!;
      if (points > best) best = points;
    }
    return best;
  };
}

/** Points of the branchepakke factor, over the rows of `packages`. */
export function packagePoints(plan: OpeningPlan, words: Vocabulary): RowPoints | undefined {
  const factor = plan.factors.branchepakke;
  if (!factor) return undefined;
  const wanted = words.packages.find(factor.branchepakke);
  const unknown = stepPoints(factor, undefined);
  const none = stepPoints(factor, null);
  return (row, from, to) => {
    if (from === to) return unknown;
    for (let at = from + 1; at < to; at += 3) {
      if (row[at] !== wanted) continue;
      const step = row[at + 1]!;
      return stepPoints(factor, step === 0 ? null : BRANCHEPAKKE_STEPS[step - 1], row[at + 2]!);
    }
    return none;
  };
}

/** Points of the hours factor, over the rows of `hours`. */
export function hoursPoints(plan: OpeningPlan, words: Vocabulary): RowPoints | undefined {
  const factor = plan.factors.hours;
  if (!factor) return undefined;
  const shifts = factor.shifts?.grid;
  const { weeks } = words;
  return (row, from) => {
    let points = 0;
    if (factor.weekly) {
      const [min, max] = [words.amountOf(row[from]!), words.amountOf(row[from + 1]!)];
      points = weeklyPoints(factor, min === undefined && max === undefined ? null : weeklyGap(factor, min, max));
    }
    if (!shifts) return points;
    const week = row[from + 2]!;
    if (week === 0) return points + shiftPoints(factor, null);
    let covered = 0;
    const at = weeks.starts[week - 1]!;
    for (let word = 0; word < WEEK_WORDS; word++) covered += popcount((shifts[word] ?? 0) & weeks.data[at + word]!);
    return points + shiftPoints(factor, covered);
  };
}

/** Points of the job goal factor, over the rows of `goals`. */
export function jobGoalPoints(plan: OpeningPlan, words: Vocabulary): RowPoints | undefined {
  const factor = plan.factors.job_goal;
  if (!factor) return undefined;
  const unknown = noGoalPoints(factor);
  const byGoal = new Int32Array(words.goals.size).fill(-1);
  const pointsOf = (goal: number): number => {
    const text = words.goals.text(goal);
    return pointsFor(factor.maxPoints, goalCredit(factor, text.charAt(0) as GoalLevel, text.slice(1)));
  };
  return (row, from, to) => {
    if (from === to) return unknown;
    let best = 0;
    for (let at = from; at < to; at++) {
      const goal = row[at]!;
      if (byGoal[goal]! < 0) byGoal[goal] = pointsOf(goal);
      best = Math.max(best, byGoal[goal]!);
    }
    return best;
  };
}

/** Points of all mandatory credentials together, over the rows of `credentials`. */
export function credentialsPoints(plan: OpeningPlan, words: Vocabulary): RowPoints | undefined {
  const factor = plan.factors.competencies;
  if (!factor || factor.credentials.length === 0) return undefined;
  const start = dateNumber(plan.start);
  const wanted = factor.credentials.map(({ code, maxPoints }) => ({
    code: words.credentials.find(code),
    points: (['held', 'not_held', 'unknown'] as const).map((held) => credentialPoints(factor.policy, maxPoints, held)),
  }));
  return (row, from, to) => {
    let sum = 0;
    for (const { code, points } of wanted) {
      const answer = credentialAnswer(row, from, to, code, start);
      sum += points[answer === MET ? 0 : answer === CLOSED ? 1 : 2]!;
    }
    return sum;
  };
}

/** Points of the commute factor by class of travel, written to `byClass`; only classes within reach have any. */
export function commutePointsByClass(
  plan: OpeningPlan,
  reach: Reach,
  rows: TupleDictionary,
  words: Vocabulary,
  byClass: Int32Array,
): void {
  const factor = plan.factors.commute;
  if (!factor) return;
  const { legalMinutes, priorPermille } = factor.policy.commute;
  const unknown = pointsFor(factor.maxPoints, priorPermille);
  // one entry past the legal limit stands for everything longer
  const table = (beyond: boolean): Int32Array =>
    Int32Array.from({ length: legalMinutes + 2 }, (_, minutes) => commutePoints(factor, minutes, beyond));
  const [within, beyond] = [table(false), table(true)];
  const { classes, minutes: all } = reach;
  for (let at = 0; at < classes.length; at++) {
    const minutes = all[at]!;
    const own = classes[at]!;
    if (minutes < 0) {
      byClass[own] = minutes === MINUTES_UNKNOWN ? unknown : 0;
      continue;
    }
    const limit = words.amountOf(rows.data[rows.starts[own]! + 3]!) ?? Infinity;
    const points = minutes > legalMinutes || minutes > limit ? beyond : within;
    byClass[own] = points[Math.min(minutes, legalMinutes + 1)]!;
  }
}
