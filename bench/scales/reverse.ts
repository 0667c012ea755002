/** A new CV against many openings: the index of openings beside every rule for every opening. */
import { isDeepStrictEqual } from 'node:util';
import { OpeningIndex } from '../../src/matching/core/opening-index';
import { rankOpenings } from '../../src/matching/core/reference-ranking';
import { quantile } from '../timing';
import { makeCountry } from './country';
import { atLeast, REVERSE_GOAL, type ReverseFigures } from './figures';

/** How large. */
export interface ReversePlan {
  openings: number;
  people: number;
  rounds: number;
  seed: number;
  asOf: string;
}

const LIMIT = 50;
/** People for whom every rule is asked about every opening. */
const BRUTE_FORCE = 5;

/** @throws Error when a list differs from the reference */
export function measureReverse({ openings, people, rounds, ...drawn }: ReversePlan): ReverseFigures {
  const country = makeCountry({ ...drawn, openings, people });
  const { context } = country;
  const market = country.openings.map(({ stored }) => stored);
  const index = new OpeningIndex(context.graph, context.travel);
  for (const opening of market) index.upsert(opening);
  const query = { policy: context.policy, asOf: context.asOf, limit: LIMIT };
  const bruteForce: number[] = [];
  for (const person of country.people.slice(0, BRUTE_FORCE)) {
    const begun = performance.now();
    const right = rankOpenings(person, market, context, LIMIT);
    bruteForce.push(performance.now() - begun);
    const answer = index.rank(person, query);
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(answer)), JSON.parse(JSON.stringify(right)))) {
      throw new Error('openings for a person differ from the reference');
    }
  }
  const best = country.people.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [number, person] of country.people.entries()) {
      const begun = performance.now();
      index.rank(person, query);
      best[number] = Math.min(best[number]!, performance.now() - begun);
    }
  }
  const bruteForceP50 = quantile(bruteForce, 0.5);
  const p50 = quantile(best, 0.5);
  return {
    openings,
    people,
    p50,
    p99: quantile(best, 0.99),
    bruteForceP50,
    ratio: atLeast(bruteForceP50 / p50, REVERSE_GOAL),
  };
}
