/** The eligible of one question side by side, in the order of their slots: their numbers fit where memory is near. */
import { FULL_POINTS } from '../points';
import type { Eligible } from './eligible';
import { slotsOf } from './slot-bits';

/** Points of a bucket as a power of two. */
const BUCKET_BITS = 5;

/** People by place. Keeps its arrays from one question to the next. */
export class LineUp {
  count = 0;
  /** the slot of each place */
  slots = new Int32Array(0);
  /** the most each can have of what was looked at, and the part of it that is a bound for the way to work */
  bounds = new Int16Array(0);
  ways = new Int16Array(0);
  private order = new Int32Array(0);
  private readonly buckets = new Int32Array((FULL_POINTS >> BUCKET_BITS) + 2);

  /** Gives everybody eligible a place. */
  fill({ bits, runs, count }: Eligible): void {
    if (this.slots.length < count) {
      const room = count + (count >> 3);
      this.slots = new Int32Array(room);
      this.bounds = new Int16Array(room);
      this.ways = new Int16Array(room);
    }
    this.count = slotsOf(bits, runs, this.slots);
  }

  /** Counts people by their bounds; before `boundOfTheBest` and `ordered`. */
  countBounds(): void {
    const { buckets, bounds, count } = this;
    buckets.fill(0);
    for (let place = 0; place < count; place++) buckets[bounds[place]! >> BUCKET_BITS]!++;
  }

  /** A bound that about so many people reach, rounded down to a whole bucket. */
  boundOfTheBest(people: number): number {
    const { buckets } = this;
    let bucket = buckets.length - 1;
    for (let count = buckets[bucket]!; count < people && bucket > 0; count += buckets[bucket]!) bucket--;
    return bucket << BUCKET_BITS;
  }

  /**
   * The places with bounds from `from` up to `below` (a whole bucket), rounded outwards to whole buckets at `from`: highest
   * bucket first, in one bucket by place. Right until the next call.
   */
  ordered(from: number, below: number): Int32Array {
    const { buckets, bounds, count } = this;
    const [least, most] = [Math.max(0, from >> BUCKET_BITS), (below >> BUCKET_BITS) - 1];
    let total = 0;
    for (let bucket = most; bucket >= least; bucket--) {
      const people = buckets[bucket]!;
      buckets[bucket] = total;
      total += people;
    }
    if (this.order.length < total) this.order = new Int32Array(total + (total >> 3));
    const { order } = this;
    const [first, last] = [least << BUCKET_BITS, (most + 1) << BUCKET_BITS];
    for (let place = 0; place < count; place++) {
      const bound = bounds[place]!;
      if (bound >= first && bound < last) order[buckets[bound >> BUCKET_BITS]!++] = place;
    }
    return order.subarray(0, total);
  }
}
