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
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const left = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = parts[index]! + 1;
  return parts;
}

/** The whole points a credit in thousandths is worth, rounded down. */
export function pointsFor(maxPoints: number, permille: number): number {
  return Math.floor((maxPoints * permille) / PERMILLE);
}
