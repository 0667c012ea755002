/** One opening's points as tables, built with the same functions the reference scores with. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber } from '../dates';
import { scoreBranchepakke, stepPoints } from '../factors/branchepakke.factor';
import { commutePoints } from '../factors/commute.factor';
import { credentialPoints, recordCredit, type TaskPlan } from '../factors/competencies.factor';
import { shiftPoints, weeklyGap, weeklyPoints } from '../factors/hours.factor';
import { goalCredit, noGoalPoints, type GoalLevel } from '../factors/job-goal.factor';
import { ORAL_SKILLS, scoreLanguage, skillCredit, unknownCredit } from '../factors/language.factor';
import { BRANCHEPAKKE_STEPS, EVIDENCE, type CandidateFacts, type CompetencyLevel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import { popcount } from '../week-grid';
import { LEVEL_BITS, type CandidateColumns } from './candidate-columns';
import { CLOSED } from './gate-scan';
import type { PostingList } from './posting-lists';
import { MINUTES_UNKNOWN, type TripTables } from './trip-tables';

/** The points of one factor for a slot. */
export type SlotScore = (slot: number) => number;

const NOTHING: SlotScore = () => 0;
/** Levels 0 to 4 with each evidence. */
const RECORDS = 5 * EVIDENCE.length;
/** Mark for a direct record of level 0, which no related competency can overrule. */
const NOT_ABLE = -1;
const WEEK_WORDS = 14;

/** Points of every possible record for one task through a competency that covers so much of it. */
function recordPoints(task: TaskPlan, policy: Policy, coversPermille: number): Int32Array {
  return Int32Array.from({ length: RECORDS }, (_, record) => {
    const level = Math.floor(record / EVIDENCE.length) as CompetencyLevel;
    const evidence = EVIDENCE[record % EVIDENCE.length]!;
    return pointsFor(task.maxPoints, recordCredit(task, policy, level, evidence, coversPermille));
  });
}

/** What records change in the points of a factor, per slot, against what everybody starts with. */
interface Totals {
  everybody: number;
  changes: Int32Array;
}

/**
 * Points of all tasks and credentials: everybody starts with the priors, records change them. People whom a gate
 * excludes are passed over; their numbers mean nothing.
 */
function competencyTotals(columns: CandidateColumns, plan: OpeningPlan, gates: Int32Array): Totals {
  const changes = new Int32Array(columns.high);
  const factor = plan.factors.competencies;
  if (!factor) return { everybody: 0, changes };
  const best = new Int32Array(columns.high);
  const seenBy = new Int32Array(columns.high);
  const touched = new Int32Array(columns.high);
  let everybody = 0;
  factor.tasks.forEach((task, index) => {
    const round = index + 1;
    let count = 0;
    const offer = (list: Readonly<PostingList> | undefined, coversPermille: number, direct: boolean): void => {
      const points = recordPoints(task, factor.policy, coversPermille);
      for (let entry = 0; list && entry < list.length; entry++) {
        const slot = list.entries[entry * 2]!;
        if ((gates[slot]! & CLOSED) !== 0) continue;
        const record = list.entries[entry * 2 + 1]!;
        const notAble = record < EVIDENCE.length;
        if (notAble && !direct) continue;
        const value = notAble ? NOT_ABLE : points[record]!;
        if (seenBy[slot] !== round) {
          seenBy[slot] = round;
          touched[count++] = slot;
          best[slot] = value;
        } else if (value > best[slot]! && (direct || best[slot] !== NOT_ABLE)) best[slot] = value;
      }
    };
    offer(columns.competencies.get(task.task.competency), PERMILLE, true);
    for (const { code, permille } of task.substitutes) {
      if (permille > 0) offer(columns.competencies.get(code), permille, false);
    }
    const prior = pointsFor(task.maxPoints, task.prior);
    everybody += prior;
    for (let at = 0; at < count; at++) {
      const slot = touched[at]!;
      changes[slot]! += Math.max(0, best[slot]!) - prior;
    }
  });
  const start = dateNumber(plan.start);
  for (const { code, maxPoints } of factor.credentials) {
    const prior = credentialPoints(factor.policy, maxPoints, 'unknown');
    everybody += prior;
    const list = columns.credentials.get(code);
    for (let entry = 0; list && entry < list.length; entry++) {
      const word = list.entries[entry * 2 + 1]!;
      const status = word >> 1 >= start ? 'held' : (word & 1) === 1 ? 'unknown' : 'not_held';
      changes[list.entries[entry * 2]!]! += credentialPoints(factor.policy, maxPoints, status) - prior;
    }
  }
  return { everybody, changes };
}

const ORAL_BITS = ORAL_SKILLS.reduce((bits, skill) => bits | (31 << (LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS)), 0);

/** Where the policy scores projections, people with a pace are scored by the rule itself; everybody else by the table. */
function projecting(
  { progress, facts }: CandidateColumns,
  plan: OpeningPlan,
  table: SlotScore,
  rule: (facts: CandidateFacts) => number,
): SlotScore {
  if (!plan.context.policy.projection.use) return table;
  return (slot) => (progress[slot] === 0 ? table(slot) : rule(facts[slot]!));
}

function languageScore(columns: CandidateColumns, plan: OpeningPlan): SlotScore {
  const factor = plan.factors.language;
  if (!factor) return NOTHING;
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
    return { words: columns.languages.get(alternative.language), tables, nothing };
  });
  const onlyWritten = pointsFor(maxPoints, unknownCredit(policy, true));
  const table: SlotScore = (slot) => {
    let best = 0;
    for (const { words, tables, nothing } of alternatives) {
      const word = words ? words[slot]! : 0;
      let points = 0;
      if (word === 0) points = nothing;
      else if (tables.length === 0) points = (word & ORAL_BITS) === 0 ? onlyWritten : maxPoints;
      else for (const one of tables) points += one.points[(word >> one.shift) & 31]!;
      if (points > best) best = points;
    }
    return best;
  };
  return projecting(columns, plan, table, (facts) => scoreLanguage(factor, facts).part.points);
}

function branchepakkeScore(columns: CandidateColumns, plan: OpeningPlan): SlotScore {
  const factor = plan.factors.branchepakke;
  if (!factor) return NOTHING;
  const { askedPackages } = columns;
  const steps = columns.packages.get(factor.branchepakke);
  const goals = columns.packageGoals.get(factor.branchepakke);
  const unknown = stepPoints(factor, undefined, 0);
  const byStep = [null, ...BRANCHEPAKKE_STEPS];
  const points = byStep.map((step) => stepPoints(factor, step, 0));
  const table: SlotScore = (slot) => {
    if (askedPackages[slot] === 0) return unknown;
    const step = steps ? steps[slot]! : 0;
    const reached = goals ? goals[slot]! : 0;
    return reached === 0 ? points[step]! : stepPoints(factor, byStep[step], reached);
  };
  return projecting(columns, plan, table, (facts) => scoreBranchepakke(factor, facts).part.points);
}

function commuteScore(columns: CandidateColumns, plan: OpeningPlan, trips: TripTables): SlotScore {
  const factor = plan.factors.commute;
  if (!factor) return NOTHING;
  const { legalMinutes, bicycleKm: usualKm, walkKm, priorPermille } = factor.policy.commute;
  const table = trips.to(plan.opening.workplacePostalCode ?? '', usualKm, walkKm);
  const unknown = pointsFor(factor.maxPoints, priorPermille);
  // one entry past the legal limit stands for everything longer
  const row = (beyond: boolean): Int32Array =>
    Int32Array.from({ length: legalMinutes + 2 }, (_, minutes) => commutePoints(factor, minutes, beyond));
  const [within, beyond] = [row(false), row(true)];
  const { place, modes, bicycleKm, maxTravel } = columns;
  return (slot) => {
    const minutes = table.bestMinutes(place[slot]!, modes[slot]!, bicycleKm[slot]!);
    if (minutes < 0) return minutes === MINUTES_UNKNOWN ? unknown : 0;
    const points = minutes > legalMinutes || minutes > maxTravel[slot]! ? beyond : within;
    return points[Math.min(minutes, legalMinutes + 1)]!;
  };
}

function hoursScore(columns: CandidateColumns, plan: OpeningPlan): SlotScore {
  const factor = plan.factors.hours;
  if (!factor) return NOTHING;
  const { hoursMin, hoursMax, hasWeek, week } = columns;
  const known = (hours: number): number | undefined => (Number.isNaN(hours) ? undefined : hours);
  const shifts = factor.shifts?.grid;
  return (slot) => {
    let points = 0;
    if (factor.weekly) {
      const min = known(hoursMin[slot]!);
      const max = known(hoursMax[slot]!);
      points = weeklyPoints(factor, min === undefined && max === undefined ? null : weeklyGap(factor, min, max));
    }
    if (!shifts) return points;
    if (hasWeek[slot] === 0) return points + shiftPoints(factor, null);
    let covered = 0;
    for (let word = 0; word < WEEK_WORDS; word++) {
      covered += popcount((shifts[word] ?? 0) & week[slot * WEEK_WORDS + word]!);
    }
    return points + shiftPoints(factor, covered);
  };
}

function jobGoalScore(columns: CandidateColumns, plan: OpeningPlan): SlotScore {
  const factor = plan.factors.job_goal;
  if (!factor) return NOTHING;
  const { goals, goalKeys } = columns;
  const unknown = noGoalPoints(factor);
  const points = new Int32Array(goalKeys.size).fill(-1);
  const pointsOf = (key: number): number => {
    const text = goalKeys.text(key);
    const found = pointsFor(factor.maxPoints, goalCredit(factor, text.charAt(0) as GoalLevel, text.slice(1)));
    points[key] = found;
    return found;
  };
  return (slot) => {
    const keys = goals[slot];
    if (!keys) return unknown;
    let best = 0;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!;
      best = Math.max(best, points[key]! < 0 ? pointsOf(key) : points[key]!);
    }
    return best;
  };
}

/** The points of a slot in two steps, so that somebody who cannot enter the list any more is left early. */
export interface ScoreScan {
  /** competencies, language, branchepakke and commute */
  first: SlotScore;
  /** the most that `rest` can give */
  restAtBest: number;
  /** hours and job goal */
  rest: SlotScore;
}

/** Prepares the points of one opening for the slots that the gates let pass; for the others they mean nothing. */
export function scanScores(
  columns: CandidateColumns,
  plan: OpeningPlan,
  trips: TripTables,
  gates: Int32Array,
): ScoreScan {
  const { everybody, changes } = competencyTotals(columns, plan, gates);
  const language = languageScore(columns, plan);
  const branchepakke = branchepakkeScore(columns, plan);
  const commute = commuteScore(columns, plan, trips);
  const hours = hoursScore(columns, plan);
  const jobGoal = jobGoalScore(columns, plan);
  return {
    first: (slot) => everybody + changes[slot]! + language(slot) + branchepakke(slot) + commute(slot),
    restAtBest: (plan.factors.hours?.maxPoints ?? 0) + (plan.factors.job_goal?.maxPoints ?? 0),
    rest: (slot) => hours(slot) + jobGoal(slot),
  };
}
