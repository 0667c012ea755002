/** How long it takes to do nothing but read as many numbers as the index touches for its answers. */
import type { MatchIndex } from '../../src/matching/core/match-index';
import type { SearchCounters } from '../../src/matching/core/fast-index/search';
import type { PeerQuestion } from '../peers/peer';

/** Class numbers read for somebody whose points beside the tasks are looked at: one for each factor. */
const FACTORS_READ = 6;
const SAMPLES = 40;

/** Numbers touched for one list. */
export function elementsOf({ bitmapWords, postings, eligible, looked }: Readonly<SearchCounters>): number {
  return bitmapWords + postings + eligible + looked * FACTORS_READ;
}

/** Mean counters over the openings. */
export function meanCounters(index: MatchIndex, ask: (question: PeerQuestion) => unknown, all: PeerQuestion[]) {
  const sums: SearchCounters = { eligible: 0, bitmapWords: 0, postings: 0, looked: 0, scored: 0 };
  const names = Object.keys(sums) as (keyof SearchCounters)[];
  for (const question of all) {
    ask(question);
    for (const name of names) sums[name] += index.counters[name] / all.length;
  }
  return Object.fromEntries(names.map((name) => [name, Math.round(sums[name])])) as unknown as SearchCounters;
}

/** Milliseconds to add up that many numbers, four at a time: the best of many times. */
export function readMs(elements: number): number {
  const numbers = Int32Array.from({ length: Math.max(4, elements & ~3) }, (_, index) => index);
  let best = Infinity;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const begun = performance.now();
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < numbers.length; at += 4) {
      a = (a + numbers[at]!) | 0;
      b = (b + numbers[at + 1]!) | 0;
      c = (c + numbers[at + 2]!) | 0;
      d = (d + numbers[at + 3]!) | 0;
    }
    if (((a + b) ^ (c + d)) === 1) throw new Error('the sum is another one');
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}
