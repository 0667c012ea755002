import fc from 'fast-check';
import { dates, openings, policies, populations } from '../../src/matching/core/testing/arbitraries';
import { changes, IndexOracle } from '../../src/matching/core/testing/index-oracle';
import { GRAPH, TRAVEL } from '../../src/matching/core/testing/small-world';

const RUNS = 2000;
const OPENINGS = 5;
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
});
