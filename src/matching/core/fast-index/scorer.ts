/** One opening's points for people by slot. */
import { scoreBranchepakke } from '../factors/branchepakke.factor';
import { scoreLanguage } from '../factors/language.factor';
import type { OpeningPlan } from '../opening-plan';
import type { FactorCode } from '../result';
import { ClassMemory } from './class-memory';
import { CommutePoints, LanguagePoints, PackagePoints } from './class-points';
import type { Eligible } from './eligible';
import type { PeopleColumns } from './people-columns';
import { CredentialsPoints, HoursPoints, JobGoalPoints } from './wish-points';

/** Memories that are used again from one question to the next. */
export class ScorerMemory {
  readonly travel = new ClassMemory();
  readonly languages = new ClassMemory();
  readonly packages = new ClassMemory();
  readonly hours = new ClassMemory();
  readonly goals = new ClassMemory();
  readonly credentials = new ClassMemory();
}

/** Points of any slot, given its points for tasks. Right until the next question. */
export class Scorer {
  private readonly language: LanguagePoints | null = null;
  private readonly packages: PackagePoints | null = null;
  private readonly commute: CommutePoints | null = null;
  private readonly hours: HoursPoints | null = null;
  private readonly goals: JobGoalPoints | null = null;
  private readonly credentials: CredentialsPoints | null = null;
  private readonly projecting: boolean;
  /** the most that all factors beside the tasks can add */
  readonly rest: number;
  /** classes looked up so far */
  lookups = 0;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly plan: OpeningPlan,
    { reach }: Pick<Eligible, 'reach'>,
    private readonly memory: ScorerMemory,
  ) {
    const { words, facets } = columns;
    const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
    if (language) this.language = new LanguagePoints(facets.languages, memory.languages, language, words);
    if (branchepakke) this.packages = new PackagePoints(facets.packages, memory.packages, branchepakke, words);
    if (commute && reach) {
      this.commute = new CommutePoints(facets.travel, memory.travel, commute, words, reach);
    }
    if (hours) this.hours = new HoursPoints(facets.hours, memory.hours, hours, words);
    if (jobGoal) this.goals = new JobGoalPoints(facets.goals, memory.goals, jobGoal, words);
    if (competencies && competencies.credentials.length > 0) {
      this.credentials = new CredentialsPoints(facets.credentials, memory.credentials, competencies, words);
    }
    this.projecting = plan.context.policy.projection.use;
    const factors = [this.language, this.packages, this.commute, this.hours, this.goals, this.credentials];
    this.rest = factors.reduce((sum, factor) => sum + (factor?.most ?? 0), 0);
  }

  /** Numbers of rows read to answer for classes so far. */
  get rowsRead(): number {
    const { packages, commute, language, credentials, goals, hours, memory } = this;
    let read = 0;
    if (packages) read += memory.packages.read;
    if (commute) read += memory.travel.read;
    if (language) read += memory.languages.read;
    if (credentials) read += memory.credentials.read;
    if (goals) read += memory.goals.read;
    if (hours) read += memory.hours.read;
    return read;
  }

  /** All points of a slot, or -1 when it is found on the way that they stay below `least`. */
  total(slot: number, tasks: number, least: number): number {
    let points = tasks;
    let open = this.rest;
    if (this.packages) {
      this.lookups++;
      points += this.packagesOf(this.packages, slot);
      open -= this.packages.most;
      if (points + open < least) return -1;
    }
    if (this.commute) {
      this.lookups++;
      points += this.commute.of(slot);
      open -= this.commute.most;
      if (points + open < least) return -1;
    }
    if (this.language) {
      this.lookups++;
      points += this.languageOf(this.language, slot);
      open -= this.language.most;
      if (points + open < least) return -1;
    }
    if (this.credentials) {
      this.lookups++;
      points += this.credentials.of(slot);
      open -= this.credentials.most;
      if (points + open < least) return -1;
    }
    if (this.goals) {
      this.lookups++;
      points += this.goals.of(slot);
      open -= this.goals.most;
      if (points + open < least) return -1;
    }
    if (!this.hours) return points;
    this.lookups++;
    return points + this.hours.of(slot);
  }

  /** Points of a slot by factor; a factor the opening says nothing about is missing. */
  byFactor(slot: number, tasks: number): Partial<Record<FactorCode, number>> {
    const points: Partial<Record<FactorCode, number>> = {};
    if (this.plan.factors.competencies) {
      points.competencies = tasks + (this.credentials?.of(slot) ?? 0);
    }
    if (this.language) points.language = this.languageOf(this.language, slot);
    if (this.packages) points.branchepakke = this.packagesOf(this.packages, slot);
    if (this.commute) points.commute = this.commute.of(slot);
    if (this.hours) points.hours = this.hours.of(slot);
    if (this.goals) points.job_goal = this.goals.of(slot);
    return points;
  }

  /** Where the policy scores projections, people with a pace are scored by the rule itself. */
  private languageOf(language: LanguagePoints, slot: number): number {
    if (this.projecting && this.columns.progress[slot] === 1) {
      return scoreLanguage(this.plan.factors.language!, this.columns.facts[slot]!).part.points;
    }
    return language.of(slot);
  }

  private packagesOf(packages: PackagePoints, slot: number): number {
    if (this.projecting && this.columns.progress[slot] === 1) {
      return scoreBranchepakke(this.plan.factors.branchepakke!, this.columns.facts[slot]!).part.points;
    }
    return packages.of(slot);
  }
}
