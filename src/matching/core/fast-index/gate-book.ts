/**
 * The gates' answers for everybody as bitmaps, kept for as long as there is room. A bitmap is filled block by block, where
 * somebody asks; since slots are written once, it only has to be carried on for the slots and deaths that came later.
 */
import { type ClassGate, CLOSED, OPEN } from './class-gates';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './posting-store';

/** Slots of a block as a power of two. */
const BLOCK_SHIFT = 12;
/** Bytes of bitmaps kept: so many for each person, and at least so many. */
const BYTES_PER_PERSON = 40;
const LEAST_BYTES = 8_000_000;
/** Answers are worked out once for each class when there are so many times fewer classes than people. */
const WORTH_A_TABLE = 8;

/** One gate's answers. */
export class GateAnswers {
  /** bits of people whom the gate excludes; null = nobody so far */
  closed: Uint32Array | null = null;
  /** bits of people whom it leaves undecided; null = nobody so far */
  open: Uint32Array | null = null;
  private filled: Uint8Array;
  private excluded = 0;
  private counted = 0;
  private deathsSeen = 0;

  constructor(
    private readonly columns: PeopleColumns,
    private readonly gate: ClassGate,
    private readonly words: number,
  ) {
    this.filled = new Uint8Array(((words - 1) >> (BLOCK_SHIFT - 5)) + 1);
    this.countClasses();
  }

  /** Living people whom the gate excludes. */
  get excludes(): number {
    return this.excluded;
  }

  /** Bytes of the bitmaps. */
  get bytes(): number {
    return (this.closed?.byteLength ?? 0) + (this.open?.byteLength ?? 0);
  }

  /** Words the bitmaps have room for. */
  get room(): number {
    return this.words;
  }

  /** Carries the answers on to everybody who is there now, and makes sure that the ranges are filled. */
  cover(ranges: readonly SlotRange[]): void {
    const { columns } = this;
    for (let slot = this.counted; slot < columns.high; slot++) {
      const answer = this.ask(slot);
      if (answer === CLOSED) this.excluded++;
      // a block that is not filled yet will ask again
      if (answer !== 0 && this.filled[slot >> BLOCK_SHIFT] === 1) this.mark(slot, answer);
    }
    this.counted = columns.high;
    for (; this.deathsSeen < columns.deaths.length; this.deathsSeen++) {
      if (this.ask(columns.deaths[this.deathsSeen]!) === CLOSED) this.excluded--;
    }
    for (const { from, to } of ranges) {
      const last = (to - 1) >> BLOCK_SHIFT;
      for (let block = from >> BLOCK_SHIFT; block <= last; block++) if (this.filled[block] === 0) this.fill(block);
    }
  }

  /** The answer for one slot. */
  ask(slot: number): number {
    const { classes, rows } = this.columns.facets[this.gate.facet];
    const own = classes[slot]!;
    return this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
  }

  private countClasses(): void {
    const { columns } = this;
    const { classes, rows } = columns.facets[this.gate.facet];
    const answers = new Uint8Array(rows.size);
    for (let own = 0; own < rows.size; own++) {
      answers[own] = this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
    }
    if (answers.includes(CLOSED)) {
      for (let slot = 0; slot < columns.high; slot++) {
        if (answers[classes[slot]!] === CLOSED && columns.isLive(slot)) this.excluded++;
      }
    }
    this.counted = columns.high;
    this.deathsSeen = columns.deaths.length;
  }

  private fill(block: number): void {
    const { high } = this.columns;
    const { classes, rows } = this.columns.facets[this.gate.facet];
    const from = block << BLOCK_SHIFT;
    const to = Math.min(high, from + (1 << BLOCK_SHIFT));
    const table = rows.size * WORTH_A_TABLE < 1 << BLOCK_SHIFT ? this.table() : null;
    for (let slot = from; slot < to; slot++) {
      const answer = table ? table[classes[slot]!]! : this.ask(slot);
      if (answer !== 0) this.mark(slot, answer);
    }
    this.filled[block] = 1;
  }

  private table(): Uint8Array {
    const { rows } = this.columns.facets[this.gate.facet];
    return Uint8Array.from({ length: rows.size }, (_, own) =>
      this.gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!),
    );
  }

  private mark(slot: number, answer: number): void {
    const bit = 1 << (slot & 31);
    if (answer === CLOSED) (this.closed ??= new Uint32Array(this.words))[slot >> 5]! |= bit;
    else if (answer === OPEN) (this.open ??= new Uint32Array(this.words))[slot >> 5]! |= bit;
  }
}

/** The answers of the gates asked last. */
export class GateBook {
  private readonly kept = new Map<string, GateAnswers>();
  private bytes = 0;

  constructor(private readonly columns: PeopleColumns) {}

  /** Answers of a gate, right for everybody in the ranges. */
  answers(gate: ClassGate, ranges: readonly SlotRange[]): GateAnswers {
    const key = `${gate.gate} ${gate.key}`;
    const { live } = this.columns;
    let answers = this.kept.get(key);
    if (answers) {
      this.kept.delete(key);
      this.bytes -= answers.bytes;
    }
    // columns that have grown have slots the bitmaps have no room for
    if (!answers || answers.room < live.length) answers = new GateAnswers(this.columns, gate, live.length);
    answers.cover(ranges);
    this.kept.set(key, answers);
    this.bytes += answers.bytes;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.columns.high);
    for (const [oldest, { bytes }] of this.kept) {
      if (this.bytes <= most || oldest === key) break;
      this.kept.delete(oldest);
      this.bytes -= bytes;
    }
    return answers;
  }

  /** Bytes of the bitmaps kept. */
  get size(): number {
    return this.bytes;
  }
}
