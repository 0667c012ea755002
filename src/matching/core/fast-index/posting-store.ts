/**
 * For each competency the people recorded with it, as words of a slot and a record. The lists of the people that were
 * there when the columns were made lie end to end, sorted by slot; later people stand in short lists beside them.
 */
import { EVIDENCE, type HeldCompetency } from '../facts';
import { wider } from './tuple-dictionary';

/** Bits of a word for the record; the slot stands above them. */
export const RECORD_BITS = 4;

/** A stretch of slots, the end not included. */
export interface SlotRange {
  from: number;
  to: number;
}

/** Entries of a sorted list that one entry of its skip table stands for, on average. */
const SKIP_ENTRIES = 32;
/** Shorter lists have no skip table. */
const SKIP_FROM = 256;

/** The word of a record without its slot: level × 3 + evidence. Below 3 = not able. */
export function recordWord({ level, evidence }: HeldCompetency): number {
  return level * EVIDENCE.length + EVIDENCE.indexOf(evidence);
}

interface Skips {
  shift: number;
  /** first entry of the slots from `block << shift` on */
  entries: Int32Array;
}

/** The lists of all competencies, by their number in the vocabulary. */
export class PostingStore {
  /** sorted words of all lists */
  words = new Int32Array(0);
  private starts = new Int32Array(1);
  private readonly skips: (Skips | undefined)[] = [];
  private readonly recent: (number[] | undefined)[] = [];
  private counts: Int32Array<ArrayBuffer> | null = new Int32Array(64);
  private next: Int32Array | null = null;

  /** Notes that a list will get an entry; before `open`. */
  announce(code: number): void {
    if (!this.counts) return;
    if (code >= this.counts.length) this.counts = wider(this.counts, code + 1);
    this.counts[code]!++;
  }

  /** Makes room for what was announced; from here on `fill` may be called, in the order of slots. */
  open(): void {
    const counts = this.counts ?? new Int32Array(0);
    this.starts = new Int32Array(counts.length + 1);
    for (let code = 0; code < counts.length; code++) this.starts[code + 1] = this.starts[code]! + counts[code]!;
    this.words = new Int32Array(this.starts[counts.length]!);
    this.next = this.starts.slice(0, counts.length);
    this.counts = null;
  }

  /** Writes one announced entry. */
  fill(code: number, slot: number, record: number): void {
    const at = this.next![code]!;
    this.next![code] = at + 1;
    this.words[at] = (slot << RECORD_BITS) | record;
  }

  /** Ends the sorted part, of that many slots. */
  close(slots: number): void {
    this.next = null;
    for (let code = 0; code + 1 < this.starts.length; code++) {
      const [from, to] = [this.starts[code]!, this.starts[code + 1]!];
      if (to - from >= SKIP_FROM) this.skips[code] = skipsOf(this.words, from, to, slots);
    }
  }

  /** Adds an entry of a person who came later. */
  add(code: number, slot: number, record: number): void {
    (this.recent[code] ??= []).push((slot << RECORD_BITS) | record);
  }

  /** Somebody is recorded with it. */
  has(code: number): boolean {
    if (code < 0) return false;
    return (
      this.recent[code] !== undefined || (code + 1 < this.starts.length && this.starts[code + 1]! > this.starts[code]!)
    );
  }

  /** Words of people who came later, or `undefined`. */
  later(code: number): readonly number[] | undefined {
    return this.recent[code];
  }

  /**
   * The entries of a list that may lie in the ranges, as pairs of first and end in `words`, written to `stretches`;
   * returns how many numbers were written. Entries outside the ranges may be among them.
   */
  stretches(code: number, ranges: readonly SlotRange[], stretches: Int32Array): number {
    if (code < 0 || code + 1 >= this.starts.length) return 0;
    const [from, to] = [this.starts[code]!, this.starts[code + 1]!];
    const skips = this.skips[code];
    if (from === to) return 0;
    if (!skips || ranges.length * 2 > stretches.length) {
      stretches[0] = from;
      stretches[1] = to;
      return 2;
    }
    const { shift, entries } = skips;
    let count = 0;
    let end = -1;
    for (let at = 0; at < ranges.length; at++) {
      const range = ranges[at]!;
      const first = entries[range.from >> shift]!;
      const last = entries[((range.to - 1) >> shift) + 1]!;
      if (first >= last) continue;
      if (first <= end) stretches[count - 1] = last;
      else {
        stretches[count++] = first;
        stretches[count++] = last;
      }
      end = last;
    }
    return count;
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const skips = this.skips.reduce((sum, skip) => sum + (skip?.entries.byteLength ?? 0), 0);
    const later = this.recent.reduce((sum, list) => sum + (list?.length ?? 0) * 8, 0);
    return this.words.byteLength + this.starts.byteLength + skips + later;
  }
}

function skipsOf(words: Int32Array, from: number, to: number, slots: number): Skips {
  const blocks = Math.ceil((to - from) / SKIP_ENTRIES);
  let shift = 0;
  while (slots >> shift > blocks) shift++;
  const entries = new Int32Array((slots >> shift) + 2).fill(to);
  let block = 0;
  for (let at = from; at < to; at++) {
    const own = words[at]! >> (RECORD_BITS + shift);
    while (block <= own) entries[block++] = at;
  }
  return { shift, entries };
}
