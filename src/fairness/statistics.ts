/** The few sums the fairness report needs, for small groups: pure. */
/** A rate with its interval, each 0–1. */
export interface Interval {
  low: number;
  high: number;
}

/** Quantile of the normal distribution for two-sided 95 %. */
const Z = 1.959963984540054;

/** Wilson score interval of `selected` of `base`; the whole of 0–1 when nobody is there. */
export function wilsonInterval(selected: number, base: number): Interval {
  if (base === 0) return { low: 0, high: 1 };
  const rate = selected / base;
  const spread = Z * Math.sqrt((rate * (1 - rate)) / base + (Z * Z) / (4 * base * base));
  const centre = rate + (Z * Z) / (2 * base);
  const scale = 1 + (Z * Z) / base;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/**
 * Fisher's exact test, two-sided: how probable a split at least as uneven is when both groups are selected alike. Sums
 * the probabilities of all tables with the same margins that are no more probable than the one seen.
 */
export function fisherExact(a: { selected: number; base: number }, b: { selected: number; base: number }): number {
  const selected = a.selected + b.selected;
  const people = a.base + b.base;
  const logs = logFactorials(people);
  const logProbability = (inA: number): number =>
    choose(logs, a.base, inA) + choose(logs, b.base, selected - inA) - choose(logs, people, selected);
  const seen = logProbability(a.selected);
  let sum = 0;
  for (let inA = Math.max(0, selected - b.base); inA <= Math.min(a.base, selected); inA++) {
    const one = logProbability(inA);
    // equal tables differ in the last digits only
    if (one <= seen + 1e-9) sum += Math.exp(one);
  }
  return Math.min(1, sum);
}

function choose(logs: readonly number[], n: number, k: number): number {
  return logs[n]! - logs[k]! - logs[n - k]!;
}

/** Logarithms of the factorials of 0, 1, 2 …, as far as they were needed yet: a report asks for the same ones again. */
const LOGS = [0];

function logFactorials(most: number): readonly number[] {
  for (let n = LOGS.length; n <= most; n++) LOGS.push(LOGS[n - 1]! + Math.log(n));
  return LOGS;
}
