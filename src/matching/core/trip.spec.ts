import { bestWay, fastestWay, modeMask } from './trip';

const WALK = 0;
const BICYCLE = 1;
const CAR = 3;
const trip = { kilometres: 6, minutes: [72, 24, 28, 8] };
const all = modeMask(['walk', 'bicycle', 'transit', 'car']);

describe('the way to work', () => {
  it('is not known without modes', () => {
    expect(bestWay(trip, modeMask(undefined), 8, 2)).toBe('unknown');
    expect(bestWay(trip, modeMask([]), 8, 2)).toBe('unknown');
  });

  it('is the mode with the fewest minutes', () => {
    expect(bestWay(trip, all, 8, 2)).toEqual({ mode: CAR, minutes: 8 });
    expect(bestWay(trip, modeMask(['bicycle', 'transit']), 8, 2)).toEqual({ mode: BICYCLE, minutes: 24 });
  });

  it('is the earlier mode on equal minutes', () => {
    expect(bestWay({ kilometres: 1, minutes: [12, 12, 12, 12] }, all, 8, 2)).toEqual({ mode: WALK, minutes: 12 });
  });

  it('rides and walks up to the kilometre, not beyond', () => {
    expect(bestWay(trip, modeMask(['bicycle']), 6, 2)).toEqual({ mode: BICYCLE, minutes: 24 });
    expect(bestWay(trip, modeMask(['bicycle']), 5, 2)).toBe('none');
    expect(fastestWay(trip, modeMask(['bicycle']))).toEqual({ mode: BICYCLE, minutes: 24 });
  });

  it('is not known when the place is not, and none when no mode gets there', () => {
    const nowhere = [null, null, null, null];
    expect(bestWay({ kilometres: null, minutes: nowhere }, all, 8, 2)).toBe('unknown');
    expect(bestWay({ kilometres: 30, minutes: nowhere }, all, 8, 2)).toBe('none');
  });
});
