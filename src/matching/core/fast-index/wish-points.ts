/** Points by class for what a person wants or holds on paper: hours, job goal, credentials. See `class-points.ts`. */
import { dateNumber } from '../dates';
import { type CompetencyPlan, credentialPoints } from '../factors/competencies.factor';
import { type HoursPlan, shiftPoints, weeklyGap, weeklyPoints } from '../factors/hours.factor';
import { goalCredit, noGoalPoints, type GoalLevel, type JobGoalPlan } from '../factors/job-goal.factor';
import { pointsFor } from '../points';
import { popcount } from '../week-grid';
import { CLOSED, credentialAnswer, MET } from './class-gates';
import { type ClassMemory, POINT_MASK } from './class-memory';
import type { FacetColumn } from './people-columns';
import { type Vocabulary, WEEK_WORDS } from './vocabulary';

/** Points of the hours factor, over the rows of `hours`. */
export class HoursPoints {
  readonly most: number;
  private readonly turn: number;
  private readonly known: Int32Array;
  /** points plus 1 by week: few weeks, many people */
  private readonly byWeek: Int32Array;

  constructor(
    private readonly column: FacetColumn,
    private readonly memory: ClassMemory,
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
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
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
    private readonly memory: ClassMemory,
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
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
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
    private readonly memory: ClassMemory,
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
    this.memory.read += starts[own + 1]! - starts[own]! + 2;
    this.known[own] = this.turn | sum;
    return sum;
  }
}
