/** Who can get to a workplace, by class of travel: asked of the travel model once for each pair of places. */
import type { TravelModel } from '../facts';
import { bestWay, fastestWay, tripBetween, type BestWay, type Trip } from '../trip';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './posting-store';
import { join } from './slot-bits';

/** Workplaces whose classes are kept; the one used longest ago goes first. */
const KEPT = 256;

/** Minutes that stand for "not known" and "no way reaches so far". */
export const MINUTES_UNKNOWN = -1;
export const MINUTES_NONE = -2;

/** What of the policy decides about trips. */
export interface TravelLimits {
  /** minutes one way */
  legalMinutes: number;
  /** kilometres of a person who has stated none */
  bicycleKm: number;
  walkKm: number;
}

/** The minutes as a number. */
function minutesOf(way: BestWay): number {
  if (typeof way !== 'string') return way.minutes;
  return way === 'unknown' ? MINUTES_UNKNOWN : MINUTES_NONE;
}

/** The classes of travel that can get to one workplace, or of which nobody knows. */
export class Reach {
  /** classes, ascending */
  readonly classes: number[] = [];
  /** minutes of the best way of each of them within the own kilometres */
  readonly minutes: number[] = [];
  /** 1 = nobody knows whether they can get there at all */
  readonly open: number[] = [];
  /** where the sorted people of these classes lie, ascending */
  readonly stretches: SlotRange[] = [];
  /** where the ones of whom nobody knows lie */
  readonly opens: SlotRange[] = [];
  private seen = 0;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly travel: TravelModel,
    private readonly workplace: string,
    private readonly limits: TravelLimits,
  ) {}

  /** Takes in the classes that are new. */
  cover(): this {
    const { rows } = this.columns.facets.travel;
    const trips = new Map<number, Trip>();
    for (; this.seen < rows.size; this.seen++) {
      const at = rows.starts[this.seen]!;
      const [place, mask, bicycle] = [rows.data[at]!, rows.data[at + 1]!, rows.data[at + 2]!];
      if (place === 0 || mask === 0) {
        this.add(this.seen, MINUTES_UNKNOWN, 1);
        continue;
      }
      let trip = trips.get(place);
      if (!trip) {
        trip = tripBetween(this.travel, this.columns.words.places.text(place), this.workplace);
        trips.set(place, trip);
      }
      const fastest = minutesOf(fastestWay(trip, mask));
      if (fastest === MINUTES_NONE || fastest > this.limits.legalMinutes) continue;
      const bicycleKm = this.columns.words.amountOf(bicycle) ?? this.limits.bicycleKm;
      const best = minutesOf(bestWay(trip, mask, bicycleKm, this.limits.walkKm));
      this.add(this.seen, best, fastest === MINUTES_UNKNOWN ? 1 : 0);
    }
    return this;
  }

  private add(own: number, minutes: number, open: number): void {
    this.classes.push(own);
    this.minutes.push(minutes);
    this.open.push(open);
    const { travelFrom, travelTo } = this.columns;
    if (own >= travelTo.length) return;
    join(this.stretches, travelFrom[own]!, travelTo[own]!, 0);
    if (open === 1) join(this.opens, travelFrom[own]!, travelTo[own]!, 0);
  }
}

/** The workplaces asked about last. */
export class ReachBook {
  private readonly kept = new Map<string, Reach>();

  constructor(
    private readonly columns: PeopleColumns,
    private readonly travel: TravelModel,
  ) {}

  /** Who can get to a workplace, everybody who is there now included. */
  to(workplace: string, limits: TravelLimits): Reach {
    const { legalMinutes, bicycleKm, walkKm } = limits;
    const key = `${workplace}/${legalMinutes}/${bicycleKm}/${walkKm}`;
    const reach = this.kept.get(key) ?? new Reach(this.columns, this.travel, workplace, limits);
    this.kept.delete(key);
    this.kept.set(key, reach);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return reach.cover();
  }
}
