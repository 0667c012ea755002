/** Points by class for what a person wants or holds on paper: hours, job goal, credentials. See `class-points.ts`. */
import { dateNumber } from '../../dates';
import { type CompetencyPlan, credentialPoints } from '../../factors/competencies.factor';
import { type HoursPlan, shiftPoints, weeklyGap, weeklyPoints } from '../../factors/hours.factor';
import { goalCredit, noGoalPoints, type GoalLevel, type JobGoalPlan } from '../../factors/job-goal.factor';
import { pointsFor } from '../../points';
import { popcount } from '../../week-grid';
import { CLOSED, credentialAnswer, MET } from '../gates/class-gates';
import { type FactorBook, type FactorTable, NOT_ASKED } from './factor-book';
import { credentialsKey, goalsKey, hoursKey } from './factor-keys';
import { FactorPoints } from './factor-points';
import type { FacetColumn } from '../people/people-columns';
import { type Vocabulary, WEEK_WORDS } from '../people/vocabulary';

/** Points of the hours factor, over the rows of `hours`. */
export class HoursPoints extends FactorPoints {
  readonly most: number;
  /** points plus 1 by week: few weeks, many people */
  private byWeek: Int32Array | undefined;

  constructor(
    column: FacetColumn,
    book: FactorBook,
    private readonly factor: HoursPlan,
    private readonly words: Vocabulary,
  ) {
    super(column, book.table(factor.policy, 'hours', hoursKey(factor), column.rows.size));
    this.most = factor.maxPoints;
  }

  protected workOut(own: number): number {
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
    return points;
  }

  private ofWeek(week: number): number {
    if (week === 0) return shiftPoints(this.factor, null);
    const { weeks } = this.words;
    const byWeek = (this.byWeek ??= new Int32Array(weeks.size));
    const known = byWeek[week - 1]!;
    if (known !== 0) return known - 1;
    const grid = this.factor.shifts!.grid;
    let covered = 0;
    for (let word = 0, at = weeks.starts[week - 1]!; word < WEEK_WORDS; word++, at++) {
      covered += popcount((grid[word] ?? 0) & weeks.data[at]!);
    }
    const points = shiftPoints(this.factor, covered);
    byWeek[week - 1] = points + 1;
    return points;
  }
}

/** Points of the job goal factor, over the rows of `goals`. */
export class JobGoalPoints extends FactorPoints {
  readonly most: number;
  /** by goal; few goals, many people */
  private readonly byGoal: FactorTable;

  constructor(
    column: FacetColumn,
    book: FactorBook,
    private readonly factor: JobGoalPlan,
    private readonly words: Vocabulary,
  ) {
    const { maxPoints, policy } = factor;
    const key = goalsKey(factor);
    super(column, book.table(policy, 'goals', key, column.rows.size));
    this.byGoal = book.table(policy, 'goal', key, words.goals.size);
    this.most = maxPoints;
  }

  protected workOut(own: number): number {
    const { data, starts } = this.column.rows;
    const [from, to] = [starts[own]!, starts[own + 1]!];
    let best = from === to ? noGoalPoints(this.factor) : 0;
    for (let at = from; at < to; at++) {
      const points = this.ofGoal(data[at]!);
      if (points > best) best = points;
    }
    return best;
  }

  private ofGoal(goal: number): number {
    const known = this.byGoal.points[goal]!;
    if (known !== NOT_ASKED) return known;
    const text = this.words.goals.text(goal);
    const credit = goalCredit(this.factor, text.charAt(0) as GoalLevel, text.slice(1));
    return (this.byGoal.points[goal] = pointsFor(this.most, credit));
  }
}

/** Points of all mandatory credentials together, over the rows of `credentials`. */
export class CredentialsPoints extends FactorPoints {
  readonly most: number;
  private readonly start: number;
  private readonly wanted: readonly { code: number; held: number; notHeld: number; unknown: number }[];

  constructor(column: FacetColumn, book: FactorBook, factor: CompetencyPlan, words: Vocabulary) {
    const { credentials, policy, start } = factor;
    super(column, book.table(policy, 'credentials', credentialsKey(factor), column.rows.size));
    this.most = credentials.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    this.start = dateNumber(start);
    this.wanted = credentials.map(({ code, maxPoints }) => ({
      code: words.credentials.find(code),
      held: credentialPoints(policy, maxPoints, 'held'),
      notHeld: credentialPoints(policy, maxPoints, 'not_held'),
      unknown: credentialPoints(policy, maxPoints, 'unknown'),
    }));
  }

  protected workOut(own: number): number {
    const { data, starts } = this.column.rows;
    let sum = 0;
    for (const { code, held, notHeld, unknown } of this.wanted) {
      const answer = credentialAnswer(data, starts[own]!, starts[own + 1]!, code, this.start);
      sum += answer === MET ? held : answer === CLOSED ? notHeld : unknown;
    }
    return sum;
  }
}
