import type { TravelMode } from '../matching/core/facts';

/** Name and version of the model, for explanations and stored results. Changes whenever a figure below changes. */
export const TRAVEL_MODEL = 'distance-1';

/** A speed that grows in a straight line from `slow` (up to `slowKm` of road) to `fast` (from `fastKm` on). */
export interface SpeedRamp {
  /** km/h */
  slow: number;
  fast: number;
  /** kilometres of road */
  slowKm: number;
  fastKm: number;
}

/** What the distance model assumes. All figures are averages for Denmark: estimates, no timetable, no traffic. */
export interface TravelParameters {
  /** road metres per straight metre, in thousandths; 1000 would be a straight road */
  detourPermille: Readonly<Record<TravelMode, number>>;
  /** km/h; bicycle from domain.md §6 */
  walkKmh: number;
  bicycleKmh: number;
  car: SpeedRamp & { parkingMinutes: number };
  /** door to stop and stop to door, wait, and one change on longer trips */
  transit: SpeedRamp & { accessMinutes: number; waitMinutes: number; transferMinutes: number; transferAboveKm: number };
  /** road metres of a trip inside one postal code: street-level codes (below 2000) and all others */
  innerMetresStreet: number;
  innerMetresTown: number;
}

/** The figures of `distance-1`. */
export const TRAVEL_PARAMETERS: TravelParameters = {
  detourPermille: { walk: 1300, bicycle: 1300, transit: 1400, car: 1300 },
  walkKmh: 5,
  bicycleKmh: 15,
  car: { slow: 40, fast: 80, slowKm: 10, fastKm: 40, parkingMinutes: 5 },
  transit: {
    slow: 30,
    fast: 55,
    slowKm: 5,
    fastKm: 40,
    accessMinutes: 10,
    waitMinutes: 8,
    transferMinutes: 5,
    transferAboveKm: 15,
  },
  innerMetresStreet: 500,
  innerMetresTown: 2000,
};

/** Whole minutes door to door for a way of so many road metres, ferries not counted; at least 1. */
export function landMinutes(metres: number, mode: TravelMode, parameters: TravelParameters): number {
  return Math.max(1, rideMinutes(metres, mode, parameters));
}

function rideMinutes(
  metres: number,
  mode: TravelMode,
  { walkKmh, bicycleKmh, car, transit }: TravelParameters,
): number {
  switch (mode) {
    case 'walk':
      return minutesAt(metres, walkKmh);
    case 'bicycle':
      return minutesAt(metres, bicycleKmh);
    case 'car':
      return car.parkingMinutes + minutesAt(metres, rampSpeed(metres, car));
    case 'transit': {
      const change = metres > transit.transferAboveKm * 1000 ? transit.transferMinutes : 0;
      return transit.accessMinutes + transit.waitMinutes + change + minutesAt(metres, rampSpeed(metres, transit));
    }
  }
}

function minutesAt(metres: number, kmh: number): number {
  return Math.round((metres * 60) / (kmh * 1000));
}

function rampSpeed(metres: number, { slow, fast, slowKm, fastKm }: SpeedRamp): number {
  const km = Math.min(Math.max(metres / 1000, slowKm), fastKm);
  return slow + ((fast - slow) * (km - slowKm)) / (fastKm - slowKm);
}
