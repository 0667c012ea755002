import type { LinkedLabel } from './label-linker.types';

/** One label of each concept before the second of any, otherwise in the same order. */
export function oneOfEachFirst(ranked: readonly LinkedLabel[]): LinkedLabel[] {
  const seen = new Set<string>();
  const first: LinkedLabel[] = [];
  const later: LinkedLabel[] = [];
  for (const one of ranked) {
    (seen.has(one.label.concept) ? later : first).push(one);
    seen.add(one.label.concept);
  }
  return [...first, ...later];
}
