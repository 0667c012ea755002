/** Answers of a gate for 32 people side by side. */
import type { Classes } from '../people/people-columns';

/** Answers take two bits: 1 = closed, 2 = open. */
const BITS = 2;
/** People whose answers fill a word. */
const HALF = 16;

/**
 * Answers of 16 people with consecutive slots, two bits each, from a table in which every class is answered. Four at a time:
 * none of them waits for the one before.
 */
export function answersOfHalf(classes: Classes, table: Uint8Array, first: number): number {
  let answers = 0;
  for (let at = 0; at < HALF; at += 4) {
    const slot = first + at;
    const one = table[classes[slot]!]! | (table[classes[slot + 1]!]! << BITS);
    const two = table[classes[slot + 2]!]! | (table[classes[slot + 3]!]! << BITS);
    answers |= (one | (two << (2 * BITS))) << (at * BITS);
  }
  return answers;
}

/** The closed bits of two halves in one word; handed in shifted by one, the open ones. */
export function oneOfTwoBits(low: number, high: number): number {
  return evenBits(low) | (evenBits(high) << HALF);
}

function evenBits(word: number): number {
  let bits = word & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0x0000ffff;
}
