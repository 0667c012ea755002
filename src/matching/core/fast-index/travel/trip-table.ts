/** Trips to one workplace in few bytes. */
import { BICYCLE, type Trip, WALK } from '../../trip';

/** Minutes that stand for "not known" and "no way reaches so far". */
export const MINUTES_UNKNOWN = -1;
export const MINUTES_NONE = -2;

/** Minutes of a way that cannot be made, in one byte; in two bytes they are the largest number there. */
const NO_WAY_IN_ONE = 0xff;
/** Kilometres that nobody knows, in two bytes. */
const UNKNOWN = 0xffff;
/** Modes of a trip. */
const MODES = 4;
/** Places whose trips a table can keep. */
const MOST_ROWS = 0xffff;

/** Trips by the number of the place of departure. */
export class TripTable {
  /** row of each place plus 1; 0 = not kept */
  private readonly rows: Uint16Array;
  private minutes: Uint8Array | Uint16Array = new Uint16Array(0);
  /** tenths of a kilometre */
  private tenths = new Uint16Array(0);
  private size = 0;
  /** minutes of a way that cannot be made */
  private readonly noWay: number;
  /** filled in anew for each answer */
  private readonly trip: { kilometres: number | null; minutes: (number | null)[] } = { kilometres: null, minutes: [] };

  /** @param legalMinutes more than these are all alike: nobody gets points for them */
  constructor(places: number, legalMinutes: number) {
    this.rows = new Uint16Array(places);
    this.minutes = legalMinutes < NO_WAY_IN_ONE - 1 ? new Uint8Array(0) : new Uint16Array(0);
    this.noWay = 2 ** (8 * this.minutes.BYTES_PER_ELEMENT) - 1;
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    return this.rows.byteLength + this.minutes.byteLength + this.tenths.byteLength;
  }

  /** Keeps a trip, unless it cannot be told in whole tenths of a kilometre. */
  keep(place: number, { kilometres, minutes }: Trip): void {
    const tenths = kilometres === null ? UNKNOWN : Math.round(kilometres * 10);
    const exact = kilometres === null || (tenths < UNKNOWN && tenths / 10 === kilometres);
    if (!exact || this.rows[place] !== 0 || this.size === MOST_ROWS) return;
    if (this.size === this.tenths.length) this.resize(this.size + (this.size >> 1) + 16);
    minutes.forEach((own, mode) => {
      this.minutes[this.size * MODES + mode] = own === null ? this.noWay : Math.min(own, this.noWay - 1);
    });
    this.tenths[this.size++] = tenths;
    this.rows[place] = this.size;
  }

  /** Gives back the room for more. */
  trim(): void {
    this.resize(this.size);
  }

  /** The trip from a place, right until the next question; `undefined` when it is not kept. */
  from(place: number): Trip | undefined {
    const row = (this.rows[place] ?? 0) - 1;
    if (row < 0) return undefined;
    const { trip, minutes, noWay } = this;
    const tenths = this.tenths[row]!;
    trip.kilometres = tenths === UNKNOWN ? null : tenths / 10;
    for (let mode = 0, at = row * MODES; mode < MODES; mode++, at++) {
      trip.minutes[mode] = minutes[at] === noWay ? null : minutes[at]!;
    }
    return trip;
  }

  /**
   * Minutes of the best way from a place, as `bestWay` finds it; `undefined` when the trip is not kept or has no
   * kilometres.
   */
  fewestMinutes(place: number, modes: number, bicycleKm: number, walkKm: number): number | undefined {
    const row = (this.rows[place] ?? 0) - 1;
    if (row < 0 || this.tenths[row] === UNKNOWN) return undefined;
    const { minutes, noWay } = this;
    const kilometres = this.tenths[row]! / 10;
    let open = modes;
    if (kilometres > walkKm) open &= ~(1 << WALK);
    if (kilometres > bicycleKm) open &= ~(1 << BICYCLE);
    let best = noWay;
    for (let mode = 0, at = row * MODES; mode < MODES; mode++, at++) {
      // all bits set where the mode is not open: as good as no way, and nothing to guess
      best = Math.min(best, minutes[at]! | ((((open >> mode) & 1) - 1) & noWay));
    }
    return best === noWay ? MINUTES_NONE : best;
  }

  private resize(rows: number): void {
    const length = rows * MODES;
    const minutes = this.minutes instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);
    minutes.set(this.minutes.subarray(0, minutes.length));
    this.minutes = minutes;
    const tenths = new Uint16Array(rows);
    tenths.set(this.tenths.subarray(0, rows));
    this.tenths = tenths;
  }
}
