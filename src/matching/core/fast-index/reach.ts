/** Who can get to a workplace: asked of the travel model once for each pair of places. */
import type { TravelModel } from '../facts';
import { bestWay, fastestWay, tripBetween, type BestWay, type Trip } from '../trip';
import { CLOSED, MET, OPEN } from './class-gates';
import { TRAVEL_ROW } from './facets';
import type { PeopleColumns } from './people-columns';
import { join, type SlotRange } from './slot-bits';
import { MINUTES_NONE, MINUTES_UNKNOWN, TripTable } from './trip-table';

/** Bytes of workplaces kept: so many for each person, and at least so many. The one used longest ago goes first. */
const BYTES_PER_PERSON = 12;
const LEAST_BYTES = 2_000_000;

/** An answer that nobody has asked for yet. */
const NOT_ASKED = 3;
/** Minutes in one byte: so many or more, not known, anything. */
export const FASTEST_MOST = 253;
export const FASTEST_UNKNOWN = 254;
export const FASTEST_OPEN = 255;

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

/** The trip of somebody whose place nobody knows. */
const NO_TRIP: Trip = { kilometres: null, minutes: [] };

/** Who can get to one workplace, or of whom nobody knows. */
export class Reach {
  /** where the sorted people who can get there lie: pairs of first slot and end, ascending */
  readonly stretches: Int32Array;
  /** where the ones of whom nobody knows lie, likewise */
  readonly opens: Int32Array;
  /** the same stretches as numbers of departures */
  readonly departures: Int32Array;
  /**
   * by departure of these stretches, end to end, minutes of the fastest way whatever the own limits: `FASTEST_MOST` or more,
   * `FASTEST_UNKNOWN`, or `FASTEST_OPEN` where nothing can be said without them
   */
  readonly fastest: Uint8Array;
  /** trips from the places that somebody can come from */
  private readonly trips: TripTable;
  /** by departure, for people who came later */
  private answers = new Uint8Array(0);
  private living = 0;
  private counted: number;
  private deathsSeen: number;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly travel: TravelModel,
    private readonly workplace: string,
    private readonly limits: TravelLimits,
  ) {
    const { departureFrom, departureTo, departureOf, departures, facets, high, deaths, words } = columns;
    const answers = new Uint8Array(departures.size);
    const asked: Trip[] = [];
    const stretches: SlotRange[] = [];
    const opens: SlotRange[] = [];
    const departed: SlotRange[] = [];
    const fastest: number[] = [];
    this.trips = new TripTable(words.places.size, limits.legalMinutes);
    for (let departure = 0; departure < departures.size; departure++) {
      const place = departures.data[departures.starts[departure]!]!;
      const trip = place === 0 ? NO_TRIP : (asked[place] ??= this.ask(place));
      const answer = this.judge(departure, trip);
      answers[departure] = answer;
      if (answer === CLOSED) continue;
      this.trips.keep(place, trip);
      if (departure >= departureTo.length) continue;
      join(departed, departure, departure + 1, 0);
      fastest.push(this.fastestFrom(departure, trip));
      join(stretches, departureFrom[departure]!, departureTo[departure]!, 0);
      if (answer === OPEN) join(opens, departureFrom[departure]!, departureTo[departure]!, 0);
    }
    this.trips.trim();
    this.fastest = Uint8Array.from(fastest);
    this.departures = ends(departed);
    this.stretches = ends(stretches);
    this.opens = ends(opens);
    const { living, rows } = facets.travel;
    for (let own = 0; own < rows.size; own++) if (answers[departureOf[own]!] !== CLOSED) this.living += living[own]!;
    this.counted = high;
    this.deathsSeen = deaths.length;
  }

  /** Living people who can get there, or of whom nobody knows. */
  get people(): number {
    const { deaths, high } = this.columns;
    for (; this.counted < high; this.counted++) if (this.of(this.counted) !== CLOSED) this.living++;
    for (; this.deathsSeen < deaths.length; this.deathsSeen++) {
      if (this.of(deaths[this.deathsSeen]!) !== CLOSED) this.living--;
    }
    return this.living;
  }

  /** The answer of the travel gate for a slot. */
  of(slot: number): number {
    return this.ofClass(this.columns.facets.travel.classes[slot]!);
  }

  /** The answer for a class of travel. */
  ofClass(own: number): number {
    return this.answer(this.columns.departureOf[own]!);
  }

  /** Minutes of the best way of a class of travel within the own kilometres. */
  minutes(own: number): number {
    const { data } = this.columns.facets.travel.rows;
    const at = own * TRAVEL_ROW;
    const [place, modes] = [data[at]!, data[at + 1]!];
    if (place === 0 || modes === 0) return MINUTES_UNKNOWN;
    const bicycleKm = this.columns.words.amountOf(data[at + 2]!) ?? this.limits.bicycleKm;
    const kept = this.trips.fewestMinutes(place, modes, bicycleKm, this.limits.walkKm);
    if (kept !== undefined) return kept;
    return minutesOf(bestWay(this.trips.from(place) ?? this.ask(place), modes, bicycleKm, this.limits.walkKm));
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const { stretches, opens, answers, departures, fastest, trips } = this;
    const slots = stretches.byteLength + opens.byteLength + answers.byteLength;
    return slots + departures.byteLength + fastest.byteLength + trips.bytes;
  }

  private answer(departure: number): number {
    if (departure >= this.answers.length) {
      const answers = new Uint8Array(this.columns.departures.size).fill(NOT_ASKED);
      answers.set(this.answers);
      this.answers = answers;
    }
    const known = this.answers[departure]!;
    if (known !== NOT_ASKED) return known;
    const place = this.columns.departures.data[this.columns.departures.starts[departure]!]!;
    const trip = place === 0 ? NO_TRIP : (this.trips.from(place) ?? this.ask(place));
    return (this.answers[departure] = this.judge(departure, trip));
  }

  private judge(departure: number, trip: Trip): number {
    const { data, starts } = this.columns.departures;
    const at = starts[departure]!;
    const [place, modes] = [data[at]!, data[at + 1]!];
    if (place === 0 || modes === 0) return OPEN;
    const fastest = minutesOf(fastestWay(trip, modes));
    if (fastest === MINUTES_NONE || fastest > this.limits.legalMinutes) return CLOSED;
    return fastest === MINUTES_UNKNOWN ? OPEN : MET;
  }

  private fastestFrom(departure: number, trip: Trip): number {
    const { data, starts } = this.columns.departures;
    const at = starts[departure]!;
    const [place, modes] = [data[at]!, data[at + 1]!];
    const minutes = place === 0 || modes === 0 ? MINUTES_UNKNOWN : minutesOf(fastestWay(trip, modes));
    if (minutes === MINUTES_UNKNOWN) return FASTEST_UNKNOWN;
    // without kilometres a mode with a limit of its own may turn out unknown
    return trip.kilometres === null ? FASTEST_OPEN : Math.min(Math.floor(minutes), FASTEST_MOST);
  }

  private ask(place: number): Trip {
    return tripBetween(this.travel, this.columns.words.places.text(place), this.workplace);
  }
}

function ends(ranges: readonly SlotRange[]): Int32Array {
  return Int32Array.from(ranges.flatMap(({ from, to }) => [from, to]));
}

/** The workplaces asked about last. */
export class ReachBook {
  private readonly kept = new Map<string, { reach: Reach; bytes: number }>();
  private bytes = 0;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly travel: TravelModel,
  ) {}

  /** Who can get to a workplace. */
  to(workplace: string, limits: TravelLimits): Reach {
    const { legalMinutes, bicycleKm, walkKm } = limits;
    const key = `${workplace}/${legalMinutes}/${bicycleKm}/${walkKm}`;
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.reach;
    }
    const reach = new Reach(this.columns, this.travel, workplace, limits);
    this.kept.set(key, { reach, bytes: reach.bytes });
    this.bytes += reach.bytes;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.columns.high);
    for (const [oldest, { bytes }] of this.kept) {
      if (this.bytes <= most) break;
      this.kept.delete(oldest);
      this.bytes -= bytes;
    }
    return reach;
  }
}
