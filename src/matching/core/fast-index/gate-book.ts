/**
 * The gates' answers for everybody. A question is answered once for each class; how many people it excludes is counted over
 * the classes and carried on from there. Whom it excludes is kept as a bitmap while there is room, filled block by block
 * where somebody asks; slots are written once, so a bitmap only has to be carried on for the slots that came later.
 */
import { type ClassGate, CLOSED, OPEN } from './class-gates';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './posting-store';

/** Slots of a block as a power of two. */
const BLOCK_SHIFT = 12;
/** Bytes of bitmaps and tables kept: so many for each person, and at least so many. */
const BYTES_PER_PERSON = 20;
const LEAST_BYTES = 1_000_000;
/** Questions whose counts are kept. */
const KEPT = 4096;
/** A bitmap that nobody asked for in so many questions makes room for another one. */
const FORGOTTEN_AFTER = 4096;
/** A table is kept when it takes so many times fewer bytes than there are people. */
const WORTH_A_TABLE = 16;

/** An answer that nobody has asked for yet. */
const NOT_ASKED = 3;

/** One gate's answers. */
export class GateAnswers {
  /** bits of people whom the gate excludes; null = nobody so far, or no bitmaps */
  closed: Uint32Array | null = null;
  /** bits of people whom it leaves undecided; null = nobody so far, or no bitmaps */
  open: Uint32Array | null = null;
  /** number of the question that asked last */
  asked = 0;
  private table: Uint8Array | null;
  private filled: Uint8Array | null = null;
  private words = 0;
  private marked = 0;
  private excluded = 0;
  private counted: number;
  private deathsSeen: number;

  constructor(
    private readonly columns: PeopleColumns,
    readonly gate: ClassGate,
  ) {
    const { living, rows } = columns.facets[gate.facet];
    const table = new Uint8Array(rows.size);
    for (let own = 0; own < rows.size; own++) {
      const answer = gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
      table[own] = answer;
      if (answer === CLOSED) this.excluded += living[own]!;
    }
    this.table = rows.size * WORTH_A_TABLE <= columns.high ? table : null;
    this.counted = columns.high;
    this.deathsSeen = columns.deaths.length;
  }

  /** Living people whom the gate excludes now. */
  get excludes(): number {
    const { deaths, high } = this.columns;
    for (; this.counted < high; this.counted++) if (this.ask(this.counted) === CLOSED) this.excluded++;
    for (; this.deathsSeen < deaths.length; this.deathsSeen++) {
      if (this.ask(deaths[this.deathsSeen]!) === CLOSED) this.excluded--;
    }
    return this.excluded;
  }

  /** There are bitmaps with room for everybody. */
  get hasBitmaps(): boolean {
    return this.filled !== null && this.words === this.columns.live.length;
  }

  /** Bytes of bitmaps and table. */
  get bytes(): number {
    return (this.closed?.byteLength ?? 0) + (this.open?.byteLength ?? 0) + (this.table?.byteLength ?? 0);
  }

  /** Begins bitmaps, empty ones in place of any that are there. */
  begin(): void {
    this.drop();
    this.words = this.columns.live.length;
    this.filled = new Uint8Array(((this.words - 1) >> (BLOCK_SHIFT - 5)) + 1);
    this.marked = this.columns.high;
  }

  /** Gives the bitmaps back. */
  drop(): void {
    this.closed = null;
    this.open = null;
    this.filled = null;
  }

  /** Makes the bitmaps right for the ranges. */
  cover(ranges: readonly SlotRange[], scratch: TableScratch): void {
    const { columns } = this;
    const filled = this.filled!;
    // a block that is not filled yet will ask again
    for (; this.marked < columns.high; this.marked++) {
      if (filled[this.marked >> BLOCK_SHIFT] === 1) this.mark(this.marked, this.ask(this.marked));
    }
    let table: Uint8Array | null = null;
    for (const { from, to } of ranges) {
      const last = (to - 1) >> BLOCK_SHIFT;
      for (let block = from >> BLOCK_SHIFT; block <= last; block++) {
        if (filled[block] === 0) this.fill(block, filled, (table ??= this.answers(scratch)));
      }
    }
  }

  /** The answer for one slot. */
  ask(slot: number): number {
    return this.ofClass(this.columns.facets[this.gate.facet].classes[slot]!);
  }

  /** The answer for one class. */
  ofClass(own: number): number {
    const { rows } = this.columns.facets[this.gate.facet];
    return this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
  }

  /**
   * Asks about the people of a bitmap: takes the excluded out of it and writes the undecided ones to `open`, in the words
   * of the ranges.
   */
  sieve(bits: Uint32Array, open: Uint32Array, ranges: readonly SlotRange[], scratch: TableScratch): void {
    const { classes } = this.columns.facets[this.gate.facet];
    const table = this.answers(scratch);
    for (const { from, to } of ranges) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        let stay = bits[word]!;
        let opened = 0;
        for (let left = stay; left !== 0; left &= left - 1) {
          const bit = left & -left;
          const own = classes[(word << 5) + 31 - Math.clz32(bit)]!;
          let answer = table[own]!;
          if (answer === NOT_ASKED) table[own] = answer = this.ofClass(own);
          // closed is 1 and open 2: no branch, since nobody could guess it
          stay ^= bit & -(answer & CLOSED);
          opened |= bit & -(answer >> 1);
        }
        bits[word] = stay;
        open[word] = opened;
      }
    }
  }

  /** Answers by class with room for all of them; some are not asked yet. */
  private answers(scratch: TableScratch): Uint8Array {
    const { size } = this.columns.facets[this.gate.facet].rows;
    if (!this.table) return scratch.take(size);
    if (this.table.length < size) {
      const table = new Uint8Array(size + (size >> 3)).fill(NOT_ASKED);
      table.set(this.table);
      this.table = table;
    }
    return this.table;
  }

  private fill(block: number, filled: Uint8Array, table: Uint8Array): void {
    const { classes } = this.columns.facets[this.gate.facet];
    const from = block << BLOCK_SHIFT;
    const to = Math.min(this.columns.high, from + (1 << BLOCK_SHIFT));
    for (let slot = from; slot < to; slot++) {
      const own = classes[slot]!;
      let answer = table[own]!;
      if (answer === NOT_ASKED) table[own] = answer = this.ofClass(own);
      this.mark(slot, answer);
    }
    filled[block] = 1;
  }

  private mark(slot: number, answer: number): void {
    if (answer === CLOSED) (this.closed ??= new Uint32Array(this.words))[slot >> 5]! |= 1 << (slot & 31);
    else if (answer === OPEN) (this.open ??= new Uint32Array(this.words))[slot >> 5]! |= 1 << (slot & 31);
  }
}

/** A table for a question whose answers are not kept. Each taking forgets the one before. */
class TableScratch {
  private table = new Uint8Array(0);

  take(classes: number): Uint8Array {
    if (this.table.length < classes) this.table = new Uint8Array(classes + (classes >> 2));
    return this.table.fill(NOT_ASKED);
  }
}

/** The answers of the gates asked last. */
export class GateBook {
  /** shared by all questions */
  readonly scratch = new TableScratch();
  private readonly kept = new Map<string, GateAnswers>();
  private bytes = 0;
  private questions = 0;

  constructor(private readonly columns: PeopleColumns) {}

  /** Another question begins. */
  begin(): void {
    this.questions++;
  }

  /** Answers of a gate; with bitmaps that are right for the ranges where there is room for them. */
  answers(gate: ClassGate, ranges: readonly SlotRange[]): GateAnswers {
    const key = `${gate.gate} ${gate.key}`;
    let answers = this.kept.get(key);
    if (!answers) answers = new GateAnswers(this.columns, gate);
    else {
      this.kept.delete(key);
      this.bytes -= answers.bytes;
    }
    this.kept.set(key, answers);
    answers.asked = this.questions;
    if (!answers.hasBitmaps) {
      answers.drop();
      if (this.hasRoom()) answers.begin();
    }
    if (answers.hasBitmaps) answers.cover(ranges, this.scratch);
    this.bytes += answers.bytes;
    if (this.kept.size > KEPT) this.forget(this.kept.keys().next().value!);
    return answers;
  }

  private hasRoom(): boolean {
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.columns.high);
    if (this.bytes < most) return true;
    for (const answers of this.kept.values()) {
      if (answers.asked + FORGOTTEN_AFTER >= this.questions) return false;
      this.bytes -= answers.bytes;
      answers.drop();
      this.bytes += answers.bytes;
      if (this.bytes < most) return true;
    }
    return false;
  }

  private forget(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}
