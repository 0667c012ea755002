/** The best people for one opening: gates, then points, most of which are never worked out for most people. */
import type { TravelModel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { FULL_POINTS } from '../points';
import { mixDraws } from '../rank-order';
import { type Eligible, EligibleFinder } from './eligible';
import { type PeopleColumns, WAIT_UNKNOWN } from './people-columns';
import { Scorer, ScorerMemory } from './scorer';
import { type Crowd, NOBODY, TaskPoints } from './task-points';
import { TopList } from './top-list';

/** A key is total × 2^39 + (2^27 − 1 − waiting) × 2^12 + (2^12 − 1 − upper bits of the draw): 53 bits, a whole double. */
const WAITING = WAIT_UNKNOWN + 1;
const DRAW_BITS = 12;
const DRAWS = 2 ** DRAW_BITS;
const TOTAL = WAITING * DRAWS;

/** Points of a bucket as a power of two. */
const BUCKET_BITS = 5;

/** How much work the last search was. */
export interface SearchCounters {
  eligible: number;
  /** words of bitmaps, and ends of stretches of reachable people */
  bitmapWords: number;
  /** answers of gates looked up for single people */
  gateLookups: number;
  /** entries of competency lists, and those of eligible people */
  postings: number;
  met: number;
  /** places written before the lists are read: one for each eligible and task */
  cleared: number;
  /** people whose points beside the tasks were looked at */
  looked: number;
  /** classes of factors looked up for them, and numbers of the rows that rules read to answer for those classes */
  lookups: number;
  rows: number;
  /** people whose points were worked out in full */
  scored: number;
}

/** What a search finds. */
export interface Found {
  eligible: Eligible;
  /** the best, in order: their places in `tasks` */
  places: number[];
  /** slots and points for tasks of the eligible */
  tasks: TaskPoints;
  /** the points behind the order */
  scorer: Scorer;
}

/** Answers for one set of columns. */
export class Search {
  readonly counters: SearchCounters = {
    eligible: 0,
    bitmapWords: 0,
    gateLookups: 0,
    postings: 0,
    met: 0,
    cleared: 0,
    looked: 0,
    lookups: 0,
    rows: 0,
    scored: 0,
  };
  readonly finder: EligibleFinder;
  /** of the people of the question at hand */
  readonly tasks = new TaskPoints();
  private readonly memory = new ScorerMemory();
  private readonly buckets = new Int32Array((FULL_POINTS >> BUCKET_BITS) + 1);

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
    const scorer = this.scorer(plan, eligible, limit > 0 ? eligible : NOBODY);
    const { tasks } = this;
    const before = this.tieBreak(plan);
    const top = new TopList(limit, (a, b) => before(tasks.slots[a]!, tasks.slots[b]!));
    if (limit > 0) this.collect(plan, eligible, scorer, top, limit);
    return { eligible, places: top.ranked(), tasks, scorer };
  }

  /** Points of everybody in a crowd, excluded or not; `tasks` are theirs from now on. */
  scorer(plan: OpeningPlan, eligible: Eligible, crowd: Crowd): Scorer {
    this.tasks.fill(plan, this.columns, crowd);
    return new Scorer(this.columns, plan, eligible, this.memory);
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

  private collect(plan: OpeningPlan, eligible: Eligible, scorer: Scorer, top: TopList, limit: number): void {
    const { counters, tasks } = this;
    counters.looked = 0;
    counters.scored = 0;
    // those with the most points for tasks first: the list is soon good enough to pass most of the others over
    const first = eligible.count > 4 * limit ? this.pointsOfTheBest(2 * limit) : 0;
    if (first > 0) this.offer(plan, scorer, top, first, Infinity);
    this.offer(plan, scorer, top, 0, first > 0 ? first : Infinity);
    counters.eligible = eligible.count;
    counters.bitmapWords = eligible.words;
    counters.gateLookups = eligible.lookups;
    const { read, met } = tasks.work;
    counters.postings = read;
    counters.met = met;
    counters.cleared = eligible.count * (plan.factors.competencies?.tasks.length ?? 0);
    counters.lookups = scorer.lookups;
    counters.rows = scorer.rowsRead;
  }

  /** Offers everybody whose points for tasks are at least `from` and below `to`. */
  private offer(plan: OpeningPlan, scorer: Scorer, top: TopList, from: number, to: number): void {
    const { counters } = this;
    const { points, slots, count } = this.tasks;
    let { threshold } = top;
    let least = threshold > 0 ? Math.floor(threshold / TOTAL) : 0;
    let floor = Math.max(from, least - scorer.rest);
    for (let place = 0; place < count; place++) {
      const tasks = points[place]!;
      if (tasks < floor || tasks >= to) continue;
      const slot = slots[place]!;
      counters.looked++;
      const total = scorer.total(slot, tasks, least);
      if (total < least) continue;
      counters.scored++;
      const key = this.key(plan, slot, total);
      if (key < threshold) continue;
      top.offer(place, key);
      threshold = top.threshold;
      if (threshold > 0) {
        least = Math.floor(threshold / TOTAL);
        floor = Math.max(from, least - scorer.rest);
      }
    }
  }

  /** Points for tasks that about so many reach, rounded down to a whole bucket. */
  private pointsOfTheBest(people: number): number {
    const { buckets } = this;
    const { points, count: everybody } = this.tasks;
    buckets.fill(0);
    for (let place = 0; place < everybody; place++) buckets[points[place]! >> BUCKET_BITS]!++;
    let bucket = buckets.length - 1;
    for (let count = buckets[bucket]!; count < people && bucket > 0; count += buckets[bucket]!) bucket--;
    return bucket << BUCKET_BITS;
  }
}
