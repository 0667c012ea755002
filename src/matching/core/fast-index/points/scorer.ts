/** One opening's points for people by slot, all but those for tasks. */
import { scoreBranchepakke } from '../../factors/branchepakke.factor';
import { scoreLanguage } from '../../factors/language.factor';
import type { OpeningPlan } from '../../opening-plan';
import type { FactorCode } from '../../result';
import { LanguagePoints, PackagePoints } from './class-points';
import { CommutePoints } from './commute-points';
import type { Eligible } from '../eligible';
import type { FactorBook } from './factor-book';
import type { FactorPoints } from './factor-points';
import type { PeopleColumns } from '../people/people-columns';
import { CredentialsPoints, HoursPoints, JobGoalPoints } from './wish-points';

/**
 * Points of any slot beside those for tasks. Right until the next question.
 *
 * For many people at once they come in three steps: a bound for everybody, from the way to work and two more factors; the
 * other factors for those whom the bound leaves in the running; and at last what the bound for the way to work was too high.
 */
export class Scorer {
  private readonly language: LanguagePoints | null = null;
  private readonly packages: PackagePoints | null = null;
  private readonly commute: CommutePoints | null = null;
  private readonly hours: HoursPoints | null = null;
  private readonly goals: JobGoalPoints | null = null;
  private readonly credentials: CredentialsPoints | null = null;
  /** factors that look at one class, those added for everybody first */
  private readonly first: FactorPoints[] = [];
  private readonly others: FactorPoints[] = [];
  /** of the others those whose answers are not kept: asking takes longest, so the fewest people are asked about */
  private readonly anew: FactorPoints[] = [];
  private readonly projecting: boolean;
  /** the most that the other factors can add to a bound */
  readonly open: number = 0;
  /** the part of it that is asked anew */
  readonly openAnew: number = 0;
  /** people's classes looked up so far */
  lookups = 0;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly plan: OpeningPlan,
    { reach }: Pick<Eligible, 'reach'>,
    book: FactorBook,
  ) {
    const { words, facets } = columns;
    const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
    if (language) this.language = new LanguagePoints(facets.languages, book, language, words);
    if (branchepakke) this.packages = new PackagePoints(facets.packages, book, branchepakke, words);
    if (commute && reach) this.commute = new CommutePoints(columns, book, commute, reach);
    if (hours) this.hours = new HoursPoints(facets.hours, book, hours, words);
    if (jobGoal) this.goals = new JobGoalPoints(facets.goals, book, jobGoal, words);
    if (competencies && competencies.credentials.length > 0) {
      this.credentials = new CredentialsPoints(facets.credentials, book, competencies, words);
    }
    this.projecting = plan.context.policy.projection.use;
    // a projection may be worth more than the class says, so there the whole points are the bound
    const known = this.commute ? 2 : 3;
    for (const factor of [this.packages, this.language, this.credentials, this.goals, this.hours]) {
      if (!factor) continue;
      if (this.projecting || (this.first.length < known && !factor.isAnew)) this.first.push(factor);
      else {
        (factor.isAnew ? this.anew : this.others).push(factor);
        this.open += factor.most;
        if (factor.isAnew) this.openAnew += factor.most;
      }
    }
  }

  /** Numbers of rows read to answer for classes so far. */
  get rowsRead(): number {
    let rows = this.commute?.rowsRead ?? 0;
    for (const { rowsRead } of this.first) rows += rowsRead;
    for (const { rowsRead } of this.others) rows += rowsRead;
    for (const { rowsRead } of this.anew) rows += rowsRead;
    return rows;
  }

  /**
   * Writes everybody's bound by place, and the part of it that is only a bound for the way to work; `open` is what may come
   * on top. The slots ascend and can all get there.
   */
  bounds(bounds: Int16Array, ways: Int16Array, slots: Int32Array, count: number): void {
    if (this.commute) {
      this.commute.bounds(ways, slots, count);
      bounds.set(ways.subarray(0, count));
    } else bounds.fill(0, 0, count);
    for (const factor of this.first) factor.addTo(bounds, slots, count);
    this.lookups += this.first.length * count + (this.commute?.waysRead ?? 0);
    if (!this.projecting) return;
    for (let place = 0; place < count; place++) {
      const slot = slots[place]!;
      if (!this.columns.hasPace(slot)) continue;
      if (this.language) bounds[place]! += this.languageOf(this.language, slot) - this.language.of(slot);
      if (this.packages) bounds[place]! += this.packagesOf(this.packages, slot) - this.packages.of(slot);
    }
  }

  /** Adds the other factors to bounds, but for those asked anew. */
  addOthers(bounds: Int16Array, slots: Int32Array, count: number): void {
    for (const factor of this.others) factor.addTo(bounds, slots, count);
    this.lookups += this.others.length * count;
  }

  /** Adds the factors asked anew. */
  addAnew(bounds: Int16Array, slots: Int32Array, count: number): void {
    for (const factor of this.anew) factor.addTo(bounds, slots, count);
    this.lookups += this.anew.length * count;
  }

  /** By how much the bound for the way to work was too high. */
  overrated(slot: number, way: number): number {
    if (!this.commute) return 0;
    this.lookups++;
    return way - this.commute.of(slot);
  }

  /** Points of a slot beside those for tasks. */
  rest(slot: number): number {
    let points = 0;
    if (this.packages) points += this.packagesOf(this.packages, slot);
    if (this.commute) points += this.commute.of(slot);
    if (this.language) points += this.languageOf(this.language, slot);
    if (this.credentials) points += this.credentials.of(slot);
    if (this.goals) points += this.goals.of(slot);
    if (this.hours) points += this.hours.of(slot);
    return points;
  }

  /** Points by factor of a slot with that total; a factor the opening says nothing about is missing. */
  byFactor(slot: number, total: number): Partial<Record<FactorCode, number>> {
    const { language, packages, commute, hours, goals } = this;
    const { competencies } = this.plan.factors;
    // what nearly all openings ask about, in one piece; what is left in the end stands at the competencies
    if (competencies && language && packages && commute && hours && goals) {
      const all = {
        competencies: total,
        language: this.languageOf(language, slot),
        branchepakke: this.packagesOf(packages, slot),
        commute: commute.of(slot),
        hours: hours.of(slot),
        job_goal: goals.of(slot),
      };
      all.competencies -= all.language + all.branchepakke + all.commute + all.hours + all.job_goal;
      return all;
    }
    const points: Partial<Record<FactorCode, number>> = {};
    let left = total;
    // its place among the factors
    if (competencies) points.competencies = total;
    if (language) left -= points.language = this.languageOf(language, slot);
    if (packages) left -= points.branchepakke = this.packagesOf(packages, slot);
    if (commute) left -= points.commute = commute.of(slot);
    if (hours) left -= points.hours = hours.of(slot);
    if (goals) left -= points.job_goal = goals.of(slot);
    if (competencies) points.competencies = left;
    return points;
  }

  /** Where the policy scores projections, people with a pace are scored by the rule itself. */
  private languageOf(language: LanguagePoints, slot: number): number {
    if (this.projecting && this.columns.hasPace(slot)) {
      return scoreLanguage(this.plan.factors.language!, this.columns.facts[slot]!).part.points;
    }
    return language.of(slot);
  }

  private packagesOf(packages: PackagePoints, slot: number): number {
    if (this.projecting && this.columns.hasPace(slot)) {
      return scoreBranchepakke(this.plan.factors.branchepakke!, this.columns.facts[slot]!).part.points;
    }
    return packages.of(slot);
  }
}
