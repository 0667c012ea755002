import type { Random } from './random';

/** Whole-numbered weights by key; only their proportions matter. */
export type Shares<K extends string> = Readonly<Record<K, number>>;

/**
 * How many of `total` each key gets, by largest remainder, so that the counts add up to `total` and none is more than
 * one away from its exact share. Equal remainders go to the key named first.
 * @throws RangeError when no share is above 0
 */
export function apportion<K extends string>(total: number, shares: Shares<K>): Record<K, number> {
  const entries = Object.entries(shares) as [K, number][];
  const sum = entries.reduce((before, [, weight]) => before + weight, 0);
  if (sum <= 0) throw new RangeError('no share is above 0');
  const parts = entries.map(([key, weight], order) => ({
    key,
    order,
    whole: Math.floor((total * weight) / sum),
    remainder: (total * weight) % sum,
  }));
  let left = total - parts.reduce((before, part) => before + part.whole, 0);
  for (const part of [...parts].sort((x, y) => y.remainder - x.remainder || x.order - y.order)) {
    if (left-- <= 0) break;
    part.whole += 1;
  }
  return Object.fromEntries(parts.map((part) => [part.key, part.whole])) as Record<K, number>;
}

/** A list of `total` keys in drawn order, each as often as its share says. */
export function allot<K extends string>(random: Random, total: number, shares: Shares<K>): K[] {
  return random.shuffle(inOrder(total, shares));
}

/**
 * Gives each item a key, each key as often as its share says, the first keys to the items with the lowest score: with
 * a score that mixes another trait and a random number, two traits go together without bending either's share.
 */
export function allotRanked<T, K extends string>(
  items: readonly T[],
  score: (item: T) => number,
  shares: Shares<K>,
): Map<T, K> {
  const ranked = items
    .map((item, order) => ({ item, order, score: score(item) }))
    .sort((x, y) => x.score - y.score || x.order - y.order);
  const keys = inOrder(items.length, shares);
  return new Map(ranked.map(({ item }, index) => [item, keys[index]!]));
}

function inOrder<K extends string>(total: number, shares: Shares<K>): K[] {
  const counts = apportion(total, shares);
  return (Object.entries(counts) as [K, number][]).flatMap(([key, count]) => Array<K>(count).fill(key));
}
