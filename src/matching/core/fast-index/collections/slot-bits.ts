/** Bitmaps of slots: bit n of the bitmap is slot n. */
import { popcount } from '../../week-grid';

/** A stretch of slots, the end not included. */
export interface SlotRange {
  from: number;
  to: number;
}

/** Sets the bits of a range. */
export function setRange(bits: Uint32Array, from: number, to: number): void {
  if (from >= to) return;
  const first = from >> 5;
  const last = (to - 1) >> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    bits[first]! |= head & tail;
    return;
  }
  bits[first]! |= head;
  bits.fill(0xffffffff, first + 1, last);
  bits[last]! |= tail;
}

/** How many bits of a range are set. */
export function countRange(bits: Uint32Array, from: number, to: number): number {
  if (from >= to) return 0;
  const first = from >> 5;
  const last = (to - 1) >> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) return popcount(bits[first]! & head & tail);
  let count = popcount(bits[first]! & head) + popcount(bits[last]! & tail);
  for (let word = first + 1; word < last; word++) count += popcount(bits[word]!);
  return count;
}

/** How many bits are set in the words of the ranges. */
export function countRuns(bits: Uint32Array, runs: readonly SlotRange[]): number {
  let count = 0;
  for (const { from, to } of runs) {
    const end = (to + 31) >> 5;
    for (let word = from >> 5; word < end; word++) count += popcount(bits[word]!);
  }
  return count;
}

/** How many bits are set in both, in the words of the ranges. */
export function countBoth(bits: Uint32Array, others: Uint32Array, runs: readonly SlotRange[]): number {
  let count = 0;
  for (const { from, to } of runs) {
    const end = (to + 31) >> 5;
    for (let word = from >> 5; word < end; word++) {
      const both = bits[word]! & others[word]!;
      if (both !== 0) count += popcount(both);
    }
  }
  return count;
}

/** Writes the slots of all bits in the words of the ranges, ascending; returns how many there are. */
export function slotsOf(bits: Uint32Array, runs: readonly SlotRange[], slots: Int32Array): number {
  let at = 0;
  for (const { from, to } of runs) {
    const end = (to + 31) >> 5;
    for (let word = from >> 5; word < end; word++) {
      for (let left = bits[word]!; left !== 0; left &= left - 1) {
        slots[at++] = (word << 5) + 31 - Math.clz32(left & -left);
      }
    }
  }
  return at;
}

/** Keeps only bits that the others have too, in the words of the ranges. */
export function keepOthers(bits: Uint32Array, others: Uint32Array, runs: readonly SlotRange[]): void {
  for (const { from, to } of runs) {
    const end = (to + 31) >> 5;
    for (let word = from >> 5; word < end; word++) bits[word]! &= others[word]!;
  }
}

/** Adds a range to an ascending list, joined with the last one when the gap is not larger. */
export function join(ranges: SlotRange[], from: number, to: number, gap: number): void {
  const last = ranges[ranges.length - 1];
  if (last && from <= last.to + gap) last.to = Math.max(last.to, to);
  else ranges.push({ from, to });
}
