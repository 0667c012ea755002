/** Bitmaps in blocks: a block nobody asked about, or without a single bit, takes no room. */
import { popcount } from '../../week-grid';
import type { SlotRange } from './slot-bits';

/** Slots of a block as a power of two. */
export const BLOCK_SHIFT = 12;
/** Words of a block as a power of two. */
const WORDS_SHIFT = BLOCK_SHIFT - 5;
export const BLOCK_WORDS = 1 << WORDS_SHIFT;

/**
 * Blocks of many bitmaps in one array. Block 0 stands for no bits. Equal blocks are one: whom nobody has asked about a date
 * is the same for every date.
 */
export class BlockPool {
  private words = new Uint32Array(BLOCK_WORDS);
  private readonly free: number[] = [];
  private used = 1;
  /** by block: how many bitmaps it stands in, and the hash under which it can be found */
  private readonly holders: number[] = [0];
  private readonly hashes: number[] = [0];
  private readonly byHash = new Map<number, number>();

  /** Blocks in use. */
  get size(): number {
    return this.used - 1 - this.free.length;
  }

  get bytes(): number {
    return this.words.byteLength;
  }

  /** A block with these words; 0 when no bit is set. */
  put(words: Uint32Array): number {
    let [any, hash] = [0, 0];
    for (let at = 0; at < BLOCK_WORDS; at++) {
      const word = words[at]!;
      any |= word;
      hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
    }
    if (any === 0) return 0;
    const known = this.byHash.get(hash);
    if (known !== undefined && this.holds(known, words)) {
      this.holders[known]!++;
      return known;
    }
    const block = this.take();
    this.words.set(words, block << WORDS_SHIFT);
    this.hashes[block] = hash;
    if (known === undefined) this.byHash.set(hash, block);
    return block;
  }

  /** A block with one bit more, in place of another one. */
  set(block: number, slot: number): number {
    const words = this.words.slice(block << WORDS_SHIFT, (block + 1) << WORDS_SHIFT);
    words[(slot >> 5) & (BLOCK_WORDS - 1)]! |= 1 << (slot & 31);
    this.give(block);
    return this.put(words);
  }

  /** One bitmap has the block no more. */
  give(block: number): void {
    if (block === 0 || --this.holders[block]! > 0) return;
    const hash = this.hashes[block]!;
    if (this.byHash.get(hash) === block) this.byHash.delete(hash);
    this.free.push(block);
  }

  /** Takes the bits of a bitmap out of `bits`, in the words of the ranges; returns how many words were read. */
  clear(bits: Uint32Array, blocks: Int32Array, ranges: readonly SlotRange[]): number {
    const { words } = this;
    let read = 0;
    for (const { from, to } of ranges) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end;) {
        const stop = Math.min(end, ((word >> WORDS_SHIFT) + 1) << WORDS_SHIFT);
        const block = blocks[word >> WORDS_SHIFT]!;
        if (block !== 0) {
          const shift = (block << WORDS_SHIFT) - (word & -BLOCK_WORDS);
          read += stop - word;
          for (; word < stop; word++) bits[word]! &= ~words[word + shift]!;
        }
        word = stop;
      }
    }
    return read;
  }

  /** Counts the bits that stand in both, in the words of the ranges; adds the words read to `work`. */
  countBoth(bits: Uint32Array, blocks: Int32Array, ranges: readonly SlotRange[], work: { words: number }): number {
    const { words } = this;
    let count = 0;
    for (const { from, to } of ranges) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end;) {
        const stop = Math.min(end, ((word >> WORDS_SHIFT) + 1) << WORDS_SHIFT);
        const block = blocks[word >> WORDS_SHIFT]!;
        if (block !== 0) {
          const shift = (block << WORDS_SHIFT) - (word & -BLOCK_WORDS);
          work.words += stop - word;
          for (; word < stop; word++) {
            const both = bits[word]! & words[word + shift]!;
            if (both !== 0) count += popcount(both);
          }
        }
        word = stop;
      }
    }
    return count;
  }

  private holds(block: number, words: Uint32Array): boolean {
    const from = block << WORDS_SHIFT;
    for (let at = 0; at < BLOCK_WORDS; at++) if (this.words[from + at] !== words[at]) return false;
    return true;
  }

  private take(): number {
    const block = this.free.pop() ?? this.used++;
    this.holders[block] = 1;
    if (this.used << WORDS_SHIFT > this.words.length) {
      const words = new Uint32Array((this.used + (this.used >> 3) + 16) << WORDS_SHIFT);
      words.set(this.words);
      this.words = words;
    }
    return block;
  }
}
