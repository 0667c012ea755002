import fc from 'fast-check';
import { pointsFor, splitPoints } from './points';

describe('splitting points', () => {
  it('gives left-over points to the largest remainders, equal ones to the earlier entry', () => {
    expect(splitPoints(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333]);
    expect(splitPoints(10, [4, 2, 1])).toEqual([6, 3, 1]);
    expect(splitPoints(10_000, [40, 20, 0, 15])).toEqual([5333, 2667, 0, 2000]);
  });

  it('hands nothing out when nothing weighs', () => {
    expect(splitPoints(10_000, [0, 0])).toEqual([0, 0]);
    expect(splitPoints(10_000, [])).toEqual([]);
  });

  it('loses no point and stays within one point of the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), weights, (total, given) => {
        const sum = given.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const parts = splitPoints(total, given);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, index) => expect(Math.abs(part - (total * given[index]!) / sum)).toBeLessThan(1));
      }),
    );
  });

  it('rounds a credit down to whole points', () => {
    expect([pointsFor(1999, 500), pointsFor(1999, 1000), pointsFor(1999, 0)]).toEqual([999, 1999, 0]);
  });
});
