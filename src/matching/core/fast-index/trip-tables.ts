import { TRAVEL_MODES, type TravelModel } from '../facts';
import { bestWay, fastestWay, tripBetween, type BestWay, type Trip } from '../trip';
import type { Interner } from './interner';

/** Workplaces whose tables are kept; the one used longest ago goes first. */
const KEPT = 512;

const MASKS = 1 << TRAVEL_MODES.length;

/** All trips to one workplace: asked of the travel model once for each place, then only read. */
export class TripTable {
  private readonly trips: (Trip | undefined)[] = [];
  private readonly ways: (BestWay | undefined)[] = [];
  private readonly fastest: (BestWay | undefined)[] = [];

  constructor(
    private readonly travel: TravelModel,
    private readonly places: Interner,
    private readonly workplace: string,
    private readonly bicycleKm: number,
    private readonly walkKm: number,
  ) {}

  /** Best way from a place with these modes; `bicycleKm` NaN = the policy's default. */
  best(place: number, mask: number, bicycleKm: number): BestWay {
    if (place === 0 || mask === 0) return 'unknown';
    if (!Number.isNaN(bicycleKm)) return bestWay(this.trip(place), mask, bicycleKm, this.walkKm);
    const at = place * MASKS + mask;
    return (this.ways[at] ??= bestWay(this.trip(place), mask, this.bicycleKm, this.walkKm));
  }

  /** Fastest way from a place with these modes, whatever the kilometres. */
  fastestWay(place: number, mask: number): BestWay {
    if (place === 0 || mask === 0) return 'unknown';
    const at = place * MASKS + mask;
    return (this.fastest[at] ??= fastestWay(this.trip(place), mask));
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

  /** The table of one workplace under these default kilometres. */
  to(workplace: string, bicycleKm: number, walkKm: number): TripTable {
    const key = `${workplace}/${bicycleKm}/${walkKm}`;
    const table = this.kept.get(key) ?? new TripTable(this.travel, this.places, workplace, bicycleKm, walkKm);
    this.kept.delete(key);
    this.kept.set(key, table);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return table;
  }
}
