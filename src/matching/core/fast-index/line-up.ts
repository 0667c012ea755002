/** The eligible of one question side by side, in the order of their slots: their numbers fit where memory is near. */
import { FULL_POINTS } from '../points';
import type { Eligible } from './eligible';
import { slotsOf } from './collections/slot-bits';

/** Points of a bucket as a power of two. */
const BUCKET_BITS = 5;
/** Bounds in order differ by less than so much from their neighbours. */
export const BUCKET = 1 << BUCKET_BITS;
/** People by whom a bound is estimated. */
const SAMPLE = 4096;

/** People by place. Keeps its arrays from one question to the next. */
export class LineUp {
  count = 0;
  /** the slot of each place */
  slots = new Int32Array(0);
  /** the most each can have of what was looked at, and the part of it that is a bound for the way to work */
  bounds = new Int16Array(0);
  ways = new Int16Array(0);
  private places = new Int32Array(0);
  private order = new Int32Array(0);
  private readonly buckets = new Int32Array((FULL_POINTS >> BUCKET_BITS) + 2);

  /** Gives everybody eligible a place. */
  fill({ bits, runs, count }: Pick<Eligible, 'bits' | 'runs' | 'count'>): void {
    if (this.slots.length < count) {
      const room = count + (count >> 3);
      this.slots = new Int32Array(room);
      this.bounds = new Int16Array(room);
      this.ways = new Int16Array(room);
    }
    this.count = slotsOf(bits, runs, this.slots);
  }

  /** A bound that about so many people reach, rounded down to a whole bucket; 0 when there are fewer. */
  boundOfTheBest(people: number): number {
    const { buckets, bounds, count } = this;
    const step = Math.max(1, Math.floor(count / SAMPLE));
    buckets.fill(0);
    for (let place = 0; place < count; place += step) buckets[bounds[place]! >> BUCKET_BITS]!++;
    let bucket = buckets.length - 1;
    for (let seen = buckets[bucket]!; seen * step < people && bucket > 0; seen += buckets[bucket]!) bucket--;
    return bucket << BUCKET_BITS;
  }

  /** The places with bounds from `from` up to `below`, about the highest first. Right until the next call. */
  ordered(from: number, below: number): Int32Array {
    const { buckets, bounds } = this;
    const found = this.gather(from, below);
    const order = this.orderOf(found);
    const { places } = this;
    buckets.fill(0);
    for (let at = 0; at < found; at++) buckets[bounds[places[at]!]! >> BUCKET_BITS]!++;
    this.countsToStarts();
    for (let at = 0; at < found; at++) order[buckets[bounds[places[at]!]! >> BUCKET_BITS]!++] = places[at]!;
    return order.subarray(0, found);
  }

  /** All places, about the highest bounds first: quicker where few people are many of those to be looked at. */
  allOrdered(): Int32Array {
    const { buckets, bounds, count } = this;
    const order = this.orderOf(count);
    buckets.fill(0);
    for (let place = 0; place < count; place++) buckets[bounds[place]! >> BUCKET_BITS]!++;
    this.countsToStarts();
    for (let place = 0; place < count; place++) order[buckets[bounds[place]! >> BUCKET_BITS]!++] = place;
    return order.subarray(0, count);
  }

  /** Room for an order of so many. */
  private orderOf(people: number): Int32Array {
    if (this.order.length < people) this.order = new Int32Array(people + (people >> 3));
    return this.order;
  }

  /** Turns the people of each bucket into those of the buckets above it. */
  private countsToStarts(): void {
    const { buckets } = this;
    for (let bucket = buckets.length - 1, before = 0; bucket >= 0; bucket--) {
      const people = buckets[bucket]!;
      buckets[bucket] = before;
      before += people;
    }
  }

  /** Writes the places with bounds in between. */
  private gather(from: number, below: number): number {
    const { bounds, count } = this;
    if (this.places.length < count) this.places = new Int32Array(count + (count >> 3));
    const { places } = this;
    let found = 0;
    for (let place = 0; place < count; place++) {
      const bound = bounds[place]!;
      places[found] = place;
      // one more when neither difference is negative: no branch, since nobody could guess it
      found += 1 + (((bound - from) | (below - 1 - bound)) >> 31);
    }
    return found;
  }
}
