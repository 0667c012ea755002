import type { TextRange } from '../reading.types';

/**
 * Where a new thought begins inside a sentence: after a semicolon, dash or bracket, at a binding word, or at a comma or
 * "og" that a new subject or verb follows. Commas of lists begin nothing.
 */
const CUTS =
  /;|\s[–—]\s|\(|\)|(?<=[,\s])(?:men|dog|fordi|selvom|selv om|hvis|når|mens|but|although|because|if|when|while)(?=\s)|(?:,|(?<=\s)(?:og|eller|and|or)(?=\s))(?=\s+(?:så |at |der |som |hvor |og |and )?(?:jeg|du|vi|han|hun|man|der|i|you|we|they|kan|har|vil|er|skal|må|som|hvor|så|da|can|have|will|am|is|must|did|do|does|was|were|had)\s)/giu;

/** Clauses of a sentence, as positions in it, without gaps. */
export function clausesOf(sentence: string): TextRange[] {
  const starts = [0, ...Array.from(sentence.matchAll(CUTS), ({ index }) => index).filter((index) => index > 0)];
  return [...new Set(starts)].map((start, at, all) => ({ start, end: all[at + 1] ?? sentence.length }));
}
