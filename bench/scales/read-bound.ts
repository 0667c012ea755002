/** How long it takes to do nothing but read as many numbers as the index touches for its answers. */
import type { MatchIndex } from '../../src/matching/core/match-index';
import type { SearchCounters } from '../../src/matching/core/fast-index/search';
import type { PeerQuestion } from '../peers/peer';

const FACTORS = 6;
const LINES = 50;
/** Times the numbers are added up: so many, and for so long. */
const SAMPLES = 40;
const LEAST_MS = 60;

/**
 * Numbers touched for one list: words of bitmaps; for every look-up of a gate or factor a class and its answer, for every
 * departure its end and its way; for everybody eligible the slot, and the bound written, sampled, compared and read once
 * more; the rows that rules read for classes not asked about before; for those looked at one by one the slot, the bound,
 * what is left of it and the end of the records; their records and what each is worth, and for every task met the best so
 * far and the sum; wait and draw of everybody scored; for each line the classes of its factors once more.
 * Left out: the answers of gates worked out, planning the opening, and the heap.
 */
export function elementsOf(counters: Readonly<SearchCounters>): number {
  const { bitmapWords, gateLookups, eligible, lookups, rows, looked, records, met, scored } = counters;
  const people = 5 * eligible + 4 * looked + 2 * scored + 2 * FACTORS * Math.min(LINES, scored);
  return bitmapWords + 2 * gateLookups + 2 * lookups + rows + people + 2 * records + 2 * met;
}

/** Mean counters over the openings. */
export function meanCounters(index: MatchIndex, ask: (question: PeerQuestion) => unknown, all: PeerQuestion[]) {
  const names = Object.keys(index.counters) as (keyof SearchCounters)[];
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as unknown as SearchCounters;
  for (const question of all) {
    ask(question);
    for (const name of names) sums[name] += index.counters[name] / all.length;
  }
  return Object.fromEntries(names.map((name) => [name, Math.round(sums[name])])) as unknown as SearchCounters;
}

/** Milliseconds to add up that many numbers, four at a time: the best of many times, once the code is compiled. */
export function readMs(elements: number): number {
  const numbers = Int32Array.from({ length: Math.max(4, elements & ~3) }, (_, index) => index);
  const begun = performance.now();
  let best = Infinity;
  for (let samples = 0; samples < SAMPLES || performance.now() - begun < LEAST_MS; samples++) {
    const started = performance.now();
    const sum = addUp(numbers);
    best = Math.min(best, performance.now() - started);
    if (sum === 0.5) throw new Error('the sum is another one');
  }
  return best;
}

function addUp(numbers: Int32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < numbers.length; at += 4) {
    a = (a + numbers[at]!) | 0;
    b = (b + numbers[at + 1]!) | 0;
    c = (c + numbers[at + 2]!) | 0;
    d = (d + numbers[at + 3]!) | 0;
  }
  return (a + b) ^ (c + d);
}
