/** The best people for one opening: gates, then points, most of which are never worked out for most people. */
import type { TravelModel } from '../facts';
import { scoreBranchepakke } from '../factors/branchepakke.factor';
import { scoreLanguage } from '../factors/language.factor';
import type { OpeningPlan } from '../opening-plan';
import { mixDraws } from '../rank-order';
import type { FactorCode } from '../result';
import {
  commutePointsByClass,
  credentialsPoints,
  hoursPoints,
  jobGoalPoints,
  languagePoints,
  packagePoints,
  type RowPoints,
} from './class-points';
import { type Eligible, EligibleFinder } from './eligible';
import type { FacetName } from './facets';
import { type FacetColumn, type PeopleColumns, WAIT_UNKNOWN } from './people-columns';
import type { SlotRange } from './posting-store';
import { TaskPoints } from './task-points';
import { TopList } from './top-list';

/** A key is total × 2^39 + (2^27 − 1 − waiting) × 2^12 + (2^12 − 1 − upper bits of the draw): 53 bits, a whole double. */
const WAITING = WAIT_UNKNOWN + 1;
const DRAW_BITS = 12;
const DRAWS = 2 ** DRAW_BITS;
const TOTAL = WAITING * DRAWS;

/** How much work the last search was. */
export interface SearchCounters {
  eligible: number;
  /** words of bitmaps inside the runs, once for each gate with somebody to exclude or to ask */
  bitmapWords: number;
  /** entries of competency lists */
  postings: number;
  /** people whose points beside the tasks were looked at */
  looked: number;
  /** people whose points were worked out in full */
  scored: number;
}

/** What a search finds. */
export interface Found {
  eligible: Eligible;
  /** the best, in order */
  slots: number[];
  /** the points behind the order */
  scorer: Scorer;
}

/** Bits of a remembered number for the points (at most 10 000); the question's turn stands above them. */
const POINT_BITS = 14;
const POINT_MASK = (1 << POINT_BITS) - 1;
const TURNS = 1 << (31 - POINT_BITS);

/** Points by class, remembered for one question. */
class Remembered {
  /** turn and points by class */
  values = new Int32Array(0);
  private turn = 0;

  /** Forgets the last question; returns what stands above the points of this one. */
  begin(classes: number): number {
    if (this.values.length < classes) this.values = new Int32Array(classes + (classes >> 2));
    if (++this.turn === TURNS) {
      this.values.fill(0);
      this.turn = 1;
    }
    return this.turn << POINT_BITS;
  }
}

/** Points of one facet: a table that fills as classes come up. */
class FacetPoints {
  private readonly classes: Int32Array;
  private readonly data: Int32Array;
  private readonly starts: Int32Array;
  private readonly known: Int32Array;
  private readonly turn: number;

  constructor(
    { classes, rows }: FacetColumn,
    private readonly rule: RowPoints,
    readonly most: number,
    remembered: Remembered,
  ) {
    this.classes = classes;
    this.data = rows.data;
    this.starts = rows.starts;
    this.turn = remembered.begin(rows.size);
    this.known = remembered.values;
  }

  of(slot: number): number {
    const own = this.classes[slot]!;
    const known = this.known[own]!;
    if (known >= this.turn) return known & POINT_MASK;
    const points = this.rule(this.data, this.starts[own]!, this.starts[own + 1]!);
    this.known[own] = this.turn | points;
    return points;
  }
}

/** Arrays that are used again from one question to the next. */
class Scratch {
  commute = new Int32Array(0);
  private readonly byFacet = new Map<FacetName, Remembered>();

  of(name: FacetName): Remembered {
    let remembered = this.byFacet.get(name);
    if (!remembered) this.byFacet.set(name, (remembered = new Remembered()));
    return remembered;
  }

  /** Zeroes for each class of travel. */
  travel(classes: number): Int32Array {
    if (this.commute.length < classes) this.commute = new Int32Array(classes + (classes >> 2));
    else this.commute.fill(0, 0, classes);
    return this.commute;
  }
}

/** One opening's points for any slot. */
export class Scorer {
  private readonly language: FacetPoints | undefined;
  private readonly packages: FacetPoints | undefined;
  private readonly credentials: FacetPoints | undefined;
  private readonly hours: FacetPoints | undefined;
  private readonly goals: FacetPoints | undefined;
  private readonly travel: Int32Array;
  private readonly commute: Int32Array | undefined;
  private readonly tasks: Int32Array;
  private readonly projecting: boolean;
  /** the most that commute, credentials, language, branchepakke, hours and job goal can add */
  readonly rest: number;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly plan: OpeningPlan,
    eligible: Eligible,
    tasks: TaskPoints,
    scratch: Scratch,
  ) {
    const { words } = columns;
    const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = plan.factors;
    const facet = (name: FacetName, rule: RowPoints | undefined, most = 0): FacetPoints | undefined =>
      rule && new FacetPoints(columns.facets[name], rule, most, scratch.of(name));
    const credentialsMost = competencies?.credentials.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    this.credentials = facet('credentials', credentialsPoints(plan, words), credentialsMost);
    this.language = facet('languages', languagePoints(plan, words), language?.maxPoints);
    this.packages = facet('packages', packagePoints(plan, words), branchepakke?.maxPoints);
    this.hours = facet('hours', hoursPoints(plan, words), hours?.maxPoints);
    this.goals = facet('goals', jobGoalPoints(plan, words), jobGoal?.maxPoints);
    const { classes, rows } = columns.facets.travel;
    this.travel = classes;
    if (commute && eligible.reach) {
      this.commute = scratch.travel(rows.size);
      commutePointsByClass(plan, eligible.reach, rows, words, this.commute);
    }
    this.tasks = tasks.points;
    this.projecting = plan.context.policy.projection.use;
    const facets = [this.credentials, this.language, this.packages, this.hours, this.goals];
    this.rest = (commute?.maxPoints ?? 0) + facets.reduce((sum, one) => sum + (one?.most ?? 0), 0);
  }

  /** All points of a slot, or -1 when it is found on the way that they stay below `least`. */
  total(slot: number, least: number): number {
    let points = this.tasks[slot]!;
    let open = this.rest;
    if (this.commute) {
      points += this.commute[this.travel[slot]!]!;
      open -= this.plan.factors.commute!.maxPoints;
      if (points + open < least) return -1;
    }
    if (this.packages) {
      points += this.packagesOf(slot);
      open -= this.packages.most;
      if (points + open < least) return -1;
    }
    if (this.language) {
      points += this.languageOf(slot);
      open -= this.language.most;
      if (points + open < least) return -1;
    }
    if (this.credentials) points += this.credentials.of(slot);
    if (this.hours) points += this.hours.of(slot);
    if (this.goals) points += this.goals.of(slot);
    return points;
  }

  /** Points of a slot by factor; a factor the opening says nothing about is missing. */
  byFactor(slot: number): Partial<Record<FactorCode, number>> {
    const { competencies, language, branchepakke, commute, hours, job_goal: jobGoal } = this.plan.factors;
    const points: Partial<Record<FactorCode, number>> = {};
    if (competencies) points.competencies = this.tasks[slot]! + (this.credentials?.of(slot) ?? 0);
    if (language) points.language = this.languageOf(slot);
    if (branchepakke) points.branchepakke = this.packagesOf(slot);
    if (commute) points.commute = this.commute?.[this.travel[slot]!] ?? 0;
    if (hours) points.hours = this.hours?.of(slot) ?? 0;
    if (jobGoal) points.job_goal = this.goals?.of(slot) ?? 0;
    return points;
  }

  /** Where the policy scores projections, people with a pace are scored by the rule itself. */
  private languageOf(slot: number): number {
    if (this.projecting && this.columns.progress[slot] === 1) {
      return scoreLanguage(this.plan.factors.language!, this.columns.facts[slot]!).part.points;
    }
    return this.language!.of(slot);
  }

  private packagesOf(slot: number): number {
    if (this.projecting && this.columns.progress[slot] === 1) {
      return scoreBranchepakke(this.plan.factors.branchepakke!, this.columns.facts[slot]!).part.points;
    }
    return this.packages!.of(slot);
  }
}

/** Answers for one set of columns. */
export class Search {
  readonly counters: SearchCounters = { eligible: 0, bitmapWords: 0, postings: 0, looked: 0, scored: 0 };
  readonly finder: EligibleFinder;
  private readonly tasks = new TaskPoints();
  private readonly scratch = new Scratch();

  constructor(
    readonly columns: PeopleColumns,
    travel: TravelModel,
  ) {
    this.finder = new EligibleFinder(columns, travel);
  }

  /** Only who may be listed, without points. */
  eligible(plan: OpeningPlan): Eligible {
    return this.finder.find(plan);
  }

  /** The best `limit` of the eligible. */
  best(plan: OpeningPlan, limit: number): Found {
    const eligible = this.finder.find(plan);
    const scorer = this.scorer(plan, eligible, limit > 0 ? eligible.runs : []);
    const top = new TopList(limit, this.tieBreak(plan));
    if (limit > 0) this.collect(plan, eligible, scorer, top);
    return { eligible, slots: top.ranked(), scorer };
  }

  /** Points of everybody in the ranges, excluded or not. */
  scorer(plan: OpeningPlan, eligible: Eligible, runs: readonly SlotRange[]): Scorer {
    this.tasks.fill(plan, this.columns, runs);
    return new Scorer(this.columns, plan, eligible, this.tasks, this.scratch);
  }

  /** The place of a slot with that many points as one number; the larger one stands first. Equal for few. */
  key(plan: OpeningPlan, slot: number, total: number): number {
    const { waiting, draw } = this.columns;
    const mixed = mixDraws(draw[slot]!, plan.opening.draw) >>> (32 - DRAW_BITS);
    return total * TOTAL + (WAITING - 1 - waiting[slot]!) * DRAWS + (DRAWS - 1 - mixed);
  }

  /** Orders two slots with equal keys. */
  tieBreak(plan: OpeningPlan): (a: number, b: number) => boolean {
    const { draw, facts } = this.columns;
    return (a, b) => {
      const mixedA = mixDraws(draw[a]!, plan.opening.draw);
      const mixedB = mixDraws(draw[b]!, plan.opening.draw);
      return mixedA !== mixedB ? mixedA < mixedB : facts[a]!.id < facts[b]!.id;
    };
  }

  private collect(plan: OpeningPlan, { bits, runs, count }: Eligible, scorer: Scorer, top: TopList): void {
    const { points } = this.tasks;
    const { counters } = this;
    counters.eligible = count;
    counters.postings = this.tasks.read;
    counters.looked = 0;
    counters.scored = 0;
    let least = 0;
    let floor = -scorer.rest;
    for (const { from, to } of runs) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
          const slot = (word << 5) + 31 - Math.clz32(rest & -rest);
          if (points[slot]! < floor) continue;
          counters.looked++;
          const total = scorer.total(slot, least);
          if (total < least) continue;
          counters.scored++;
          const key = this.key(plan, slot, total);
          if (key < top.threshold) continue;
          top.offer(slot, key);
          const { threshold } = top;
          if (threshold > 0) {
            least = Math.floor(threshold / TOTAL);
            floor = least - scorer.rest;
          }
        }
      }
    }
  }
}
