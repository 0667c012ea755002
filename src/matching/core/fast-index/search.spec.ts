import fc from 'fast-check';
import { planOpening } from '../opening-plan';
import { crowd, openings } from '../testing/arbitraries';
import { AS_OF, smallContext, TRAVEL } from '../testing/small-world';
import { PeopleColumns } from './people/people-columns';
import { Search } from './search';
import { Vocabulary } from './people/vocabulary';

describe('the best', () => {
  it('are the same whether all people are put in order or those with the highest bounds first', () => {
    const columns = new PeopleColumns(new Vocabulary());
    for (const person of crowd(900, 23)) columns.append({ ...person, sharedWith: 'all' });
    const inOrder = new Search(columns, TRAVEL, Infinity);
    const inTwoParts = new Search(columns, TRAVEL, 0);
    let mostEligible = 0;
    fc.assert(
      fc.property(openings, fc.constantFrom(1, 5, 40, Infinity), (opening, limit) => {
        const [one, other] = [inOrder, inTwoParts].map((search) => {
          const { best, totals, eligible } = search.best(planOpening(opening, smallContext({ asOf: AS_OF })), limit);
          mostEligible = Math.max(mostEligible, eligible.count);
          return { best, totals };
        });
        expect(one).toEqual(other);
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(mostEligible).toBeGreaterThan(4 * 40);
  });
});
