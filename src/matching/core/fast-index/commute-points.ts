/** One opening's points for the way to work. */
import { type CommutePlan, commutePoints } from '../factors/commute.factor';
import { pointsFor } from '../points';
import { type FactorBook, NOT_ASKED } from './factor-book';
import type { PeopleColumns } from './people-columns';
import { TRAVEL_ROW } from './facets';
import { FASTEST_OPEN, FASTEST_UNKNOWN, type Reach } from './reach';
import { MINUTES_UNKNOWN } from './trip-table';

/**
 * Points of the commute factor, over the rows of `travel`. Hardly two people share one: so a bound is given to everybody who
 * leaves from the same place by the same modes, and the points themselves are worked out for the few who need them.
 */
export class CommutePoints {
  /** the most anybody can have */
  readonly most: number;
  /** numbers of rows read */
  rowsRead = 0;
  /** so that what was brought near counts as used */
  brought = 0;
  /** by minutes of the fastest way, the most that own limits leave of it */
  private readonly byMinutes: Int16Array;

  constructor(
    private readonly columns: PeopleColumns,
    book: FactorBook,
    private readonly factor: CommutePlan,
    private readonly reach: Reach,
  ) {
    const { policy, maxPoints, soft, zero } = factor;
    this.most = maxPoints;
    const { points } = book.table(policy, `commute ${maxPoints} ${soft} ${zero}`, FASTEST_OPEN + 1);
    this.byMinutes = points;
    if (points[FASTEST_OPEN] !== NOT_ASKED) return;
    for (let minutes = 0; minutes < FASTEST_UNKNOWN; minutes++) points[minutes] = commutePoints(factor, minutes, false);
    points[FASTEST_UNKNOWN] = pointsFor(maxPoints, policy.commute.priorPermille);
    points[FASTEST_OPEN] = maxPoints;
  }

  /** Points of a slot. */
  of(slot: number): number {
    return this.ofClass(this.columns.facets.travel.classes[slot]!);
  }

  /** Writes for every place at least as many points as its slot has. The slots ascend and can all get there. */
  bounds(bounds: Int16Array, slots: Int32Array, count: number): void {
    const { departureTo } = this.columns;
    const { departures, fastest } = this.reach;
    let place = 0;
    let known = 0;
    for (let at = 0; at < departures.length; at += 2) {
      for (let departure = departures[at]!; departure < departures[at + 1]!; departure++) {
        const to = departureTo[departure]!;
        const bound = this.byMinutes[fastest[known++]!]!;
        for (; place < count && slots[place]! < to; place++) bounds[place] = bound;
      }
    }
    // people who came later stand in no order
    for (; place < count; place++) bounds[place] = this.of(slots[place]!);
  }

  /** Puts the points of slots in place of what `bounds` gave them, in sums that hold it. */
  settle(sums: Int16Array, bounds: Int16Array, slots: Int32Array, count: number): void {
    const { classes, rows } = this.columns.facets.travel;
    // all rows are read once before the first is needed: memory brings many at a time
    let near = 0;
    for (let at = 0; at < count; at++) near ^= rows.data[classes[slots[at]!]! * TRAVEL_ROW]!;
    this.brought = near;
    // neighbours often share a class
    let [last, points] = [-1, 0];
    for (let at = 0; at < count; at++) {
      const own = classes[slots[at]!]!;
      if (own !== last) [last, points] = [own, this.ofClass(own)];
      sums[at]! += points - bounds[at]!;
    }
  }

  private ofClass(own: number): number {
    const { words, facets } = this.columns;
    const { data } = facets.travel.rows;
    const { legalMinutes, priorPermille } = this.factor.policy.commute;
    this.rowsRead += TRAVEL_ROW;
    const minutes = this.reach.minutes(own);
    if (minutes === MINUTES_UNKNOWN) return pointsFor(this.most, priorPermille);
    if (minutes < 0) return 0;
    const limit = Math.min(words.amountOf(data[own * TRAVEL_ROW + 3]!) ?? legalMinutes, legalMinutes);
    return commutePoints(this.factor, minutes, minutes > limit);
  }
}
