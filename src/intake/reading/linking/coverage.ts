import type { SparseIndex } from './sparse-index';
import type { TitleWord } from './title-reader';
import type { WordLinks } from './word-tables';

/** A compound that is found by all its parts is nearly, not quite, as good as the word itself. */
const BY_PARTS = 0.95;

/**
 * How much of a title each label covers, 0–1: the share of the title's words, weighted by how telling they are, that
 * the label has itself, in part, or by a word that stands for it. Unlike the cosine, a label's other words cost
 * nothing: long group names are found by what they hold.
 * @param near other roots that may stand for a root, with their strength 0–1
 */
export function coverage(
  words: readonly TitleWord[],
  index: SparseIndex,
  near: (root: string) => WordLinks,
): Float64Array {
  const scores = new Float64Array(index.size);
  let total = 0;
  for (const { root, parts, weight } of words) {
    const pieces = parts.length > 0 ? parts : [root];
    const whole = pieces.reduce((sum, piece) => sum + index.rarity(piece), 0) * weight;
    total += whole;
    const best = new Map<number, number>();
    for (const label of index.having(root)) best.set(label, whole);
    if (parts.length > 0) {
      const found = new Map<number, number>();
      for (const part of parts) {
        for (const [label, share] of having(part, index, near)) {
          found.set(label, (found.get(label) ?? 0) + share * index.rarity(part) * weight * BY_PARTS);
        }
      }
      for (const [label, share] of found) best.set(label, Math.max(best.get(label) ?? 0, share));
    } else {
      for (const [label, share] of having(root, index, near)) {
        best.set(label, Math.max(best.get(label) ?? 0, share * whole));
      }
    }
    for (const [label, share] of best) scores[label]! += share;
  }
  if (total > 0) for (let label = 0; label < scores.length; label += 1) scores[label]! /= total;
  return scores;
}

function having(root: string, index: SparseIndex, near: (root: string) => WordLinks): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const label of index.having(root)) found.set(label, 1);
  for (const [other, strength] of near(root)) {
    for (const label of index.having(other)) if ((found.get(label) ?? 0) < strength) found.set(label, strength);
  }
  return found;
}
