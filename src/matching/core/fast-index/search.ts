/** The best people for one opening: gates, then points, most of which are never worked out for most people. */
import type { TravelModel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { FULL_POINTS } from '../points';
import { mixDraws } from '../rank-order';
import { type Eligible, EligibleFinder } from './eligible';
import { type PeopleColumns, WAIT_UNKNOWN } from './people-columns';
import type { SlotRange } from './posting-store';
import { Scorer, ScorerMemory } from './scorer';
import { TaskPoints } from './task-points';
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
  /** words of bitmaps, and classes of travel */
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

/** Answers for one set of columns. */
export class Search {
  readonly counters: SearchCounters = { eligible: 0, bitmapWords: 0, postings: 0, looked: 0, scored: 0 };
  readonly finder: EligibleFinder;
  private readonly tasks = new TaskPoints();
  private readonly memory = new ScorerMemory();
  /** the eligible of the question at hand, and their points for tasks */
  private slots = new Int32Array(0);
  private gathered = new Int16Array(0);
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
    const scorer = this.scorer(plan, eligible, limit > 0 ? eligible.runs : []);
    const top = new TopList(limit, this.tieBreak(plan));
    if (limit > 0) this.collect(plan, eligible, scorer, top, limit);
    return { eligible, slots: top.ranked(), scorer };
  }

  /** Points of everybody in the ranges, excluded or not. */
  scorer(plan: OpeningPlan, eligible: Eligible, runs: readonly SlotRange[]): Scorer {
    this.tasks.fill(plan, this.columns, runs);
    return new Scorer(this.columns, plan, eligible, this.tasks, this.memory);
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
    const { counters } = this;
    counters.eligible = eligible.count;
    counters.bitmapWords = eligible.words;
    counters.postings = this.tasks.read;
    counters.looked = 0;
    counters.scored = 0;
    this.gather(eligible);
    // those with the most points for tasks first: the list is soon good enough to pass most of the others over
    const first = eligible.count > 4 * limit ? this.pointsOfTheBest(2 * limit) : 0;
    if (first > 0) this.offer(plan, eligible.count, scorer, top, first, Infinity);
    this.offer(plan, eligible.count, scorer, top, 0, first > 0 ? first : Infinity);
  }

  /** Writes the eligible side by side with their points for tasks, and counts them by bucket. */
  private gather({ bits, runs, count }: Eligible): void {
    if (this.slots.length < count) {
      this.slots = new Int32Array(count + (count >> 2));
      this.gathered = new Int16Array(this.slots.length);
    }
    const { slots, gathered, buckets } = this;
    const { points } = this.tasks;
    buckets.fill(0);
    let at = 0;
    for (const run of runs) {
      const end = (run.to + 31) >> 5;
      for (let word = run.from >> 5; word < end; word++) {
        for (let left = bits[word]!; left !== 0; left &= left - 1) {
          const slot = (word << 5) + 31 - Math.clz32(left & -left);
          const own = points[slot]!;
          slots[at] = slot;
          gathered[at++] = own;
          buckets[own >> BUCKET_BITS]!++;
        }
      }
    }
  }

  /** Offers everybody whose points for tasks are at least `from` and below `to`. */
  private offer(plan: OpeningPlan, count: number, scorer: Scorer, top: TopList, from: number, to: number): void {
    const { counters, gathered, slots } = this;
    let { threshold } = top;
    let least = threshold > 0 ? Math.floor(threshold / TOTAL) : 0;
    let floor = Math.max(from, least - scorer.rest);
    for (let at = 0; at < count; at++) {
      const tasks = gathered[at]!;
      if (tasks < floor || tasks >= to) continue;
      const slot = slots[at]!;
      counters.looked++;
      const total = scorer.total(slot, least);
      if (total < least) continue;
      counters.scored++;
      const key = this.key(plan, slot, total);
      if (key < threshold) continue;
      top.offer(slot, key);
      threshold = top.threshold;
      if (threshold > 0) {
        least = Math.floor(threshold / TOTAL);
        floor = Math.max(from, least - scorer.rest);
      }
    }
  }

  /** Points for tasks that about so many of the gathered reach, rounded down to a whole bucket. */
  private pointsOfTheBest(people: number): number {
    const { buckets } = this;
    let bucket = buckets.length - 1;
    for (let count = buckets[bucket]!; count < people && bucket > 0; count += buckets[bucket]!) bucket--;
    return bucket << BUCKET_BITS;
  }
}
