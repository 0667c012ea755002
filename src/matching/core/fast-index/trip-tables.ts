import { TRAVEL_MODES, type TravelModel } from '../facts';
import { bestWay, fastestWay, tripBetween, type BestWay, type Trip } from '../trip';
import type { Interner } from './interner';

/** Workplaces whose tables are kept; the one used longest ago goes first. */
const KEPT = 512;

const MASKS = 1 << TRAVEL_MODES.length;

/** Minutes that stand for "not known" and "no way reaches so far". */
export const MINUTES_UNKNOWN = -1;
export const MINUTES_NONE = -2;
const NOT_ASKED = -3;

function asMinutes(way: BestWay): number {
  if (typeof way !== 'string') return way.minutes;
  return way === 'unknown' ? MINUTES_UNKNOWN : MINUTES_NONE;
}

/** All trips to one workplace: asked of the travel model once for each place, then only read. */
export class TripTable {
  private readonly trips: (Trip | undefined)[] = [];
  private best = new Int32Array(0);
  private fastest = new Int32Array(0);

  constructor(
    private readonly travel: TravelModel,
    private readonly places: Interner,
    private readonly workplace: string,
    private readonly bicycleKm: number,
    private readonly walkKm: number,
  ) {}

  /** Makes room for places that are new; to be called before the others. */
  cover(): this {
    const wanted = this.places.size * MASKS;
    if (this.best.length >= wanted) return this;
    const widen = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(wanted * 2).fill(NOT_ASKED);
      wider.set(old);
      return wider;
    };
    this.best = widen(this.best);
    this.fastest = widen(this.fastest);
    return this;
  }

  /** Minutes of the best way from a place with these modes; `bicycleKm` NaN = the policy's default. */
  bestMinutes(place: number, mask: number, bicycleKm: number): number {
    if (place === 0 || mask === 0) return MINUTES_UNKNOWN;
    if (bicycleKm === bicycleKm) return asMinutes(bestWay(this.trip(place), mask, bicycleKm, this.walkKm));
    const at = place * MASKS + mask;
    const known = this.best[at]!;
    if (known !== NOT_ASKED) return known;
    return (this.best[at] = asMinutes(bestWay(this.trip(place), mask, this.bicycleKm, this.walkKm)));
  }

  /** Minutes of the fastest way from a place with these modes, whatever the kilometres. */
  fastestMinutes(place: number, mask: number): number {
    if (place === 0 || mask === 0) return MINUTES_UNKNOWN;
    const at = place * MASKS + mask;
    const known = this.fastest[at]!;
    if (known !== NOT_ASKED) return known;
    return (this.fastest[at] = asMinutes(fastestWay(this.trip(place), mask)));
  }

  private trip(place: number): Trip {
    return (this.trips[place] ??= tripBetween(this.travel, this.places.text(place), this.workplace));
  }
}

/** The tables of the workplaces used last. */
export class TripTables {
  private readonly kept = new Map<string, TripTable>();

  constructor(
    private readonly travel: TravelModel,
    private readonly places: Interner,
  ) {}

  /** The table of one workplace under these default kilometres, with room for all places known now. */
  to(workplace: string, bicycleKm: number, walkKm: number): TripTable {
    const key = `${workplace}/${bicycleKm}/${walkKm}`;
    const table = this.kept.get(key) ?? new TripTable(this.travel, this.places, workplace, bicycleKm, walkKm);
    this.kept.delete(key);
    this.kept.set(key, table);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return table.cover();
  }
}
