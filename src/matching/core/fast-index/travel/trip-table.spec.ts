import fc from 'fast-check';
import { bestWay, type Trip } from '../../trip';
import { MINUTES_NONE, TripTable } from './trip-table';

const trips: fc.Arbitrary<Trip> = fc.record({
  kilometres: fc.option(
    fc.nat(300).map((tenths) => tenths / 10),
    { freq: 5 },
  ),
  minutes: fc.array(fc.option(fc.nat(240), { freq: 3 }), { minLength: 4, maxLength: 4 }),
});

describe('trips in few bytes', () => {
  it.each([90, 720])('give the minutes of the best way, where %i minutes are legal', (legalMinutes) => {
    const limits = fc.constantFrom(0, 2, 8, 30);
    fc.assert(
      fc.property(
        fc.array(trips, { maxLength: 6 }),
        fc.integer({ min: 1, max: 15 }),
        limits,
        limits,
        (all, modes, a, b) => {
          const table = new TripTable(all.length + 1, legalMinutes);
          all.forEach((trip, place) => table.keep(place, trip));
          table.trim();
          all.forEach((trip, place) => {
            expect(table.from(place)).toEqual(trip);
            const way = bestWay(trip, modes, a, b);
            const minutes = typeof way === 'string' ? MINUTES_NONE : way.minutes;
            // without kilometres a way may be unknown, which only the rule itself can tell
            expect(table.fewestMinutes(place, modes, a, b)).toBe(trip.kilometres === null ? undefined : minutes);
          });
          expect(table.fewestMinutes(all.length, modes, a, b)).toBeUndefined();
        },
      ),
    );
  });
});
