/**
 * People as columns of numbers: slot n of every column is the same person. A slot is written once; a changed person gets
 * a new one and the old one dies. So whatever was worked out for a slot stays true, and a cache has only to look at the
 * slots and deaths that came after it.
 */
import { dateNumber, NO_END } from '../../dates';
import type { CandidateFacts } from '../../facts';
import { hasProgress } from '../../projection';
import { FACETS, facetRow, type FacetName } from './facets';
import { RecordStore, recordWord } from './record-store';
import { RunningPlacements } from './running-placements';
import { SlotMap } from '../collections/slot-map';
import { TupleDictionary, wider } from '../collections/tuple-dictionary';
import type { Vocabulary } from './vocabulary';

/** Stands for a wait that nobody knows: more than any date as a number. */
export const WAIT_UNKNOWN = 2 ** 27 - 1;

/** Largest class that one byte and two bytes can name. */
const MOST_IN_ONE = 0xff;
const MOST_IN_TWO = 0xffff;

/** Room made when there is none left, as a share of what there is: a quarter. */
const GROWTH_SHIFT = 2;

/** Classes by slot, in as few bytes as the largest of them needs. */
export type Classes = Uint8Array | Uint16Array | Int32Array;

function roomFor(most: number, slots: number): Classes {
  if (most <= MOST_IN_ONE) return new Uint8Array(slots);
  return most <= MOST_IN_TWO ? new Uint16Array(slots) : new Int32Array(slots);
}

/** One facet of everybody: `classes[slot]` is the row of the person in `rows`. */
export interface FacetColumn {
  classes: Classes;
  readonly rows: TupleDictionary;
  /** living people of each class */
  living: Int32Array;
}

/** A rejection of one opening: the slot, and the last day on which it counts as a number. */
export interface RejectedSlot {
  slot: number;
  until: number;
}

/** Everybody. Read by the search; written by `append` and `kill` alone. */
export class PeopleColumns {
  /** slots in use, dead ones included */
  high = 0;
  /** slots below this one are sorted by travel */
  sorted = 0;
  /** one bit for each slot */
  live = new Uint32Array(2);
  draw = new Uint32Array(64);
  /** day since which the person waits as YYYYMMDD, or `WAIT_UNKNOWN` */
  waiting: Int32Array = new Int32Array(64);
  /** one bit for each slot: a projection could be made */
  private paced = new Uint32Array(2);
  readonly facts: (CandidateFacts | undefined)[] = [];
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  readonly records = new RecordStore();
  readonly rejections = new Map<string, RejectedSlot[]>();
  /** dead slots in the order of their deaths */
  readonly deaths: number[] = [];
  /** rows of place and modes: what decides whether somebody can get to a workplace */
  readonly departures = new TupleDictionary();
  /** the departure of each class of travel */
  departureOf = new Int32Array(64);
  /** first slot of each departure in the sorted part, and the first one after it */
  departureFrom = new Int32Array(0);
  departureTo = new Int32Array(0);

  /** who has something on a day */
  readonly running: RunningPlacements;

  private capacity = 64;
  private readonly slots: SlotMap;

  constructor(
    readonly words: Vocabulary,
    capacity = 64,
  ) {
    const column = (): FacetColumn => ({
      classes: roomFor(0, 64),
      rows: new TupleDictionary(),
      living: new Int32Array(16),
    });
    this.facets = Object.fromEntries(FACETS.map((name) => [name, column()])) as Record<FacetName, FacetColumn>;
    this.running = new RunningPlacements(this.facets.placed.rows, words.placements);
    if (capacity > this.capacity) this.grow(capacity);
    this.slots = new SlotMap((slot) => this.facts[slot]!.id, capacity);
  }

  /** Living people. */
  get size(): number {
    return this.slots.size;
  }

  /** The person's living slot, or `undefined`. */
  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  /** True when the slot's person has not been taken out or changed since. */
  isLive(slot: number): boolean {
    return ((this.live[slot >> 5]! >>> (slot & 31)) & 1) === 1;
  }

  /** True when a projection could be made for the slot's person. */
  hasPace(slot: number): boolean {
    return ((this.paced[slot >> 5]! >>> (slot & 31)) & 1) === 1;
  }

  /** Writes a person whose id has no living slot, into the next slot. The dates must be right. */
  append(facts: CandidateFacts): number {
    const slot = this.high++;
    if (slot >= this.capacity) this.grow(this.capacity + (this.capacity >> GROWTH_SHIFT) + 64);
    this.facts[slot] = facts;
    this.slots.add(facts.id, slot);
    this.draw[slot] = facts.draw;
    this.waiting[slot] = facts.waitingSince === undefined ? WAIT_UNKNOWN : dateNumber(facts.waitingSince);
    if (hasProgress(facts)) this.paced[slot >> 5]! |= 1 << (slot & 31);
    for (const name of FACETS) {
      const facet = this.facets[name];
      const own = facet.rows.intern(facetRow(name, facts, this.words));
      if (own >= 2 ** (8 * facet.classes.BYTES_PER_ELEMENT)) facet.classes = this.copyOf(facet.classes, own);
      facet.classes[slot] = own;
      if (own >= facet.living.length) facet.living = wider(facet.living, own + 1);
      facet.living[own]!++;
    }
    this.noteDeparture(this.facets.travel.classes[slot]!);
    for (const { openingId, until } of facts.rejections) {
      const entry = { slot, until: until === undefined ? NO_END : dateNumber(until) };
      const known = this.rejections.get(openingId);
      if (known) known.push(entry);
      else this.rejections.set(openingId, [entry]);
    }
    this.eachRecord(facts, (code, word) => this.records.add(code, word));
    this.records.close();
    this.live[slot >> 5]! |= 1 << (slot & 31);
    return slot;
  }

  /** The records of a person by competency and word; "not able" only where nothing better is recorded. */
  eachRecord(facts: CandidateFacts, each: (code: number, word: number) => void): void {
    const { competencies } = facts;
    for (const held of competencies) {
      const able = held.level > 0 || !competencies.some(({ code, level }) => level > 0 && code === held.code);
      if (able) each(this.words.competencies.intern(held.code), recordWord(held));
    }
  }

  /** Takes a person out; false when there is none with that id. */
  kill(id: string): boolean {
    const slot = this.slots.take(id);
    if (slot === undefined) return false;
    this.live[slot >> 5]! &= ~(1 << (slot & 31));
    this.facts[slot] = undefined;
    for (const name of FACETS) this.facets[name].living[this.facets[name].classes[slot]!]!--;
    this.deaths.push(slot);
    return true;
  }

  /** Ends the sorted part: everybody up to now. */
  seal(): void {
    this.sorted = this.high;
    const { classes } = this.facets.travel;
    this.departureFrom = new Int32Array(this.departures.size);
    this.departureTo = new Int32Array(this.departures.size);
    for (let slot = 0; slot < this.high; slot++) {
      const own = this.departureOf[classes[slot]!]!;
      if (this.departureTo[own] === 0) this.departureFrom[own] = slot;
      this.departureTo[own] = slot + 1;
    }
    for (const name of FACETS) this.facets[name].rows.trim();
    this.records.trim();
  }

  /** Bytes of everything but the facts themselves and the map of ids. */
  get bytes(): number {
    const facets = FACETS.reduce(
      (sum, name) =>
        sum + this.facets[name].classes.byteLength + this.facets[name].rows.bytes + this.facets[name].living.byteLength,
      0,
    );
    return facets + this.draw.byteLength + this.waiting.byteLength + this.records.bytes + this.running.bytes;
  }

  /** A class of travel that is new gets its departure. */
  private noteDeparture(own: number): void {
    const { data, starts, size } = this.facets.travel.rows;
    if (size > this.departureOf.length) this.departureOf = wider(this.departureOf, size);
    const at = starts[own]!;
    if (this.facets.travel.living[own] === 1)
      this.departureOf[own] = this.departures.intern([data[at]!, data[at + 1]!]);
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    const numbers = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(capacity);
      copy.set(old);
      return copy;
    };
    for (const name of FACETS) {
      const facet = this.facets[name];
      facet.classes = this.copyOf(facet.classes, facet.rows.size);
    }
    this.waiting = numbers(this.waiting);
    const draw = new Uint32Array(capacity);
    draw.set(this.draw);
    this.draw = draw;
    const bits = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array((capacity + 31) >> 5);
      copy.set(old);
      return copy;
    };
    this.paced = bits(this.paced);
    this.live = bits(this.live);
  }

  /** The classes with room for all slots, and for a class as large as that. */
  private copyOf(classes: Classes, most: number): Classes {
    const copy = roomFor(most, this.capacity);
    copy.set(classes);
    return copy;
  }
}
