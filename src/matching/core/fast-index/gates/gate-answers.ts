/**
 * One gate's answers for everybody. How many people it excludes is counted over the classes and carried on from there. Whom
 * it excludes is kept as a bitmap, filled block by block where somebody asks; slots are written once, so a bitmap only has
 * to be carried on for the slots that came later. Without bitmaps the answers are looked up for whoever is left.
 */
import { GATES } from '../../result';
import { popcount } from '../../week-grid';
import { answersOfHalf, oneOfTwoBits } from './answer-words';
import { BLOCK_SHIFT } from '../collections/block-pool';
import { ClassAnswers } from './class-answers';
import { type ClassGate, CLOSED, MET, OPEN } from './class-gates';
import type { GateRoom } from './gate-room';
import type { SlotRange } from '../collections/slot-bits';
import type { Used } from '../collections/use-order';

/** People of 32 who are asked about from which on all of them are. */
const CROWDED = 10;

/** The bitmaps of one question, by block. */
interface Bitmaps {
  /** people whom the gate excludes, and whom it leaves undecided */
  closed: Int32Array;
  open: Int32Array;
  /** 1 = worked out */
  filled: Uint8Array;
}

/** One gate's answers. */
export class GateAnswers implements Used<GateAnswers> {
  /** number of the question that asked last */
  asked = 0;
  newer: GateAnswers | null = null;
  older: GateAnswers | null = null;
  /** its place among `GATES` */
  readonly gatePlace: number;
  private readonly classes: ClassAnswers;
  private bitmaps: Bitmaps | null = null;
  private marked = 0;
  /** how often room had been made when there was none for the bitmaps */
  private refusedAt = -1;
  /** the gate is not met for one of the classes seen so far */
  private decides = false;
  private classesSeen: number;
  private excluded = 0;
  private counted: number;
  private deathsSeen: number;

  constructor(
    private readonly room: GateRoom,
    readonly gate: ClassGate,
    /** of its kind among `GATE_KINDS` */
    readonly place: number,
  ) {
    const { columns } = room;
    this.gatePlace = GATES.indexOf(gate.gate);
    this.classes = new ClassAnswers(room, gate);
    const { living, rows } = this.classes.facet;
    const { table } = this.classes.table(columns.high);
    for (let own = 0; own < rows.size; own++) {
      const answer = table[own]!;
      this.decides ||= answer !== MET;
      this.excluded += living[own]! * (answer & CLOSED);
    }
    this.classesSeen = rows.size;
    this.counted = columns.high;
    this.deathsSeen = columns.deaths.length;
  }

  /** Living people whom the gate excludes now. */
  get excludes(): number {
    const { deaths, high } = this.room.columns;
    for (; this.counted < high; this.counted++) if (this.ask(this.counted) === CLOSED) this.excluded++;
    for (; this.deathsSeen < deaths.length; this.deathsSeen++) {
      if (this.ask(deaths[this.deathsSeen]!) === CLOSED) this.excluded--;
    }
    return this.excluded;
  }

  /** True when the gate is met for everybody. */
  get isIdle(): boolean {
    const { rows } = this.classes.facet;
    for (; this.classesSeen < rows.size; this.classesSeen++)
      this.decides ||= this.classes.ask(this.classesSeen) !== MET;
    return !this.decides;
  }

  /** There are bitmaps, right for the ranges covered last. */
  get hasBitmaps(): boolean {
    return this.bitmaps !== null;
  }

  /** Gives the bitmaps back. */
  drop(): void {
    if (!this.bitmaps) return;
    for (const block of this.bitmaps.closed) this.room.pool.give(block);
    for (const block of this.bitmaps.open) this.room.pool.give(block);
    this.bitmaps = null;
  }

  /** Gives everything back. */
  forget(): void {
    this.drop();
    this.classes.forget();
  }

  /** Makes the bitmaps right for the ranges; false when there is no room, and then there are none. */
  cover(ranges: readonly SlotRange[]): boolean {
    const { columns } = this.room;
    // there was no room, and nobody has made any since
    if (this.refusedAt === this.room.roomMade) return false;
    const bitmaps = this.begun();
    // a block that is not filled yet has asked about everybody in it when it is
    for (; this.marked < columns.high; this.marked++) {
      if (bitmaps.filled[this.marked >> BLOCK_SHIFT] === 1) this.mark(bitmaps, this.marked, this.ask(this.marked));
    }
    const wanted = missing(bitmaps.filled, ranges);
    if (wanted === null) return true;
    for (const block of wanted) {
      this.fill(bitmaps, block, wanted.length << BLOCK_SHIFT);
      if (this.room.hasRoom) continue;
      this.drop();
      this.refusedAt = this.room.roomMade;
      return false;
    }
    return true;
  }

  /** Takes the excluded out of a bitmap, in the words of the ranges covered; returns how many words were read. */
  clear(bits: Uint32Array, ranges: readonly SlotRange[]): number {
    return this.bitmaps ? this.room.pool.clear(bits, this.bitmaps.closed, ranges) : 0;
  }

  /** How many people of a bitmap are left undecided, in the words of the ranges covered. */
  countOpen(bits: Uint32Array, ranges: readonly SlotRange[], work: { words: number }): number {
    return this.bitmaps ? this.room.pool.countBoth(bits, this.bitmaps.open, ranges, work) : 0;
  }

  /**
   * Asks about the people of a bitmap: takes the excluded out of it and writes the undecided ones to `open`, in the words
   * of the ranges.
   */
  sieve(bits: Uint32Array, open: Uint32Array, ranges: readonly SlotRange[]): void {
    const { high } = this.room.columns;
    const { classes } = this.classes.facet;
    const { table, isWhole } = this.classes.table(ranges.reduce((slots, { from, to }) => slots + to - from, 0));
    for (const { from, to } of ranges) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        const asked = bits[word]!;
        let closed = 0;
        let opened = 0;
        const first = word << 5;
        if (isWhole && first + 32 <= high && popcount(asked) >= CROWDED) {
          // asking everybody is quicker than finding out who is asked
          const low = answersOfHalf(classes, table, first);
          const high = answersOfHalf(classes, table, first + 16);
          closed = oneOfTwoBits(low, high);
          opened = oneOfTwoBits(low >>> 1, high >>> 1);
        } else {
          for (let left = asked; left !== 0; left &= left - 1) {
            const bit = left & -left;
            const own = classes[first + 31 - Math.clz32(bit)]!;
            const answer = this.classes.of(own, table);
            // closed is 1 and open 2: no branch, since nobody could guess it
            closed |= bit & -(answer & CLOSED);
            opened |= bit & -(answer >> 1);
          }
        }
        bits[word] = asked & ~closed;
        open[word] = asked & opened;
      }
    }
  }

  private ask(slot: number): number {
    return this.classes.ask(this.classes.facet.classes[slot]!);
  }

  /** The bitmaps, with a place for every block. */
  private begun(): Bitmaps {
    const blocks = ((this.room.columns.high - 1) >> BLOCK_SHIFT) + 1;
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
    if (!old) this.marked = this.room.columns.high;
    return this.bitmaps;
  }

  private fill(bitmaps: Bitmaps, block: number, people: number): void {
    const { columns, pool, closed, open } = this.room;
    const { classes } = this.classes.facet;
    const { table, isWhole } = this.classes.table(people);
    const from = block << BLOCK_SHIFT;
    // slots that nobody has yet are marked when somebody comes
    const to = Math.min(columns.high, from + (1 << BLOCK_SHIFT));
    closed.fill(0);
    open.fill(0);
    if (!isWhole) for (let slot = from; slot < to; slot++) this.classes.of(classes[slot]!, table);
    let slot = from;
    for (; slot + 32 <= to; slot += 32) {
      const low = answersOfHalf(classes, table, slot);
      const high = answersOfHalf(classes, table, slot + 16);
      closed[(slot - from) >> 5] = oneOfTwoBits(low, high);
      open[(slot - from) >> 5] = oneOfTwoBits(low >>> 1, high >>> 1);
    }
    for (; slot < to; slot++) {
      const answer = table[classes[slot]!]!;
      closed[(slot - from) >> 5]! |= (answer & CLOSED) << (slot & 31);
      open[(slot - from) >> 5]! |= (answer >> 1) << (slot & 31);
    }
    bitmaps.closed[block] = pool.put(closed);
    bitmaps.open[block] = pool.put(open);
    bitmaps.filled[block] = 1;
  }

  private mark({ closed, open }: Bitmaps, slot: number, answer: number): void {
    const { pool } = this.room;
    const block = slot >> BLOCK_SHIFT;
    if (answer === CLOSED) closed[block] = pool.set(closed[block]!, slot);
    else if (answer === OPEN) open[block] = pool.set(open[block]!, slot);
  }
}

/** Blocks of the ranges that are not worked out; null = none. */
function missing(filled: Uint8Array, ranges: readonly SlotRange[]): number[] | null {
  let wanted: number[] | null = null;
  for (let at = 0; at < ranges.length; at++) {
    const { from, to } = ranges[at]!;
    const last = (to - 1) >> BLOCK_SHIFT;
    for (let block = from >> BLOCK_SHIFT; block <= last; block++) {
      if (filled[block] === 1) continue;
      wanted ??= [];
      if (wanted[wanted.length - 1] !== block) wanted.push(block);
    }
  }
  return wanted;
}
