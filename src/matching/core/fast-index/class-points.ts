/**
 * One opening's points as answers for the classes of a facet, worked out with the functions the reference scores with, each
 * class when it comes up first. One class of objects for each factor, although they look alike: the engine compiles the
 * look-up of each for itself only when it is a function of its own.
 */
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../../language/cefr';
import { type BranchepakkePlan, stepPoints } from '../factors/branchepakke.factor';
import { type CommutePlan, commutePoints } from '../factors/commute.factor';
import { type CompetencyPlan, credentialPoints } from '../factors/competencies.factor';
import { type HoursPlan, shiftPoints, weeklyGap, weeklyPoints } from '../factors/hours.factor';
import { goalCredit, noGoalPoints, type GoalLevel, type JobGoalPlan } from '../factors/job-goal.factor';
import { type LanguagePlan, ORAL_SKILLS, type SkillPlan, skillCredit, unknownCredit } from '../factors/language.factor';
import { dateNumber } from '../dates';
import { BRANCHEPAKKE_STEPS } from '../facts';
import { pointsFor } from '../points';
import type { Policy } from '../policy';
import { popcount } from '../week-grid';
import { CLOSED, credentialAnswer, languageOf, MET } from './class-gates';
import { type ClassMemory, POINT_MASK } from './class-memory';
import { LEVEL_BITS } from './facets';
import type { FacetColumn } from './people-columns';
import { MINUTES_UNKNOWN, type Reach } from './reach';
import { type Vocabulary, WEEK_WORDS } from './vocabulary';

const ORAL_BITS = ORAL_SKILLS.reduce((bits, skill) => bits | (31 << (LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS)), 0);

/** Points of a skill by its bits in a language word. */
function skillPoints(policy: Policy, { maxPoints, asked }: SkillPlan): Int32Array {
  const points = new Int32Array(1 << LEVEL_BITS);
  points[0] = pointsFor(maxPoints, unknownCredit(policy, true));
  for (let level = 1; level <= CEFR_LEVELS.length; level++) {
    points[level] = pointsFor(maxPoints, skillCredit(policy, level - 1, asked));
  }
  return points;
}

/** Points of the language factor, over the rows of `languages`. */
export class LanguagePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  private readonly alternatives: readonly {
    language: number;
    tables: readonly { shift: number; points: Int32Array }[];
    nothing: number;
  }[];
  private readonly onlyWritten: number;

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    { alternatives, maxPoints, policy }: LanguagePlan,
    words: Vocabulary,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = maxPoints;
    this.onlyWritten = pointsFor(maxPoints, unknownCredit(policy, true));
    this.alternatives = alternatives.map(({ alternative, skills }) => {
      const tables = skills.map((skill) => ({
        shift: LANGUAGE_SKILLS.indexOf(skill.skill) * LEVEL_BITS,
        points: skillPoints(policy, skill),
      }));
      const shares = skills.length > 0 ? skills.map((skill) => skill.maxPoints) : [maxPoints];
      const nothing = shares.reduce((sum, share) => sum + pointsFor(share, unknownCredit(policy, false)), 0);
      return { language: words.languages.find(alternative.language), tables, nothing };
    });
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    let best = 0;
    for (const { language, tables, nothing } of this.alternatives) {
      const word = languageOf(data, starts[own]!, starts[own + 1]!, language);
      let points = 0;
      if (word === 0) points = nothing;
      else if (tables.length === 0) points = (word & ORAL_BITS) === 0 ? this.onlyWritten : this.most;
      else for (const one of tables) points += one.points[(word >> one.shift) & 31]!;
      if (points > best) best = points;
    }
    this.known[own] = this.turn | best;
    return best;
  }
}

/** Points of the branchepakke factor, over the rows of `packages`. */
export class PackagePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  private readonly wanted: number;
  private readonly unknown: number;
  /** points by step plus 1, without goals towards the next; 0 = no step */
  private readonly byStep: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    private readonly factor: BranchepakkePlan,
    words: Vocabulary,
  ) {
    this.unknown = stepPoints(factor, undefined);
    this.byStep = Int32Array.of(
      stepPoints(factor, null),
      ...BRANCHEPAKKE_STEPS.map((step) => stepPoints(factor, step)),
    );
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
    this.wanted = words.packages.find(factor.branchepakke);
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const [from, to] = [starts[own]!, starts[own + 1]!];
    let at = from + 1;
    while (at < to && data[at] !== this.wanted) at += 3;
    let points = this.unknown;
    if (from < to) {
      const [step, goals] = at < to ? [data[at + 1]!, data[at + 2]!] : [0, 0];
      points = goals === 0 ? this.byStep[step]! : this.withGoals(step, goals);
    }
    this.known[own] = this.turn | points;
    return points;
  }

  private withGoals(step: number, goals: number): number {
    return stepPoints(this.factor, step === 0 ? null : BRANCHEPAKKE_STEPS[step - 1], goals);
  }
}

/** Points of the commute factor, over the rows of `travel`; only classes within reach have any. */
export class CommutePoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    private readonly factor: CommutePlan,
    private readonly words: Vocabulary,
    private readonly reach: Reach,
    /** by class its place in `reach` plus 1 */
    private readonly places: Int32Array,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const { legalMinutes, priorPermille } = this.factor.policy.commute;
    const place = this.places[own]!;
    const minutes = place === 0 ? Infinity : this.reach.minutes[place - 1]!;
    let points = 0;
    if (minutes === MINUTES_UNKNOWN) points = pointsFor(this.most, priorPermille);
    else if (minutes >= 0 && minutes !== Infinity) {
      const limit = Math.min(this.words.amountOf(data[starts[own]! + 3]!) ?? legalMinutes, legalMinutes);
      points = commutePoints(this.factor, minutes, minutes > limit);
    }
    this.known[own] = this.turn | points;
    return points;
  }
}

/** Points of the hours factor, over the rows of `hours`. */
export class HoursPoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  /** points plus 1 by week: few weeks, many people */
  private readonly byWeek: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    private readonly factor: HoursPlan,
    private readonly words: Vocabulary,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
    this.byWeek = new Int32Array(words.weeks.size);
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { factor, words } = this;
    const { data, starts } = this.column.rows;
    const from = starts[own]!;
    let points = 0;
    if (factor.weekly) {
      const min = words.amountOf(data[from]!);
      const max = words.amountOf(data[from + 1]!);
      points = weeklyPoints(factor, min === undefined && max === undefined ? null : weeklyGap(factor, min, max));
    }
    if (factor.shifts) points += this.ofWeek(data[from + 2]!);
    this.known[own] = this.turn | points;
    return points;
  }

  private ofWeek(week: number): number {
    if (week === 0) return shiftPoints(this.factor, null);
    const known = this.byWeek[week - 1]!;
    if (known !== 0) return known - 1;
    const { weeks } = this.words;
    const grid = this.factor.shifts!.grid;
    let covered = 0;
    for (let word = 0, at = weeks.starts[week - 1]!; word < WEEK_WORDS; word++, at++) {
      covered += popcount((grid[word] ?? 0) & weeks.data[at]!);
    }
    const points = shiftPoints(this.factor, covered);
    this.byWeek[week - 1] = points + 1;
    return points;
  }
}

/** Points of the job goal factor, over the rows of `goals`. */
export class JobGoalPoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  /** points plus 1 by goal */
  private readonly byGoal: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    private readonly factor: JobGoalPlan,
    private readonly words: Vocabulary,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = factor.maxPoints;
    this.byGoal = new Int32Array(words.goals.size);
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const [from, to] = [starts[own]!, starts[own + 1]!];
    let best = from === to ? noGoalPoints(this.factor) : 0;
    for (let at = from; at < to; at++) {
      const points = this.ofGoal(data[at]!);
      if (points > best) best = points;
    }
    this.known[own] = this.turn | best;
    return best;
  }

  private ofGoal(goal: number): number {
    const known = this.byGoal[goal]!;
    if (known !== 0) return known - 1;
    const text = this.words.goals.text(goal);
    const credit = goalCredit(this.factor, text.charAt(0) as GoalLevel, text.slice(1));
    const points = pointsFor(this.most, credit);
    this.byGoal[goal] = points + 1;
    return points;
  }
}

/** Points of all mandatory credentials together, over the rows of `credentials`. */
export class CredentialsPoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  private readonly start: number;
  private readonly wanted: readonly { code: number; held: number; notHeld: number; unknown: number }[];

  constructor(
    private readonly column: FacetColumn,
    memory: ClassMemory,
    { credentials, policy, start }: CompetencyPlan,
    words: Vocabulary,
  ) {
    this.turn = memory.begin(column.rows.size);
    this.known = memory.values;
    this.most = credentials.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    this.start = dateNumber(start);
    this.wanted = credentials.map(({ code, maxPoints }) => ({
      code: words.credentials.find(code),
      held: credentialPoints(policy, maxPoints, 'held'),
      notHeld: credentialPoints(policy, maxPoints, 'not_held'),
      unknown: credentialPoints(policy, maxPoints, 'unknown'),
    }));
  }

  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const known = this.known[own]!;
    return known >= this.turn ? known & POINT_MASK : this.workOut(own);
  }

  private workOut(own: number): number {
    const { data, starts } = this.column.rows;
    let sum = 0;
    for (const { code, held, notHeld, unknown } of this.wanted) {
      const answer = credentialAnswer(data, starts[own]!, starts[own + 1]!, code, this.start);
      sum += answer === MET ? held : answer === CLOSED ? notHeld : unknown;
    }
    this.known[own] = this.turn | sum;
    return sum;
  }
}
