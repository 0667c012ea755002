/**
 * The gates' answers for everybody. A question is answered once for each class; how many people it excludes is counted over
 * the classes and carried on from there. Whom it excludes is kept as a bitmap while there is room, filled block by block
 * where somebody asks; slots are written once, so a bitmap only has to be carried on for the slots that came later.
 */
import { BLOCK_SHIFT, BLOCK_WORDS, BlockPool } from './block-pool';
import { popcount } from '../week-grid';
import { type ClassGate, CLOSED, OPEN } from './class-gates';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './slot-bits';

/** Bytes of bitmaps kept: so many for each person, and at least so many. */
const BYTES_PER_PERSON = 26;
const LEAST_BYTES = 1_000_000;
/** The same for tables of answers by class. */
const TABLE_BYTES_PER_PERSON = 2;
const LEAST_TABLE_BYTES = 200_000;
/** Questions whose counts are kept. */
const KEPT = 2048;
/** A bitmap that nobody asked for in so many questions makes room for another one. */
const FORGOTTEN_AFTER = 4096;
/** A table is kept when it takes so many times fewer bytes than there are people. */
const WORTH_A_TABLE = 16;

/** An answer that nobody has asked for yet. */
const NOT_ASKED = 3;
/** People of 32 who are asked about from which on all of them are. */
const CROWDED = 10;

/** Bytes of bitmaps that may be kept for so many people. */
export type BitmapRoom = (people: number) => number;

const USUAL_ROOM: BitmapRoom = (people) => Math.max(LEAST_BYTES, BYTES_PER_PERSON * people);

/** What the questions of one set of columns share. */
class Shared {
  readonly pool = new BlockPool();
  /** bytes of tables kept */
  tables = 0;
  /** how often bitmaps were dropped to make room */
  roomMade = 0;
  /** words of a block being filled */
  readonly closed = new Uint32Array(BLOCK_WORDS);
  readonly open = new Uint32Array(BLOCK_WORDS);
  private scratch = new Uint8Array(0);

  constructor(
    readonly columns: PeopleColumns,
    private readonly room: BitmapRoom,
  ) {}

  /** A table for a question whose answers are not kept; the next one takes its place. */
  borrow(classes: number): Uint8Array {
    if (this.scratch.length < classes) this.scratch = new Uint8Array(classes + (classes >> 2));
    return this.scratch.fill(NOT_ASKED);
  }

  /** The bitmaps take no more room than they may. */
  get hasRoom(): boolean {
    return this.pool.size * BLOCK_WORDS * Uint32Array.BYTES_PER_ELEMENT <= this.room(this.columns.high);
  }

  /** Room for a table of so many bytes. */
  keepsTable(bytes: number): boolean {
    const most = Math.max(LEAST_TABLE_BYTES, TABLE_BYTES_PER_PERSON * this.columns.high);
    return bytes * WORTH_A_TABLE <= this.columns.high && this.tables + bytes <= most;
  }
}

/** The bitmaps of one question, by block. */
interface Bitmaps {
  /** people whom the gate excludes, and whom it leaves undecided */
  closed: Int32Array;
  open: Int32Array;
  /** 1 = worked out */
  filled: Uint8Array;
}

/** One gate's answers. */
export class GateAnswers {
  /** number of the question that asked last */
  asked = 0;
  private table: Uint8Array | null = null;
  private bitmaps: Bitmaps | null = null;
  private marked = 0;
  /** how often room had been made when there was none for the bitmaps */
  private refusedAt = -1;
  private excluded = 0;
  private counted: number;
  private deathsSeen: number;

  constructor(
    private readonly shared: Shared,
    readonly gate: ClassGate,
  ) {
    const { columns } = shared;
    const { living, rows } = columns.facets[gate.facet];
    const keep = shared.keepsTable(rows.size);
    const table = keep ? new Uint8Array(rows.size) : shared.borrow(rows.size);
    for (let own = 0; own < rows.size; own++) {
      const answer = this.ofClass(own);
      table[own] = answer;
      if (answer === CLOSED) this.excluded += living[own]!;
    }
    if (keep) this.table = table;
    if (keep) shared.tables += table.byteLength;
    this.counted = columns.high;
    this.deathsSeen = columns.deaths.length;
  }

  /** Living people whom the gate excludes now. */
  get excludes(): number {
    const { deaths, high } = this.shared.columns;
    for (; this.counted < high; this.counted++) if (this.ask(this.counted) === CLOSED) this.excluded++;
    for (; this.deathsSeen < deaths.length; this.deathsSeen++) {
      if (this.ask(deaths[this.deathsSeen]!) === CLOSED) this.excluded--;
    }
    return this.excluded;
  }

  /** There are bitmaps, right for the ranges covered last. */
  get hasBitmaps(): boolean {
    return this.bitmaps !== null;
  }

  /** Gives the bitmaps back. */
  drop(): void {
    if (!this.bitmaps) return;
    for (const block of this.bitmaps.closed) this.shared.pool.give(block);
    for (const block of this.bitmaps.open) this.shared.pool.give(block);
    this.bitmaps = null;
  }

  /** Gives everything back. */
  forget(): void {
    this.drop();
    this.shared.tables -= this.table?.byteLength ?? 0;
    this.table = null;
  }

  /** Makes the bitmaps right for the ranges; false when there is no room, and then there are none. */
  cover(ranges: readonly SlotRange[]): boolean {
    const { columns } = this.shared;
    const wanted: number[] = [];
    for (const { from, to } of ranges) {
      const last = (to - 1) >> BLOCK_SHIFT;
      for (let block = from >> BLOCK_SHIFT; block <= last; block++) {
        const isFilled = this.bitmaps?.filled[block] === 1;
        if (!isFilled && wanted[wanted.length - 1] !== block) wanted.push(block);
      }
    }
    // there was no room, and nobody has made any since
    if (this.refusedAt === this.shared.roomMade) return false;
    const bitmaps = this.begun();
    // a block that is not filled yet has asked about everybody in it when it is
    for (; this.marked < columns.high; this.marked++) {
      if (bitmaps.filled[this.marked >> BLOCK_SHIFT] === 1) this.mark(bitmaps, this.marked, this.ask(this.marked));
    }
    if (wanted.length === 0) return true;
    const table = this.answers();
    for (const block of wanted) {
      this.fill(bitmaps, block, table);
      if (this.shared.hasRoom) continue;
      this.drop();
      this.refusedAt = this.shared.roomMade;
      return false;
    }
    return true;
  }

  /** Takes the excluded out of a bitmap, in the words of the ranges covered; returns how many words were read. */
  clear(bits: Uint32Array, ranges: readonly SlotRange[]): number {
    return this.bitmaps ? this.shared.pool.clear(bits, this.bitmaps.closed, ranges) : 0;
  }

  /** How many people of a bitmap are left undecided, in the words of the ranges covered. */
  countOpen(bits: Uint32Array, ranges: readonly SlotRange[], work: { words: number }): number {
    return this.bitmaps ? this.shared.pool.countBoth(bits, this.bitmaps.open, ranges, work) : 0;
  }

  /**
   * Asks about the people of a bitmap: takes the excluded out of it and writes the undecided ones to `open`, in the words
   * of the ranges.
   */
  sieve(bits: Uint32Array, open: Uint32Array, ranges: readonly SlotRange[]): void {
    const { high, facets } = this.shared.columns;
    const { classes } = facets[this.gate.facet];
    const table = this.answers();
    for (const { from, to } of ranges) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        const asked = bits[word]!;
        let closed = 0;
        let opened = 0;
        const first = word << 5;
        if (popcount(asked) < CROWDED || first + 32 > high) {
          for (let left = asked; left !== 0; left &= left - 1) {
            const bit = left & -left;
            const own = classes[first + 31 - Math.clz32(bit)]!;
            let answer = table[own]!;
            if (answer === NOT_ASKED) table[own] = answer = this.ofClass(own);
            // closed is 1 and open 2: no branch, since nobody could guess it
            closed |= bit & -(answer & CLOSED);
            opened |= bit & -(answer >> 1);
          }
        } else {
          // asking everybody is quicker than finding out who is asked
          for (let bit = 0; bit < 32; bit++) {
            const own = classes[first + bit]!;
            let answer = table[own]!;
            if (answer === NOT_ASKED) table[own] = answer = this.ofClass(own);
            closed |= (answer & CLOSED) << bit;
            opened |= (answer >> 1) << bit;
          }
        }
        bits[word] = asked & ~closed;
        open[word] = asked & opened;
      }
    }
  }

  private ask(slot: number): number {
    return this.ofClass(this.shared.columns.facets[this.gate.facet].classes[slot]!);
  }

  private ofClass(own: number): number {
    const { rows } = this.shared.columns.facets[this.gate.facet];
    return this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
  }

  /** Answers by class with room for all of them; some are not asked yet. */
  private answers(): Uint8Array {
    const { size } = this.shared.columns.facets[this.gate.facet].rows;
    if (!this.table) return this.shared.borrow(size);
    if (this.table.length < size) {
      const table = new Uint8Array(size + (size >> 3)).fill(NOT_ASKED);
      table.set(this.table);
      this.shared.tables += table.byteLength - this.table.byteLength;
      this.table = table;
    }
    return this.table;
  }

  /** The bitmaps, with a place for every block. */
  private begun(): Bitmaps {
    const blocks = ((this.shared.columns.high - 1) >> BLOCK_SHIFT) + 1;
    const old = this.bitmaps;
    if (old && old.filled.length >= blocks) return old;
    const room = blocks + (blocks >> 3) + 1;
    const wider = <T extends Int32Array | Uint8Array>(made: T, before: T | undefined): T => {
      if (before) made.set(before);
      return made;
    };
    this.bitmaps = {
      closed: wider(new Int32Array(room), old?.closed),
      open: wider(new Int32Array(room), old?.open),
      filled: wider(new Uint8Array(room), old?.filled),
    };
    if (!old) this.marked = this.shared.columns.high;
    return this.bitmaps;
  }

  private fill(bitmaps: Bitmaps, block: number, table: Uint8Array): void {
    const { columns, pool, closed, open } = this.shared;
    const { classes } = columns.facets[this.gate.facet];
    const from = block << BLOCK_SHIFT;
    const to = Math.min(columns.high, from + (1 << BLOCK_SHIFT));
    closed.fill(0);
    open.fill(0);
    for (let slot = from; slot < to; slot++) {
      const own = classes[slot]!;
      let answer = table[own]!;
      if (answer === NOT_ASKED) table[own] = answer = this.ofClass(own);
      const word = (slot - from) >> 5;
      closed[word]! |= (answer & CLOSED) << (slot & 31);
      open[word]! |= (answer >> 1) << (slot & 31);
    }
    bitmaps.closed[block] = pool.put(closed);
    bitmaps.open[block] = pool.put(open);
    bitmaps.filled[block] = 1;
  }

  private mark({ closed, open }: Bitmaps, slot: number, answer: number): void {
    const { pool } = this.shared;
    const block = slot >> BLOCK_SHIFT;
    if (answer === CLOSED) closed[block] = pool.set(closed[block]!, slot);
    else if (answer === OPEN) open[block] = pool.set(open[block]!, slot);
  }
}

/** The answers of the gates asked last. */
export class GateBook {
  private readonly shared: Shared;
  private readonly kept = new Map<string, GateAnswers>();
  private questions = 0;

  constructor(columns: PeopleColumns, room: BitmapRoom = USUAL_ROOM) {
    this.shared = new Shared(columns, room);
  }

  /** Another question begins. */
  begin(): void {
    this.questions++;
  }

  /** Answers of a gate; with bitmaps that are right for the ranges where there is room for them. */
  answers(gate: ClassGate, ranges: readonly SlotRange[]): GateAnswers {
    const key = `${gate.gate} ${gate.key}`;
    let answers = this.kept.get(key);
    if (answers) this.kept.delete(key);
    else answers = new GateAnswers(this.shared, gate);
    this.kept.set(key, answers);
    answers.asked = this.questions;
    if (!answers.cover(ranges) && this.makeRoom()) answers.cover(ranges);
    if (this.kept.size > KEPT) {
      const [oldest, forgotten] = this.kept.entries().next().value!;
      forgotten.forget();
      this.shared.roomMade++;
      this.kept.delete(oldest);
    }
    return answers;
  }

  /** Bytes of bitmaps and tables. */
  get bytes(): number {
    return this.shared.pool.bytes + this.shared.tables;
  }

  /** Bitmaps that nobody has asked for in a long time go; false when there are none. */
  private makeRoom(): boolean {
    let made = false;
    for (const answers of this.kept.values()) {
      if (answers.asked + FORGOTTEN_AFTER >= this.questions) break;
      made ||= answers.hasBitmaps;
      answers.drop();
    }
    if (made) this.shared.roomMade++;
    return made;
  }
}
