import fc from 'fast-check';
import { BUCKET, LineUp } from './line-up';
import { setRange } from './collections/slot-bits';

/** A line of everybody with these bounds; twice as many slots as people. */
function lineOf(bounds: readonly number[]): LineUp {
  const bits = new Uint32Array((bounds.length >> 4) + 1);
  bounds.forEach((_, place) => setRange(bits, place * 2, place * 2 + 1));
  const line = new LineUp();
  line.fill({ bits, runs: [{ from: 0, to: bits.length * 32 }], count: bounds.length });
  line.bounds.set(bounds);
  return line;
}

const points = fc.nat(10_000);

describe('people side by side', () => {
  it('stand in the order of their slots', () => {
    const line = lineOf([5, 3, 9]);
    expect([...line.slots.subarray(0, line.count)]).toEqual([0, 2, 4]);
  });

  it('come with everybody between two bounds, about the highest first', () => {
    fc.assert(
      fc.property(fc.array(points, { maxLength: 200 }), points, points, (bounds, one, other) => {
        const [from, below] = [Math.min(one, other), Math.max(one, other)];
        const places = [...lineOf(bounds).ordered(from, below)];
        const expected = bounds.flatMap((bound, place) => (bound >= from && bound < below ? [place] : []));
        expect([...places].sort((a, b) => a - b)).toEqual(expected);
        const found = places.map((place) => bounds[place]!);
        found.slice(1).forEach((bound, at) => expect(bound).toBeLessThan(found[at]! + 32));
      }),
    );
  });

  it('come all at once, about the highest bounds first', () => {
    fc.assert(
      fc.property(fc.array(points, { maxLength: 200 }), (bounds) => {
        const places = [...lineOf(bounds).allOrdered()];
        expect([...places].sort((a, b) => a - b)).toEqual(bounds.map((_, place) => place));
        const found = places.map((place) => bounds[place]!);
        found.forEach((bound, at) => expect(Math.max(0, ...found.slice(at + 1))).toBeLessThan(bound + BUCKET));
      }),
    );
  });

  it('tell a bound that as many reach, and hardly more when nobody shares one', () => {
    const line = lineOf(Array.from({ length: 3000 }, (_, place) => (place * 7) % 3000));
    const bound = line.boundOfTheBest(100);
    const reached = line.ordered(bound, 10_001).length;
    expect(reached).toBeGreaterThanOrEqual(100);
    expect(reached).toBeLessThan(100 + 32);
    expect(line.boundOfTheBest(5000)).toBe(0);
  });
});
