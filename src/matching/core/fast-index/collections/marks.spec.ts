import fc from 'fast-check';
import { Marks } from './marks';

describe('marks', () => {
  it('tell the largest one that is not larger, whatever the order they came in', () => {
    const numbers = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 80 }), fc.integer({ min: -32, max: 32 }), (added, asked) => {
        const marks = new Marks();
        for (const number of added) marks.add(number);
        expect(marks.upTo(asked)).toBe(added.filter((number) => number <= asked).sort((a, b) => b - a)[0]);
      }),
    );
  });
});
