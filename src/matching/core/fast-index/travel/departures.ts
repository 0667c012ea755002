/** Trips from the places people live in to the workplaces of openings. */
import type { TravelModel } from '../../facts';
import { type Trip, tripBetween } from '../../trip';
import type { Interner } from '../collections/interner';
import { TripTable } from './trip-table';

/** Places whose trips are kept, some ten bytes for each workplace; the one used longest ago goes first. */
const KEPT = 128;
/** Workplaces a table has room for beyond those there are. */
const SPARE = 64;

/** Asks the travel model once for each pair of places, while there is room. */
export class Departures {
  private readonly kept = new Map<string, { table: TripTable; room: number }>();

  /** @param legalMinutes more than these are all alike */
  constructor(
    private readonly travel: TravelModel,
    private readonly workplaces: Interner,
    private readonly legalMinutes: number,
  ) {}

  /** Trips from a place to the workplaces of these numbers; each answer is right until the next question. */
  from(postalCode: string): (workplace: number) => Trip {
    const table = this.tableOf(postalCode);
    return (workplace) => {
      const known = table.from(workplace);
      if (known) return known;
      const trip = tripBetween(this.travel, postalCode, this.workplaces.text(workplace));
      table.keep(workplace, trip);
      return trip;
    };
  }

  private tableOf(postalCode: string): TripTable {
    let found = this.kept.get(postalCode);
    this.kept.delete(postalCode);
    if (!found || found.room < this.workplaces.size) {
      const room = this.workplaces.size + SPARE;
      found = { room, table: new TripTable(room, this.legalMinutes) };
    }
    this.kept.set(postalCode, found);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return found.table;
  }
}
