/**
 * People as columns of numbers: slot n of every column is the same person. A slot is written once; a changed person gets
 * a new one and the old one dies. So whatever was worked out for a slot stays true, and a cache has only to look at the
 * slots and deaths that came after it.
 */
import { dateNumber, NO_END } from '../dates';
import type { CandidateFacts } from '../facts';
import { hasProgress } from '../projection';
import { FACETS, facetRow, type FacetName } from './facets';
import { PostingStore, recordWord } from './posting-store';
import { SlotMap } from './slot-map';
import { TupleDictionary, wider } from './tuple-dictionary';
import type { Vocabulary } from './vocabulary';

/** Stands for a wait that nobody knows: more than any date as a number. */
export const WAIT_UNKNOWN = 2 ** 27 - 1;

/** Largest class that two bytes can name. */
const MOST_NARROW = 0xffff;

/** One facet of everybody: `classes[slot]` is the row of the person in `rows`. */
export interface FacetColumn {
  /** two bytes each while there are few classes */
  classes: Int32Array | Uint16Array;
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
  /** 1 = a projection could be made */
  progress = new Uint8Array(64);
  readonly facts: (CandidateFacts | undefined)[] = [];
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  readonly postings = new PostingStore();
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

  private capacity = 64;
  private readonly slots = new SlotMap((slot) => this.facts[slot]!.id);

  constructor(
    readonly words: Vocabulary,
    capacity = 64,
  ) {
    const column = (): FacetColumn => ({
      classes: new Uint16Array(64),
      rows: new TupleDictionary(),
      living: new Int32Array(16),
    });
    this.facets = Object.fromEntries(FACETS.map((name) => [name, column()])) as Record<FacetName, FacetColumn>;
    if (capacity > this.capacity) this.grow(capacity);
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

  /** Writes a person whose id has no living slot, into the next slot. The dates must be right. */
  append(facts: CandidateFacts): number {
    const slot = this.high++;
    if (slot >= this.capacity) this.grow(this.capacity * 2);
    this.facts[slot] = facts;
    this.slots.add(facts.id, slot);
    this.draw[slot] = facts.draw;
    this.waiting[slot] = facts.waitingSince === undefined ? WAIT_UNKNOWN : dateNumber(facts.waitingSince);
    this.progress[slot] = hasProgress(facts) ? 1 : 0;
    for (const name of FACETS) {
      const facet = this.facets[name];
      const own = facet.rows.intern(facetRow(name, facts, this.words));
      if (own > MOST_NARROW && facet.classes instanceof Uint16Array) facet.classes = Int32Array.from(facet.classes);
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
    this.live[slot >> 5]! |= 1 << (slot & 31);
    return slot;
  }

  /** The records of a person by number and record word; "not able" only where nothing better is recorded. */
  records(facts: CandidateFacts, each: (code: number, record: number) => void): void {
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
  }

  /** Bytes of everything but the facts themselves and the map of ids. */
  get bytes(): number {
    const facets = FACETS.reduce(
      (sum, name) =>
        sum + this.facets[name].classes.byteLength + this.facets[name].rows.bytes + this.facets[name].living.byteLength,
      0,
    );
    return facets + this.draw.byteLength + this.waiting.byteLength + this.progress.byteLength + this.postings.bytes;
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
    const numbers = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(capacity);
      copy.set(old);
      return copy;
    };
    for (const name of FACETS) {
      const { classes } = this.facets[name];
      const copy = classes instanceof Uint16Array ? new Uint16Array(capacity) : new Int32Array(capacity);
      copy.set(classes);
      this.facets[name].classes = copy;
    }
    this.waiting = numbers(this.waiting);
    const draw = new Uint32Array(capacity);
    draw.set(this.draw);
    this.draw = draw;
    const progress = new Uint8Array(capacity);
    progress.set(this.progress);
    this.progress = progress;
    const live = new Uint32Array((capacity + 31) >> 5);
    live.set(this.live);
    this.live = live;
    this.capacity = capacity;
  }
}
