import fc from 'fast-check';
import { fisherExact, wilsonInterval } from './statistics';

describe('Fisher’s exact test', () => {
  // by hand: with margins 4|4 and 4|4 the tables have 1, 16, 36, 16, 1 of 70 ways
  it.each([
    [{ selected: 3, base: 4 }, { selected: 1, base: 4 }, 34 / 70],
    [{ selected: 4, base: 4 }, { selected: 0, base: 4 }, 2 / 70],
    [{ selected: 2, base: 4 }, { selected: 2, base: 4 }, 1],
    // margins 10|10, 10 of 20: (1 + 100) * 2 of 184 756 ways
    [{ selected: 9, base: 10 }, { selected: 1, base: 10 }, 202 / 184_756],
  ])('of %j and %j is %d', (a, b, p) => {
    expect(fisherExact(a, b)).toBeCloseTo(p, 10);
  });

  it('is a probability, the same whichever group is named first, and 1 for equal shares', () => {
    const group = fc
      .integer({ min: 1, max: 60 })
      .chain((base) => fc.record({ base: fc.constant(base), selected: fc.integer({ min: 0, max: base }) }));
    fc.assert(
      fc.property(group, group, (a, b) => {
        const p = fisherExact(a, b);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact(b, a)).toBeCloseTo(p, 9);
        expect(fisherExact(a, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the Wilson interval', () => {
  it('of 5 of 10 and of 0 of 10 has the ends of the textbook formula', () => {
    expect(wilsonInterval(5, 10).low).toBeCloseTo(0.2366, 4);
    expect(wilsonInterval(5, 10).high).toBeCloseTo(0.7634, 4);
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4);
  });

  it('always holds the rate, stays within 0 and 1, and says nothing of nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (base, any) => {
        const selected = any % (base + 1);
        const { low, high } = wilsonInterval(selected, base);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low - 1e-12).toBeLessThanOrEqual(selected / base);
        expect(high + 1e-12).toBeGreaterThanOrEqual(selected / base);
      }),
    );
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
