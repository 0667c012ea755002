/**
 * What people can do, person by person. A record is a competency with a level and its evidence; people share most records,
 * so each distinct one has a number, and a person is a short row of numbers in the order of the slots.
 */
import { EVIDENCE, type HeldCompetency } from '../../facts';
import { wider } from '../collections/tuple-dictionary';

/** Largest number that two bytes can hold. */
const MOST_NARROW = 0xffff;
/** Room for later people, as a share of the room in use. */
const SPARE_SHIFT = 5;

/** Level and evidence as one number: level × 3 + evidence. Below 3 = not able. */
export function recordWord({ level, evidence }: HeldCompetency): number {
  return level * EVIDENCE.length + EVIDENCE.indexOf(evidence);
}

/** Everybody's records. Slots are written once, one after the other. */
export class RecordStore {
  /** numbers of records end to end; two bytes each while there are few */
  rows: Uint16Array | Int32Array = new Uint16Array(256);
  /** slot n stands in `rows` from `starts[n]` up to `starts[n + 1]` */
  starts: Int32Array = new Int32Array(65);
  /** distinct records in use */
  size = 0;
  /** by distinct record: level and evidence */
  words = new Uint8Array(64);
  private used = 0;
  private slots = 0;
  /** by competency its first distinct record plus 1, and by distinct record the next one plus 1 */
  private first: Int32Array = new Int32Array(64);
  private next: Int32Array = new Int32Array(64);

  /** Adds a record of the slot that is written next. */
  add(code: number, word: number): void {
    const record = this.intern(code, word);
    if (record > MOST_NARROW && this.rows instanceof Uint16Array) this.rows = Int32Array.from(this.rows);
    if (this.used === this.rows.length) this.resize(this.used * 2);
    this.rows[this.used++] = record;
  }

  /** The slot has all its records. */
  close(): void {
    this.slots++;
    if (this.slots >= this.starts.length) this.starts = wider(this.starts, this.slots + 1);
    this.starts[this.slots] = this.used;
  }

  /** The first distinct record of a competency, or -1; the others follow with `after`. */
  of(code: number): number {
    return code < 0 ? -1 : (this.first[code] ?? 0) - 1;
  }

  /** The next distinct record of the same competency, or -1. */
  after(record: number): number {
    return this.next[record]! - 1;
  }

  /** Gives back room that is hardly needed. */
  trim(): void {
    this.resize(this.used + (this.used >> SPARE_SHIFT) + 16);
    this.starts = this.starts.slice(0, this.slots + (this.slots >> SPARE_SHIFT) + 2);
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const { rows, starts, words, first, next } = this;
    return rows.byteLength + starts.byteLength + words.byteLength + first.byteLength + next.byteLength;
  }

  private intern(code: number, word: number): number {
    if (code >= this.first.length) this.first = wider(this.first, code + 1);
    for (let known = this.of(code); known >= 0; known = this.after(known)) if (this.words[known] === word) return known;
    const record = this.size++;
    if (record === this.words.length) {
      const words = new Uint8Array(record * 2);
      words.set(this.words);
      this.words = words;
      this.next = wider(this.next, record * 2);
    }
    this.words[record] = word;
    this.next[record] = this.first[code]!;
    this.first[code] = record + 1;
    return record;
  }

  private resize(length: number): void {
    const rows = this.rows instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
    rows.set(this.rows.subarray(0, this.used));
    this.rows = rows;
  }
}
