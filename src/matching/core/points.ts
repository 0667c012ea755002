/** What a perfect match reaches, whatever the opening asks about. */
export const FULL_POINTS = 10_000;

/** One whole in the unit of every share in the policy: thousandths. */
export const PERMILLE = 1000;

/**
 * Largest remainder: splits `total` into whole parts in proportion to `weights`; the parts add up to `total` exactly.
 * Left-over points go to the largest remainders, equal remainders to the earlier entry. Weight 0 gets 0. If every
 * weight is 0 nothing is handed out.
 */
export function splitPoints(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) return weights.map(() => 0);
  let left = total;
  const parts: number[] = [];
  const remainders: number[] = [];
  for (const weight of weights) {
    const part = Math.floor((total * weight) / sum);
    left -= part;
    parts.push(part);
    remainders.push((total * weight) % sum);
  }
  for (; left > 0; left--) {
    let largest = 0;
    for (let at = 1; at < remainders.length; at++) if (remainders[at]! > remainders[largest]!) largest = at;
    parts[largest]!++;
    remainders[largest] = -1;
  }
  return parts;
}

/** The whole points a credit in thousandths is worth, rounded down. */
export function pointsFor(maxPoints: number, permille: number): number {
  return Math.floor((maxPoints * permille) / PERMILLE);
}
