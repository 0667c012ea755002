import fc from 'fast-check';
import { allot, allotRanked, apportion } from './quotas';
import { Random } from './random';

describe('apportion', () => {
  it('gives the shares of domain.md §10 back to the person', () => {
    expect(apportion(690, { female: 274, male: 416 })).toEqual({ female: 274, male: 416 });
  });

  it('gives the places left over to the largest remainders, the first named key before an equal one', () => {
    expect(apportion(10, { x: 1, y: 1, z: 1 })).toEqual({ x: 4, y: 3, z: 3 });
  });

  it('always adds up, and is nowhere a whole one off', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }),
        (total, weights) => {
          const shares = Object.fromEntries(weights.map((weight, index) => [`k${index}`, weight]));
          const counts = apportion(total, shares);
          const sum = weights.reduce((x, y) => x + y, 0);
          expect(Object.values(counts).reduce((x, y) => x + y, 0)).toBe(total);
          for (const [key, weight] of Object.entries(shares)) {
            expect(Math.abs(counts[key]! * sum - total * weight)).toBeLessThan(sum);
          }
        },
      ),
    );
  });

  it('refuses shares that are all 0', () => {
    expect(() => apportion(3, { x: 0 })).toThrow(RangeError);
  });
});

describe('allot', () => {
  it('hands out exactly the apportioned counts', () => {
    const keys = allot(new Random(1), 20, { rare: 1, common: 3 });
    expect(keys.filter((key) => key === 'rare')).toHaveLength(5);
    expect(keys).toHaveLength(20);
  });

  it('gives the first keys to the lowest scores', () => {
    const keys = allotRanked([5, 1, 4, 2], (item) => item, { low: 1, high: 1 });
    expect([...keys].sort(([x], [y]) => x - y)).toEqual([
      [1, 'low'],
      [2, 'low'],
      [4, 'high'],
      [5, 'high'],
    ]);
  });
});
