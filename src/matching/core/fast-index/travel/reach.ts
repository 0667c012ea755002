/** Who can get to a workplace: asked of the travel model once for each pair of places. */
import type { TravelModel } from '../../facts';
import { bestWay, BICYCLE, fastestWay, tripBetween, type BestWay, type Trip, WALK } from '../../trip';
import { CLOSED, MET, OPEN } from '../gates/class-gates';
import { TRAVEL_ROW } from '../people/facets';
import type { PeopleColumns } from '../people/people-columns';
import { join, type SlotRange } from '../collections/slot-bits';
import { MINUTES_NONE, MINUTES_UNKNOWN, TripTable } from './trip-table';
import { type Used, UseOrder } from '../collections/use-order';

/** Bytes of workplaces kept: so many for each person, and at least so many. The one used longest ago goes first. */
const BYTES_PER_PERSON = 12;
const LEAST_BYTES = 2_000_000;

/** A way as a number of seven bits: minutes, so many or more, or one of those below. */
const MOST_MINUTES = 123;
/** nobody knows */
export const WAY_UNKNOWN = 124;
/** some way, of which nothing can be said without a person's own kilometres */
export const WAY_ANY = 125;
/** no way that the law would ask for */
const WAY_NONE = 126;
const WAY_NOT_ASKED = 127;
/** The eighth bit: own kilometres may rule the way out, or the minutes are not the whole truth. */
export const WAY_OWN = 128;
/** Numbers there can be. */
export const WAYS = 256;

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
  /** how many departures these are */
  readonly departed: number;
  /** trips from the places that somebody can come from */
  private readonly trips: TripTable;
  /** by departure the fastest way; those of later people are asked for one by one */
  private fastest: Uint8Array;
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
    const asked: Trip[] = [];
    const stretches: SlotRange[] = [];
    const opens: SlotRange[] = [];
    const departed: SlotRange[] = [];
    this.fastest = new Uint8Array(departures.size);
    this.trips = new TripTable(words.places.size, limits.legalMinutes);
    for (let departure = 0; departure < departures.size; departure++) {
      const place = departures.data[departures.starts[departure]!]!;
      const trip = place === 0 ? NO_TRIP : (asked[place] ??= this.tripFrom(place));
      const way = (this.fastest[departure] = this.judge(departure, trip));
      if (way === WAY_NONE) continue;
      this.trips.keep(place, trip);
      if (departure >= departureTo.length) continue;
      join(departed, departure, departure + 1, 0);
      join(stretches, departureFrom[departure]!, departureTo[departure]!, 0);
      if (way === WAY_UNKNOWN) join(opens, departureFrom[departure]!, departureTo[departure]!, 0);
    }
    this.trips.trim();
    this.departures = ends(departed);
    this.departed = departed.reduce((sum, { from, to }) => sum + to - from, 0);
    this.stretches = ends(stretches);
    this.opens = ends(opens);
    const { living, rows } = facets.travel;
    for (let own = 0; own < rows.size; own++) {
      if (this.fastest[departureOf[own]!] !== WAY_NONE) this.living += living[own]!;
    }
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
    const way = this.wayOf(own);
    return way === WAY_NONE ? CLOSED : way === WAY_UNKNOWN ? OPEN : MET;
  }

  /** The fastest way of a class of travel, whatever its own limits. */
  wayOf(own: number): number {
    const departure = this.columns.departureOf[own]!;
    const known = this.fastest[departure];
    return known === undefined || known === WAY_NOT_ASKED ? this.ask(departure) : known;
  }

  /** The fastest way of a departure of the sorted people, whatever their own limits. */
  wayFrom(departure: number): number {
    return this.fastest[departure]!;
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
    return minutesOf(bestWay(this.trips.from(place) ?? this.tripFrom(place), modes, bicycleKm, this.limits.walkKm));
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const { stretches, opens, departures, fastest, trips } = this;
    return stretches.byteLength + opens.byteLength + departures.byteLength + fastest.byteLength + trips.bytes;
  }

  private ask(departure: number): number {
    if (departure >= this.fastest.length) {
      const fastest = new Uint8Array(this.columns.departures.size).fill(WAY_NOT_ASKED);
      fastest.set(this.fastest);
      this.fastest = fastest;
    }
    const place = this.columns.departures.data[this.columns.departures.starts[departure]!]!;
    const trip = place === 0 ? NO_TRIP : (this.trips.from(place) ?? this.tripFrom(place));
    return (this.fastest[departure] = this.judge(departure, trip));
  }

  private judge(departure: number, trip: Trip): number {
    const { data, starts } = this.columns.departures;
    const at = starts[departure]!;
    const [place, modes] = [data[at]!, data[at + 1]!];
    const way = place === 0 || modes === 0 ? 'unknown' : fastestWay(trip, modes);
    if (way === 'unknown') return WAY_UNKNOWN;
    if (way === 'none' || way.minutes > this.limits.legalMinutes) return WAY_NONE;
    // without kilometres a mode with a limit of its own may turn out unknown
    if (trip.kilometres === null) return WAY_ANY;
    const minutes = Math.min(Math.floor(way.minutes), MOST_MINUTES);
    const isSure = way.mode === WALK ? trip.kilometres <= this.limits.walkKm : way.mode !== BICYCLE;
    return isSure && minutes === way.minutes ? minutes : WAY_OWN | minutes;
  }

  private tripFrom(place: number): Trip {
    return tripBetween(this.travel, this.columns.words.places.text(place), this.workplace);
  }
}

function ends(ranges: readonly SlotRange[]): Int32Array {
  return Int32Array.from(ranges.flatMap(({ from, to }) => [from, to]));
}

interface KeptReach extends Used<KeptReach> {
  reach: Reach;
  bytes: number;
  shelf: Map<string, KeptReach>;
  workplace: string;
}

/** The workplaces asked about last. */
export class ReachBook {
  /** by limits and workplace */
  private readonly kept = new Map<string, Map<string, KeptReach>>();
  private readonly order = new UseOrder<KeptReach>();
  private bytes = 0;
  /** the limits asked about last, and what is kept for them: they are those of the policy, nearly always the same */
  private limits: TravelLimits | undefined;
  private shelf = new Map<string, KeptReach>();

  constructor(
    private readonly columns: PeopleColumns,
    private readonly travel: TravelModel,
  ) {}

  /** Who can get to a workplace. */
  to(workplace: string, limits: TravelLimits): Reach {
    if (limits !== this.limits) this.shelf = this.shelfOf(limits);
    this.limits = limits;
    const { shelf } = this;
    const known = shelf.get(workplace);
    if (known) {
      this.order.use(known);
      return known.reach;
    }
    const reach = new Reach(this.columns, this.travel, workplace, limits);
    const added = { reach, bytes: reach.bytes, shelf, workplace, newer: null, older: null };
    shelf.set(workplace, added);
    this.order.add(added);
    this.bytes += reach.bytes;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.columns.high);
    for (let gone = this.order.oldest; gone && this.bytes > most; gone = this.order.oldest) {
      this.order.take(gone);
      gone.shelf.delete(gone.workplace);
      this.bytes -= gone.bytes;
    }
    return reach;
  }

  private shelfOf({ legalMinutes, bicycleKm, walkKm }: TravelLimits): Map<string, KeptReach> {
    const key = `${legalMinutes}/${bicycleKm}/${walkKm}`;
    let shelf = this.kept.get(key);
    if (!shelf) this.kept.set(key, (shelf = new Map<string, KeptReach>()));
    return shelf;
  }
}
