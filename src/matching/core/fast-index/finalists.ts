/**
 * People in the running for one list, a batch at a time. Each step asks one thing of the whole batch before the next begins:
 * then many of the numbers that lie far away are on their way at once, where asking person by person would wait for each.
 */
import type { OpeningPlan } from '../opening-plan';
import { mixDraws } from '../rank-order';
import { BUCKET, type LineUp } from './line-up';
import { type PeopleColumns, WAIT_UNKNOWN } from './people/people-columns';
import type { Scorer } from './points/scorer';
import type { TaskPoints } from './points/task-points';
import type { TopList } from './collections/top-list';

/** A key is total × 2^39 + (2^27 − 1 − waiting) × 2^12 + (2^12 − 1 − upper bits of the draw): 53 bits, a whole double. */
const WAITING = WAIT_UNKNOWN + 1;
const DRAW_BITS = 12;
const DRAWS = 2 ** DRAW_BITS;
const TOTAL = WAITING * DRAWS;

/** The total in a key. */
export function totalOf(key: number): number {
  return Math.floor(key / TOTAL);
}

/** People of a batch. */
const BATCH = 256;

/** Room for a batch, used again from one question to the next. */
export class BatchRoom {
  readonly slots = new Int32Array(BATCH);
  readonly sums = new Int16Array(BATCH);
  readonly ways = new Int16Array(BATCH);
}

/** Works out points of people as far as they can still reach the list, and offers them to it. */
export class Finalists {
  /** people asked about, and those who came as far as the wait and the draw */
  looked = 0;
  scored = 0;
  /** total and wait of the last place of the list; 0 = it is not full */
  private least = 0;
  private leastWait = 0;
  private count = 0;

  constructor(
    private readonly plan: OpeningPlan,
    private readonly columns: PeopleColumns,
    private readonly tasks: TaskPoints,
    private readonly scorer: Scorer,
    private readonly top: TopList,
    private readonly room: BatchRoom,
  ) {
    this.raise();
  }

  /** A bound below this cannot reach the list any more. */
  get floor(): number {
    return this.least - this.tasks.most - this.scorer.open;
  }

  /**
   * Works out the people at these places, about those with the highest bounds first.
   *
   * @param first people of the first batch: while the list is not full everybody is worked out
   */
  takeAll({ slots, bounds, ways }: LineUp, places: Int32Array, first = BATCH): void {
    const { room } = this;
    for (let next = 0, most = Math.min(first, BATCH); next < places.length; most = BATCH) {
      const end = Math.min(places.length, next + most);
      const { floor } = this;
      if (bounds[places[next]!]! + BUCKET <= floor) return;
      this.count = 0;
      for (; next < end; next++) {
        const place = places[next]!;
        const bound = bounds[place]!;
        if (bound < floor) continue;
        const slot = slots[place]!;
        if (bound === floor && this.wait(slot) < this.leastWait) continue;
        room.slots[this.count] = slot;
        room.sums[this.count] = bound;
        room.ways[this.count++] = ways[place]!;
      }
      if (this.count === 0) continue;
      this.narrow();
      this.workOut();
    }
  }

  /** Asks the other factors about the batch; whoever falls behind drops out. */
  private narrow(): void {
    const { tasks, scorer } = this;
    const { slots, sums } = this.room;
    this.looked += this.count;
    scorer.addOthers(sums, slots, this.count);
    if (scorer.openAnew > 0) {
      this.keepBest(scorer.openAnew + tasks.most);
      scorer.addAnew(sums, slots, this.count);
    }
    this.keepBest(tasks.most);
  }

  private workOut(): void {
    const { tasks, scorer } = this;
    const { slots, sums, ways } = this.room;
    tasks.bringNear(slots, this.count);
    for (let at = 0; at < this.count; at++) {
      const slot = slots[at]!;
      if (sums[at]! + tasks.most < this.least) continue;
      // few come further than this, and the way of fewer is not as good as the bound for it
      const sum = sums[at]! + tasks.boundOf(slot);
      if (sum < this.least) continue;
      const overrated = scorer.overrated(slot, ways[at]!);
      if (sum - overrated >= this.least) this.offer(slot, sums[at]! - overrated + tasks.of(slot));
    }
  }

  private offer(slot: number, total: number): void {
    if (total < this.least) return;
    this.scored++;
    const mixed = mixDraws(this.columns.draw[slot]!, this.plan.opening.draw) >>> (32 - DRAW_BITS);
    const key = total * TOTAL + this.wait(slot) * DRAWS + (DRAWS - 1 - mixed);
    if (key < this.top.threshold) return;
    this.top.offer(slot, key);
    this.raise();
  }

  /** The larger, the longer somebody has waited. */
  private wait(slot: number): number {
    return WAITING - 1 - this.columns.waiting[slot]!;
  }

  private raise(): void {
    const { threshold } = this.top;
    if (threshold <= 0) return;
    this.least = totalOf(threshold);
    this.leastWait = Math.floor((threshold - this.least * TOTAL) / DRAWS);
  }

  /** Keeps those who can still reach the list with all that is open; who can only draw level needs the longer wait. */
  private keepBest(open: number): void {
    const { slots, sums, ways } = this.room;
    const floor = this.least - open;
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      const slot = slots[at]!;
      const sum = sums[at]!;
      slots[kept] = slot;
      ways[kept] = ways[at]!;
      sums[kept] = sum;
      if (sum > floor || (sum === floor && this.wait(slot) >= this.leastWait)) kept++;
    }
    this.count = kept;
  }
}
