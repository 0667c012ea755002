import fc from 'fast-check';
import { planOpening } from '../opening-plan';
import { crowd, openings } from '../testing/arbitraries';
import { AS_OF, smallContext, TRAVEL } from '../testing/small-world';
import { EligibleFinder } from './eligible';
import { PeopleColumns } from './people/people-columns';
import { slotsOf } from './collections/slot-bits';
import { Vocabulary } from './people/vocabulary';

const PEOPLE = 700;

describe('the eligible', () => {
  it('are the same when asked first, asked again and looked up each time, for few people and for crowds', () => {
    const columns = new PeopleColumns(new Vocabulary());
    // few cases of the second half are shared, so that neighbours come in crowds and alone
    crowd(PEOPLE, 11).forEach((person, number) =>
      columns.append(
        number < PEOPLE / 2 || number % 16 === 0 ? { ...person, sharedWith: 'all' } : { ...person, sharedWith: [] },
      ),
    );
    const kept = new EligibleFinder(columns, TRAVEL);
    const lookedUp = new EligibleFinder(columns, TRAVEL, () => 0);
    const neighbours = new Set<number>();
    fc.assert(
      fc.property(openings, (opening) => {
        const plan = planOpening(opening, smallContext({ asOf: AS_OF }));
        // bitmaps are made for questions that come again
        const [first, again, other] = [kept, kept, lookedUp].map((finder) => {
          const { bits, runs, count, excluded, undecided, lookups } = finder.find(plan);
          const slots = new Int32Array(count);
          expect(slotsOf(bits, runs, slots)).toBe(count);
          return { answer: { slots, excluded, undecided }, lookups };
        });
        expect(first!.answer).toEqual(other!.answer);
        expect(again!.answer).toEqual(other!.answer);
        expect(again!.lookups).toBe(0);
        const { slots } = again!.answer;
        for (const slot of slots) neighbours.add(slots.filter((own) => own >> 5 === slot >> 5).length);
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(Math.min(...neighbours)).toBeLessThan(3);
    expect(Math.max(...neighbours)).toBeGreaterThan(20);
  });
});
