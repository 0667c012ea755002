import fc from 'fast-check';
import { candidates, crowd, dates, openings, policies, populations } from '../../src/matching/core/testing/arbitraries';
import { changes, IndexOracle } from '../../src/matching/core/testing/index-oracle';
import { openingChanges, OpeningOracle } from '../../src/matching/core/testing/opening-oracle';
import { GRAPH, TRAVEL } from '../../src/matching/core/testing/small-world';

const RUNS = 2000;
const OPENINGS = 5;
const STREAMS = 60;
const CROWDS = 10;
const CROWD = 12_000;
const CROWD_OPENINGS = 10;
const seed = Number(process.env.LONG_SEED ?? 851);

describe('the fast index, at length', () => {
  it(`gives the reference list for ${RUNS * OPENINGS} random openings, between random changes of the people`, () => {
    const limits = fc.constantFrom(undefined, 0, 1, 5, 20);
    fc.assert(
      fc.property(
        populations(60),
        changes(40),
        fc.array(openings, { minLength: OPENINGS, maxLength: OPENINGS }),
        policies,
        limits,
        dates,
        (people, stream, asked, policy, limit, asOf) => {
          const oracle = new IndexOracle(people, { graph: GRAPH, travel: TRAVEL });
          const between = Math.max(1, Math.ceil(stream.length / OPENINGS));
          asked.forEach((opening, turn) => {
            oracle.compare(opening, policy, asOf, limit);
            for (const change of stream.slice(turn * between, (turn + 1) * between)) oracle.apply(change);
            oracle.compare(opening, policy, asOf, limit);
          });
        },
      ),
      { numRuns: RUNS, seed },
    );
  });

  it(`gives it on crowds of ${CROWD}, where lists are long`, () => {
    for (let number = 0; number < CROWDS; number++) {
      const oracle = new IndexOracle(crowd(CROWD, seed + number), { graph: GRAPH, travel: TRAVEL });
      const fresh = crowd(CROWD, seed - number - 1);
      const asked = fc.sample(fc.tuple(openings, policies, dates), { numRuns: CROWD_OPENINGS, seed: seed + number });
      asked.forEach(([opening, policy, asOf], turn) => {
        oracle.compare(opening, policy, asOf, 50);
        for (let at = turn; at < CROWD; at += 97) oracle.apply({ put: fresh[at]! });
        for (let at = turn; at < CROWD; at += 1009) oracle.apply({ take: `c${at}` });
        oracle.compare(opening, policy, asOf, 50);
      });
    }
  });

  it(`gives the reference list of openings for 5 people, through ${STREAMS} streams of openings`, () => {
    const questions = fc.array(fc.tuple(candidates, policies, dates), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(openingChanges(200, 500), questions, (stream, asked) => {
        const oracle = new OpeningOracle({ graph: GRAPH, travel: TRAVEL });
        const between = Math.ceil(stream.length / asked.length);
        asked.forEach(([person, policy, asOf], turn) => {
          for (const change of stream.slice(turn * between, (turn + 1) * between)) oracle.apply(change);
          oracle.compare(person, policy, asOf, 20);
        });
      }),
      { numRuns: STREAMS, seed },
    );
  });
});
