/**
 * The gates' answers for everybody. How many people a gate excludes is counted once for each question and carried on from
 * there. Whom it excludes is kept as a bitmap while there is room, filled block by block where somebody asks; slots are
 * written once, so a bitmap only has to be carried on for the slots that came later.
 */
import { type ClassGate, CLOSED, OPEN } from './class-gates';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './posting-store';

/** Slots of a block as a power of two. */
const BLOCK_SHIFT = 12;
/** Bytes of bitmaps kept: so many for each person, and at least so many. */
const BYTES_PER_PERSON = 40;
const LEAST_BYTES = 8_000_000;
/** Questions whose counts are kept. */
const KEPT = 8192;
/** A bitmap that nobody asked for in so many questions makes room for another one. */
const FORGOTTEN_AFTER = 4096;
/** Answers are worked out once for each class when there are so many times fewer classes than people. */
const WORTH_A_TABLE = 4;

/** One gate's answers. */
export class GateAnswers {
  /** bits of people whom the gate excludes; null = nobody so far, or no bitmaps */
  closed: Uint32Array | null = null;
  /** bits of people whom it leaves undecided; null = nobody so far, or no bitmaps */
  open: Uint32Array | null = null;
  /** number of the question that asked last */
  asked = 0;
  private filled: Uint8Array | null = null;
  private words = 0;
  private marked = 0;
  private excluded = 0;
  private counted = 0;
  private deathsSeen: number;

  constructor(
    private readonly columns: PeopleColumns,
    readonly gate: ClassGate,
  ) {
    const { classes, rows } = columns.facets[gate.facet];
    const answers = this.table();
    if (answers.includes(CLOSED)) {
      const { live } = columns;
      for (let slot = 0; slot < columns.high; slot++) {
        this.excluded += answers[classes[slot]!]! & CLOSED & (live[slot >> 5]! >>> (slot & 31));
      }
    }
    this.counted = rows.size === 0 ? 0 : columns.high;
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

  /** Bytes of the bitmaps. */
  get bytes(): number {
    return (this.closed?.byteLength ?? 0) + (this.open?.byteLength ?? 0);
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
  cover(ranges: readonly SlotRange[]): void {
    const { columns } = this;
    const filled = this.filled!;
    // a block that is not filled yet will ask again
    for (; this.marked < columns.high; this.marked++) {
      if (filled[this.marked >> BLOCK_SHIFT] === 1) this.mark(this.marked, this.ask(this.marked));
    }
    for (const { from, to } of ranges) {
      const last = (to - 1) >> BLOCK_SHIFT;
      for (let block = from >> BLOCK_SHIFT; block <= last; block++) if (filled[block] === 0) this.fill(block, filled);
    }
  }

  /** The answer for one slot. */
  ask(slot: number): number {
    const { classes, rows } = this.columns.facets[this.gate.facet];
    const own = classes[slot]!;
    return this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
  }

  /** The answers of all classes. */
  table(): Uint8Array {
    const { rows } = this.columns.facets[this.gate.facet];
    const answers = new Uint8Array(rows.size);
    for (let own = 0; own < rows.size; own++) {
      answers[own] = this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
    }
    return answers;
  }

  /** A look-up of answers for about so many people: by a table of the classes where that is less work. */
  answersFor(people: number): (slot: number) => number {
    const { classes, rows } = this.columns.facets[this.gate.facet];
    if (rows.size * WORTH_A_TABLE > people) return (slot) => this.ask(slot);
    const table = this.table();
    return (slot) => table[classes[slot]!]!;
  }

  private fill(block: number, filled: Uint8Array): void {
    const from = block << BLOCK_SHIFT;
    const to = Math.min(this.columns.high, from + (1 << BLOCK_SHIFT));
    const answer = this.answersFor(to - from);
    for (let slot = from; slot < to; slot++) this.mark(slot, answer(slot));
    filled[block] = 1;
  }

  private mark(slot: number, answer: number): void {
    if (answer === CLOSED) (this.closed ??= new Uint32Array(this.words))[slot >> 5]! |= 1 << (slot & 31);
    else if (answer === OPEN) (this.open ??= new Uint32Array(this.words))[slot >> 5]! |= 1 << (slot & 31);
  }
}

/** The answers of the gates asked last. */
export class GateBook {
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
    else this.kept.delete(key);
    this.kept.set(key, answers);
    answers.asked = this.questions;
    this.bytes -= answers.bytes;
    if (!answers.hasBitmaps) {
      answers.drop();
      if (this.hasRoom()) answers.begin();
    }
    if (answers.hasBitmaps) answers.cover(ranges);
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
      if (this.bytes < most) return true;
    }
    return false;
  }

  private forget(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}
