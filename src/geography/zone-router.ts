import { straightMetres, type Position } from './geography-types';
import { LAND_ZONES, ZONE_LINKS, type LandZone, type ZoneLink } from './land-zones';

/** Length of a way: whole metres of straight pieces over land, and whole minutes on ferries. */
export interface Way {
  metres: number;
  ferryMinutes: number;
}

/** A place with its zone and its straight metres to every link end (`Infinity` where the end is in another zone). */
export interface ZonedPlace {
  position: Position;
  zone: number;
  toEnds: readonly number[];
}

interface LinkEnd {
  zone: number;
  at: Position;
}

/**
 * Shortest ways between zones. Ways between all link ends are worked out once (Floyd and Warshall) in whole metres
 * and minutes, so that the way back is exactly as long as the way there. Equal ways: the one with less ferry counts.
 */
export class ZoneRouter {
  private readonly ends: readonly LinkEnd[];
  private readonly endsByZone: readonly (readonly number[])[];
  private readonly cost: readonly number[][];
  private readonly ferry: readonly number[][];

  /**
   * `metresPerFerryMinute`: what a minute on a ferry weighs against straight metres when ways are compared, that is
   * how far the traveller would come in that minute on land.
   * @throws Error when a link names a zone that does not exist
   */
  constructor(
    private readonly metresPerFerryMinute: number,
    links: readonly ZoneLink[] = ZONE_LINKS,
    private readonly zones: readonly LandZone[] = LAND_ZONES,
  ) {
    const zoneOf = (id: string): number => {
      const index = zones.findIndex((zone) => zone.id === id);
      if (index < 0) throw new Error(`GEOGRAPHY.ZONE_UNKNOWN: a link names the zone "${id}", which is not listed`);
      return index;
    };
    this.ends = links.flatMap(({ a, b, from, to }) => [
      { zone: zoneOf(a), at: from },
      { zone: zoneOf(b), at: to },
    ]);
    this.endsByZone = zones.map((_, zone) => this.ends.flatMap((end, index) => (end.zone === zone ? [index] : [])));
    this.ferry = this.ends.map(() => this.ends.map(() => 0));
    this.cost = this.ends.map((from, i) => this.ends.map((to, j) => this.direct(from, to, i === j)));
    links.forEach((link, index) => {
      const metres = straightMetres(link.from, link.to);
      const land = link.kind === 'ferry' ? 0 : metres;
      this.set(2 * index, 2 * index + 1, land + link.minutes * metresPerFerryMinute, link.minutes);
      this.set(2 * index + 1, 2 * index, land + link.minutes * metresPerFerryMinute, link.minutes);
    });
    this.shorten();
  }

  /** Prepares a place for many questions. */
  place(position: Position, zone: number): ZonedPlace {
    return {
      position,
      zone,
      toEnds: this.ends.map((end) => (end.zone === zone ? straightMetres(position, end.at) : Infinity)),
    };
  }

  /** Shortest way; straight inside one zone; `null` when no links lead there. */
  way(from: ZonedPlace, to: ZonedPlace): Way | null {
    if (from.zone === to.zone) return { metres: straightMetres(from.position, to.position), ferryMinutes: 0 };
    let best = Infinity;
    let ferryMinutes = 0;
    for (const i of this.endsByZone[from.zone] ?? []) {
      const start = from.toEnds[i] ?? Infinity;
      const costs = this.cost[i] ?? [];
      const ferries = this.ferry[i] ?? [];
      for (const j of this.endsByZone[to.zone] ?? []) {
        const total = start + (costs[j] ?? Infinity) + (to.toEnds[j] ?? Infinity);
        const aboard = ferries[j] ?? 0;
        if (total < best || (total === best && aboard < ferryMinutes)) {
          best = total;
          ferryMinutes = aboard;
        }
      }
    }
    return best === Infinity ? null : { metres: best - ferryMinutes * this.metresPerFerryMinute, ferryMinutes };
  }

  private direct(from: LinkEnd, to: LinkEnd, same: boolean): number {
    if (same) return 0;
    if (from.zone !== to.zone || this.zones[from.zone]?.terminal === true) return Infinity;
    return straightMetres(from.at, to.at);
  }

  private set(from: number, to: number, cost: number, ferry: number): void {
    const costs = this.cost[from];
    const ferries = this.ferry[from];
    if (costs === undefined || ferries === undefined) return;
    costs[to] = cost;
    ferries[to] = ferry;
  }

  private shorten(): void {
    const count = this.ends.length;
    for (let via = 0; via < count; via += 1) {
      for (let from = 0; from < count; from += 1) {
        for (let to = 0; to < count; to += 1) this.shortenBy(from, via, to);
      }
    }
  }

  private shortenBy(from: number, via: number, to: number): void {
    const cost = (this.cost[from]?.[via] ?? Infinity) + (this.cost[via]?.[to] ?? Infinity);
    if (cost === Infinity) return;
    const ferry = (this.ferry[from]?.[via] ?? 0) + (this.ferry[via]?.[to] ?? 0);
    const known = this.cost[from]?.[to] ?? Infinity;
    if (cost < known || (cost === known && ferry < (this.ferry[from]?.[to] ?? 0))) this.set(from, to, cost, ferry);
  }
}
