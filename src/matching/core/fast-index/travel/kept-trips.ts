import type { TripMemory } from '../../opening-case';
import type { Trip } from '../../trip';

/** Workplaces whose trips are kept; the one used longest ago goes first. */
const KEPT = 256;

/** The trips to the workplaces asked about last, by place of departure. */
export class KeptTrips implements TripMemory {
  private readonly kept = new Map<string, Map<string, Trip>>();

  /** The remembered trips to one workplace, to be added to. */
  to(workplace: string): Map<string, Trip> {
    const trips = this.kept.get(workplace) ?? new Map<string, Trip>();
    this.kept.delete(workplace);
    this.kept.set(workplace, trips);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return trips;
  }
}
