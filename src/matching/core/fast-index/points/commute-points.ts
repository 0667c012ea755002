/** One opening's points for the way to work. */
import { type CommutePlan, commutePoints } from '../../factors/commute.factor';
import { pointsFor } from '../../points';
import { type FactorBook, LAST_ANSWERS, type LastAnswers, NOT_ASKED } from './factor-book';
import { commuteKey } from './factor-keys';
import type { PeopleColumns } from '../people/people-columns';
import { TRAVEL_ROW } from '../people/facets';
import { type Reach, WAY_ANY, WAY_OWN, WAY_UNKNOWN, WAYS } from '../travel/reach';
import { MINUTES_UNKNOWN } from '../travel/trip-table';

/** People for each departure from which on departures are looked at, and not people. */
const CROWDED = 4;

/**
 * Points of the commute factor, over the rows of `travel`. Hardly two people share one: so a bound is given to everybody who
 * leaves from the same place by the same modes, and the points themselves are worked out for the few who need them.
 */
export class CommutePoints {
  /** the most anybody can have */
  readonly most: number;
  /** numbers of rows read, and ways of departures or people for bounds */
  rowsRead = 0;
  waysRead = 0;
  /** by the fastest way, the most that own limits leave of it */
  private readonly byWay: Int16Array;
  private readonly last: LastAnswers;

  constructor(
    private readonly columns: PeopleColumns,
    book: FactorBook,
    private readonly factor: CommutePlan,
    private readonly reach: Reach,
  ) {
    const { policy, maxPoints } = factor;
    this.most = maxPoints;
    this.last = book.lastAnswers();
    const { points } = book.table(policy, 'commute', commuteKey(factor), WAYS);
    this.byWay = points;
    if (points[WAY_ANY] !== NOT_ASKED) return;
    for (let minutes = 0; minutes < WAY_UNKNOWN; minutes++) points[minutes] = commutePoints(factor, minutes, false);
    points[WAY_UNKNOWN] = pointsFor(maxPoints, policy.commute.priorPermille);
    points[WAY_ANY] = maxPoints;
    points.copyWithin(WAY_OWN, 0, WAY_OWN);
  }

  /** Points of a slot. */
  of(slot: number): number {
    return this.ofClass(this.columns.facets.travel.classes[slot]!);
  }

  /** Writes for every place at least as many points as its slot has. The slots ascend and can all get there. */
  bounds(bounds: Int16Array, slots: Int32Array, count: number): void {
    const { byWay, reach } = this;
    const { facets, departureTo } = this.columns;
    const { classes } = facets.travel;
    const { departures } = reach;
    let place = 0;
    const crowded = count > CROWDED * reach.departed;
    this.waysRead = crowded ? reach.departed : count;
    if (crowded) {
      for (let at = 0; at < departures.length; at += 2) {
        for (let departure = departures[at]!; departure < departures[at + 1]!; departure++) {
          const to = departureTo[departure]!;
          const bound = byWay[reach.wayFrom(departure)]!;
          for (; place < count && slots[place]! < to; place++) bounds[place] = bound;
        }
      }
    }
    // where few leave from the same place, or stand in no order
    for (; place < count; place++) bounds[place] = byWay[reach.wayOf(classes[slots[place]!]!)]!;
  }

  /** Whoever comes onto the list is asked about twice, for the total and for the line. */
  private ofClass(own: number): number {
    const { classes, points } = this.last;
    const at = own & (LAST_ANSWERS - 1);
    if (classes[at] === own) return points[at]!;
    classes[at] = own;
    return (points[at] = this.workOut(own));
  }

  private workOut(own: number): number {
    const { words, facets } = this.columns;
    const { data } = facets.travel.rows;
    const { legalMinutes, priorPermille } = this.factor.policy.commute;
    this.rowsRead += TRAVEL_ROW;
    const ownLimit = words.amountOf(data[own * TRAVEL_ROW + 3]!);
    const way = this.reach.wayOf(own);
    if (way < WAY_UNKNOWN && (ownLimit === undefined || way <= ownLimit)) return this.byWay[way]!;
    const minutes = this.reach.minutes(own);
    if (minutes === MINUTES_UNKNOWN) return pointsFor(this.most, priorPermille);
    if (minutes < 0) return 0;
    return commutePoints(this.factor, minutes, minutes > Math.min(ownLimit ?? legalMinutes, legalMinutes));
  }
}
