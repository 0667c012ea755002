import type { TravelModel } from '../../facts';
import { tripBetween } from '../../trip';
import { Departures } from './departures';
import { Interner } from '../collections/interner';

/** Minutes and kilometres told by the two postal codes; counts the pairs it is asked about. */
function countingTravel(): TravelModel & { pairs: string[] } {
  const pairs: string[] = [];
  const apart = (from: string, to: string): number => Math.abs(Number(from) - Number(to));
  return {
    pairs,
    minutes: (from, to, mode) => (mode === 'car' ? null : apart(from, to) % 300),
    kilometres: (from, to) => {
      pairs.push(`${from}-${to}`);
      return from === '0000' ? null : apart(from, to) / 10;
    },
  };
}

function made(travel: TravelModel): { departures: Departures; workplaces: Interner } {
  const workplaces = new Interner();
  return { departures: new Departures(travel, workplaces, 90), workplaces };
}

describe('trips to the workplaces of openings', () => {
  it('are those of the travel model, asked for once', () => {
    const travel = countingTravel();
    const { departures, workplaces } = made(travel);
    const [near, far] = [workplaces.intern('2100'), workplaces.intern('2180')];
    for (let time = 0; time < 3; time++) {
      const tripTo = departures.from('2090');
      expect(tripTo(near)).toEqual(tripBetween(countingTravel(), '2090', '2100'));
      expect(tripTo(far)).toEqual(tripBetween(countingTravel(), '2090', '2180'));
    }
    expect(travel.pairs).toEqual(['2090-2100', '2090-2180']);
  });

  it('are right for any number of workplaces that come later', () => {
    const { departures, workplaces } = made(countingTravel());
    const tripTo = departures.from('2090');
    for (let code = 2000; code < 2180; code++) {
      const workplace = workplaces.intern(String(code));
      expect(tripTo(workplace)).toEqual(tripBetween(countingTravel(), '2090', String(code)));
      expect(departures.from('2090')(workplace)).toEqual(tripBetween(countingTravel(), '2090', String(code)));
    }
  });

  it('are asked for anew from the place used longest ago when there are many places', () => {
    const travel = countingTravel();
    const { departures, workplaces } = made(travel);
    const workplace = workplaces.intern('2100');
    const ask = (place: number) => departures.from(String(place))(workplace);
    for (let place = 2000; place < 2129; place++) {
      ask(place);
      ask(2000);
    }
    expect(travel.pairs).toHaveLength(129);
    ask(2000);
    expect(travel.pairs).toHaveLength(129);
    ask(2001);
    expect(travel.pairs).toHaveLength(130);
  });

  it('stay unknown where the model knows no kilometres', () => {
    const { departures, workplaces } = made(countingTravel());
    expect(departures.from('0000')(workplaces.intern('2100')).kilometres).toBeNull();
  });
});
