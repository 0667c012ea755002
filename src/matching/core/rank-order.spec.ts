import fc from 'fast-check';
import { compareStandings, mixDraws, type Standing } from './rank-order';

const base: Standing = { total: 5000, waitingSince: '2026-05-01', draw: 100, id: 'm' };
const standings = fc.record({
  total: fc.integer({ min: 0, max: 3 }),
  waitingSince: fc.constantFrom(undefined, '2026-01-01', '2026-02-01'),
  draw: fc.integer({ min: 0, max: 2 }),
  id: fc.constantFrom('a', 'b', 'c', 'd'),
});

describe('the order of a list', () => {
  it.each([
    ['more points', { total: 5001, waitingSince: undefined, draw: 999, id: 'z' }],
    ['on equal points the longer wait', { waitingSince: '2026-04-30', draw: 999, id: 'z' }],
    ['on equal waits the smaller draw', { draw: 99, id: 'z' }],
    ['and only then the id', { id: 'a' }],
  ])('puts first %s', (_sentence, change) => {
    const better = { ...base, ...change };
    expect(compareStandings(better, base)).toBeLessThan(0);
    expect(compareStandings(base, better)).toBeGreaterThan(0);
  });

  it('puts an unknown wait after every known one', () => {
    expect(compareStandings(base, { ...base, waitingSince: undefined, draw: 0, id: 'a' })).toBeLessThan(0);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(standings, standings, standings, (a, b, c) => {
        expect(Math.sign(compareStandings(a, b))).toBe(Math.sign(compareStandings(b, a)) * -1 + 0);
        if (compareStandings(a, b) <= 0 && compareStandings(b, c) <= 0) {
          expect(compareStandings(a, c)).toBeLessThanOrEqual(0);
        }
        if (a.id !== b.id) expect(compareStandings(a, b)).not.toBe(0);
      }),
    );
  });
});

describe('mixing draws', () => {
  it('stays an unsigned 32-bit number and gives known values', () => {
    expect([mixDraws(1, 7), mixDraws(2, 7), mixDraws(1, 8)]).toMatchInlineSnapshot(`
     [
       1853050407,
       2308526223,
       3212718645,
     ]
    `);
    const draws = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(draws, draws, (a, b) => {
        const mixed = mixDraws(a, b);
        expect(Number.isInteger(mixed) && mixed >= 0 && mixed <= 0xffffffff).toBe(true);
      }),
    );
  });

  it('never lets two different people draw the same for one opening', () => {
    const mixed = new Set(Array.from({ length: 20_000 }, (_, draw) => mixDraws(draw, 12345)));
    expect(mixed.size).toBe(20_000);
  });

  it('orders the same two people one way for about half of the openings', () => {
    let first = 0;
    for (let opening = 0; opening < 2000; opening++) if (mixDraws(1, opening) < mixDraws(2, opening)) first++;
    expect(first).toBeGreaterThan(900);
    expect(first).toBeLessThan(1100);
  });
});
