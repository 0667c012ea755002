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

/** Where the entries of a long list lie, by blocks of slots. */
interface Skips {
  /** slots of a block as a power of two */
  shift: number;
  /** first entry of each block, and after the last one the end */
  entries: Int32Array;
  /** blocks written so far */
  filled: number;
  /** the entries stand in `narrow` */
  narrow: boolean;
}

/** Slots of a block as a power of two that an entry of two bytes can tell apart. */
const NARROW_SHIFT = 16 - RECORD_BITS;
/** From a word to its place in a bitmap: the word of the bitmap, and the bit. */
export const BITMAP_SHIFT = RECORD_BITS + 5;
/** Entries worked in together: few enough to stay near. */
const PART = 4096;

/** Entries of people asked for, as words of slot and record side by side. */
export class Part {
  readonly words = new Int32Array(PART);
  count = 0;
  /** entries read, and those of people asked for, so far */
  read = 0;
  met = 0;

  /** @param workIn called with the words whenever there are enough of them */
  constructor(private readonly workIn: (words: Int32Array, count: number) => void) {}

  /** Has the words worked in. */
  flush(): void {
    this.met += this.count;
    if (this.count > 0) this.workIn(this.words, this.count);
    this.count = 0;
  }
}

/**
 * The lists of all competencies, by their number in the vocabulary. The entries of a long list are found by blocks of slots;
 * where blocks are small, an entry of two bytes says where in its block the slot is.
 */
export class PostingStore {
  private words = new Int32Array(0);
  private narrow = new Uint16Array(0);
  /** first entry of each list in `words` or `narrow`, and how many there are */
  private starts = new Int32Array(0);
  private counts: Int32Array<ArrayBuffer> = new Int32Array(64);
  private next = new Int32Array(0);
  private opened = false;
  private readonly skips: (Skips | undefined)[] = [];
  private readonly recent: (number[] | undefined)[] = [];

  /** Notes that a list will get an entry; before `open`. */
  announce(code: number): void {
    if (this.opened) return;
    if (code >= this.counts.length) this.counts = wider(this.counts, code + 1);
    this.counts[code]!++;
  }

  /** Makes room for what was announced, of so many slots; from here on `fill` may be called, in the order of slots. */
  open(slots: number): void {
    const { counts } = this;
    this.opened = true;
    this.starts = new Int32Array(counts.length);
    let [wide, narrow] = [0, 0];
    for (let code = 0; code < counts.length; code++) {
      const count = counts[code]!;
      const skips = count < SKIP_FROM ? undefined : skipsOf(count, slots);
      this.skips[code] = skips;
      this.starts[code] = skips?.narrow ? narrow : wide;
      skips?.entries.fill(this.starts[code]! + count);
      if (skips?.narrow) narrow += count;
      else wide += count;
    }
    this.words = new Int32Array(wide);
    this.narrow = new Uint16Array(narrow);
    this.next = this.starts.slice();
  }

  /** Writes one announced entry. */
  fill(code: number, slot: number, record: number): void {
    const at = this.next[code]!;
    this.next[code] = at + 1;
    const skips = this.skips[code];
    if (skips) {
      for (const own = slot >> skips.shift; skips.filled <= own; skips.filled++) skips.entries[skips.filled] = at;
    }
    if (skips?.narrow) this.narrow[at] = ((slot & ((1 << skips.shift) - 1)) << RECORD_BITS) | record;
    else this.words[at] = (slot << RECORD_BITS) | record;
  }

  /** Ends the sorted part. */
  close(): void {
    this.next = new Int32Array(0);
  }

  /** Adds an entry of a person who came later. */
  add(code: number, slot: number, record: number): void {
    (this.recent[code] ??= []).push((slot << RECORD_BITS) | record);
  }

  /** Somebody is recorded with it. */
  has(code: number): boolean {
    return code >= 0 && (this.recent[code] !== undefined || (this.opened && (this.counts[code] ?? 0) > 0));
  }

  /**
   * Puts the entries of a list that belong to people in the bitmap into the part. The bitmap holds nobody outside the
   * ranges, so that only entries near them are looked at.
   */
  sift(code: number, ranges: readonly SlotRange[], bits: Uint32Array, part: Part): void {
    if (code < 0) return;
    const skips = this.skips[code];
    if (skips) {
      const { shift, entries } = skips;
      let next = 0;
      for (let at = 0; at < ranges.length; at++) {
        const { from, to } = ranges[at]!;
        const first = Math.max(next, from >> shift);
        next = ((to - 1) >> shift) + 1;
        // a range may reach into the people who came later
        const end = Math.min(next, entries.length - 1);
        if (first >= end) continue;
        if (skips.narrow) this.siftBlocks(skips, first, end, bits, part);
        else this.siftWords(this.words, entries[first]!, entries[end]!, bits, part);
      }
    } else if (this.opened && code < this.counts.length) {
      const first = this.starts[code]!;
      this.siftWords(this.words, first, first + this.counts[code]!, bits, part);
    }
    const later = this.recent[code];
    if (later) this.siftWords(Int32Array.from(later), 0, later.length, bits, part);
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const skips = this.skips.reduce((sum, skip) => sum + (skip?.entries.byteLength ?? 0), 0);
    const later = this.recent.reduce((sum, list) => sum + (list?.length ?? 0) * 8, 0);
    return this.words.byteLength + this.narrow.byteLength + this.starts.byteLength + skips + later;
  }

  /** Without a branch for each entry: whose entry comes next follows no pattern that could be guessed. */
  private siftBlocks({ shift, entries }: Skips, first: number, end: number, bits: Uint32Array, part: Part): void {
    const { narrow } = this;
    const { words } = part;
    let { count } = part;
    for (let block = first; block < end; block++) {
      const base = block << (shift + RECORD_BITS);
      const last = entries[block + 1]!;
      for (let at = entries[block]!; at < last;) {
        const to = Math.min(last, at + PART);
        if (count + to - at > PART) {
          part.count = count;
          part.flush();
          count = 0;
        }
        for (; at < to; at++) {
          const word = base + narrow[at]!;
          words[count] = word;
          count += (bits[word >> BITMAP_SHIFT]! >>> ((word >> RECORD_BITS) & 31)) & 1;
        }
      }
    }
    part.count = count;
    part.read += entries[end]! - entries[first]!;
  }

  private siftWords(list: Int32Array, first: number, end: number, bits: Uint32Array, part: Part): void {
    const { words } = part;
    let { count } = part;
    for (let at = first; at < end;) {
      const to = Math.min(end, at + PART);
      if (count + to - at > PART) {
        part.count = count;
        part.flush();
        count = 0;
      }
      for (; at < to; at++) {
        const word = list[at]!;
        words[count] = word;
        count += (bits[word >> BITMAP_SHIFT]! >>> ((word >> RECORD_BITS) & 31)) & 1;
      }
    }
    part.count = count;
    part.read += end - first;
  }
}

/** Blocks for a list of so many entries, none written yet. */
function skipsOf(count: number, slots: number): Skips {
  const blocks = Math.ceil(count / SKIP_ENTRIES);
  let shift = 0;
  while (slots >> shift > blocks) shift++;
  return { shift, entries: new Int32Array((slots >> shift) + 2), filled: 0, narrow: shift <= NARROW_SHIFT };
}
