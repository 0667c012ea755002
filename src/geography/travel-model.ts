import { TRAVEL_MODES, type TravelMode, type TravelModel } from '../matching/core/facts';
import type { Geography } from './geography';
import { straightMetres } from './geography-types';
import { ZONE_LINKS, zoneIndexOf } from './land-zones';
import { landMinutes, TRAVEL_MODEL, TRAVEL_PARAMETERS, type TravelParameters } from './travel-parameters';
import { ZoneRouter, type Way, type ZonedPlace } from './zone-router';

/** A mode cannot make the trip. */
export const NO_TRIP = -1;

/** What an explanation shows about one trip. */
export interface TravelRoute {
  /** straight kilometres over land and bridges, one decimal */
  straightKm: number;
  /** minutes on ferries with the wait; 0 = none needed */
  ferryMinutes: number;
}

interface Place extends ZonedPlace {
  code: string;
}

/** Everything about the trips to one place, by the index of the place of departure. */
interface Table {
  minutes: Readonly<Record<TravelMode, Int16Array>>;
  hectometres: Int32Array;
}

/**
 * First, honest travel model: straight distance × a detour factor ÷ a speed, with bridges and ferries as the only
 * ways over water. It knows no road, no bus and no hour of the day, so it says nothing of early shifts.
 * Deterministic, and the way back is always as long as the way there. The table of a place is worked out at the
 * first question about it and kept (about 13 kB each).
 */
export class DistanceTravelModel implements TravelModel {
  /** for explanations, e.g. `distance-1` */
  readonly version = TRAVEL_MODEL;
  private readonly index: ReadonlyMap<string, number>;
  private readonly places: readonly Place[];
  private readonly tables: (Table | undefined)[] = [];
  private readonly motorised: ZoneRouter;
  private readonly everybody: ZoneRouter;
  private readonly unmotorisedPlaces: readonly ZonedPlace[];

  constructor(
    geography: Geography,
    private readonly parameters: TravelParameters = TRAVEL_PARAMETERS,
  ) {
    const { car, bicycleKmh, detourPermille } = parameters;
    this.motorised = new ZoneRouter(straightMetresPerMinute(car.fast, detourPermille.car));
    this.everybody = new ZoneRouter(
      straightMetresPerMinute(bicycleKmh, detourPermille.bicycle),
      ZONE_LINKS.filter(({ kind }) => kind !== 'motorway'),
    );
    const known = geography
      .postalCodes()
      .map((postalCode) => ({ postalCode, zone: zoneIndexOf(postalCode.code) }))
      .filter(({ zone }) => zone >= 0);
    this.places = known.map(({ postalCode, zone }) => ({
      code: postalCode.code,
      ...this.motorised.place(postalCode, zone),
    }));
    this.unmotorisedPlaces = known.map(({ postalCode, zone }) => this.everybody.place(postalCode, zone));
    this.index = new Map(this.places.map(({ code }, index) => [code, index]));
  }

  minutes(fromPostalCode: string, toPostalCode: string, mode: TravelMode): number | null {
    const from = this.index.get(fromPostalCode);
    const to = this.index.get(toPostalCode);
    if (from === undefined || to === undefined) return null;
    const minutes = this.table(to).minutes[mode][from] ?? NO_TRIP;
    return minutes === NO_TRIP ? null : minutes;
  }

  /**
   * One decimal, by the way a car takes. Where no way leads (Bornholm), the straight distance with the detour: the
   * places are known, only the trip cannot be made.
   */
  kilometres(fromPostalCode: string, toPostalCode: string): number | null {
    const from = this.index.get(fromPostalCode);
    const to = this.index.get(toPostalCode);
    if (from === undefined || to === undefined) return null;
    return (this.table(to).hectometres[from] ?? 0) / 10;
  }

  /** How a car or bus gets there; `null` when a place is unknown or no way leads there. */
  route(fromPostalCode: string, toPostalCode: string): TravelRoute | null {
    const from = this.places[this.index.get(fromPostalCode) ?? -1];
    const to = this.places[this.index.get(toPostalCode) ?? -1];
    const way = from === undefined || to === undefined ? null : this.motorised.way(from, to);
    return way === null ? null : { straightKm: Math.round(way.metres / 100) / 10, ferryMinutes: way.ferryMinutes };
  }

  /** The codes in the order of `minutesTable`. */
  postalCodes(): readonly string[] {
    return this.places.map(({ code }) => code);
  }

  /** Minutes from every code of `postalCodes()` to one place, `NO_TRIP` where there is no way; `null` = unknown. */
  minutesTable(toPostalCode: string, mode: TravelMode): Readonly<Int16Array> | null {
    const to = this.index.get(toPostalCode);
    return to === undefined ? null : this.table(to).minutes[mode];
  }

  private table(to: number): Table {
    return (this.tables[to] ??= this.buildTable(to));
  }

  private buildTable(to: number): Table {
    const count = this.places.length;
    const column = (): Int16Array => new Int16Array(count).fill(NO_TRIP);
    const minutes = { walk: column(), bicycle: column(), transit: column(), car: column() };
    const hectometres = new Int32Array(count);
    for (let from = 0; from < count; from += 1) {
      const byCar = this.wayBetween(this.motorised, this.places, from, to);
      const byFoot = this.wayBetween(this.everybody, this.unmotorisedPlaces, from, to);
      for (const mode of TRAVEL_MODES) {
        const way = mode === 'car' || mode === 'transit' ? byCar : byFoot;
        if (way === null) continue;
        const metres = this.roadMetres(way.metres, mode, from, to);
        minutes[mode][from] = Math.min(32_767, landMinutes(metres, mode, this.parameters) + way.ferryMinutes);
      }
      hectometres[from] = Math.round(this.roadMetres(byCar?.metres ?? this.straight(from, to), 'car', from, to) / 100);
    }
    return { minutes, hectometres };
  }

  private wayBetween(router: ZoneRouter, places: readonly ZonedPlace[], from: number, to: number): Way | null {
    const start = places[from];
    const end = places[to];
    return start === undefined || end === undefined ? null : router.way(start, end);
  }

  /** Never below the mean of the two places' inner trips: their points may fall together in the tables. */
  private roadMetres(straight: number, mode: TravelMode, from: number, to: number): number {
    const least = Math.round((this.innerMetres(from) + this.innerMetres(to)) / 2);
    return Math.max(least, Math.round((straight * this.parameters.detourPermille[mode]) / 1000));
  }

  private innerMetres(place: number): number {
    const street = (this.places[place]?.code ?? '') < '2000';
    return street ? this.parameters.innerMetresStreet : this.parameters.innerMetresTown;
  }

  private straight(from: number, to: number): number {
    const start = this.places[from];
    const end = this.places[to];
    return start === undefined || end === undefined ? 0 : straightMetres(start.position, end.position);
  }
}

/** How far along the straight line a traveller comes in a minute. */
function straightMetresPerMinute(kmh: number, detourPermille: number): number {
  return Math.round((kmh * 1_000_000) / (60 * detourPermille));
}
