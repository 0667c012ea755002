import fc from 'fast-check';
import { type Used, UseOrder } from './use-order';

interface Thing extends Used<Thing> {
  name: number;
}

/** The names from the one used longest ago on. */
function namesOf(order: UseOrder<Thing>): number[] {
  const names: number[] = [];
  for (let one = order.oldest; one; one = one.newer) names.push(one.name);
  return names;
}

describe('the order of uses', () => {
  it('is that of a list in which whatever is used moves to the end', () => {
    const step = fc.record({ does: fc.constantFrom('add', 'use', 'take'), which: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const order = new UseOrder<Thing>();
        const things = new Map<number, Thing>();
        let expected: number[] = [];
        for (const { does, which } of steps) {
          const known = things.get(which);
          expected = expected.filter((name) => name !== which || does === 'add');
          if (does === 'add' && !known) {
            const thing: Thing = { name: which, newer: null, older: null };
            things.set(which, thing);
            order.add(thing);
            expected.push(which);
          } else if (does === 'use' && known) {
            order.use(known);
            expected.push(which);
          } else if (does === 'take' && known) {
            order.take(known);
            things.delete(which);
          }
          expect(namesOf(order)).toEqual(expected);
          expect(order.size).toBe(expected.length);
        }
      }),
    );
  });
});
