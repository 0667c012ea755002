import fc from 'fast-check';
import { Random } from './random';

describe('Random', () => {
  it('draws the same numbers for the same seed and key on every machine', () => {
    const random = new Random(851, 'candidate', 1);
    expect([random.next(), random.next(), random.next()]).toEqual([1302783688, 1209255515, 1011112196]);
  });

  it('draws other numbers for another key', () => {
    expect(new Random(851, 'candidate', 1).next()).not.toBe(new Random(851, 'candidate', 2).next());
  });

  it('stays between both ends, and reaches both', () => {
    const random = new Random(1, 'ends');
    const seen = new Set(Array.from({ length: 400 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('is even enough: a chance of 30 percent comes out between 28 and 32 in 10,000 draws', () => {
    const random = new Random(7, 'even');
    const hits = Array.from({ length: 10_000 }, () => random.chance(30)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(2800);
    expect(hits).toBeLessThan(3200);
  });

  it('never picks a key of weight 0', () => {
    const random = new Random(7, 'zero');
    const picks = new Set(Array.from({ length: 200 }, () => random.weighted({ never: 0, often: 3, seldom: 1 })));
    expect([...picks].sort()).toEqual(['often', 'seldom']);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
    expect(() => new Random(1).weighted({ none: 0 })).toThrow(RangeError);
  });

  it('shuffles without losing or adding anything', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 40 }), (seed, items) => {
        const shuffled = new Random(seed).shuffle(items);
        expect(shuffled.toSorted((x, y) => x - y)).toEqual(items.toSorted((x, y) => x - y));
      }),
    );
  });
});
