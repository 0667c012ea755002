import { loadGeography } from '../../geography/load-geography';
import { loadOutline } from '../../geography/load-outline';
import { areaMap as drawn } from './area-map';

const geography = loadGeography();
const areaMap = (...[people, places, known]: Parameters<typeof drawn> extends [...infer All, unknown] ? All : never) =>
  drawn(people, places, known, loadOutline());
const aalborg = { postalCode: '9000', label: 'Aalborg' };

describe('areaMap', () => {
  it('shows an area of five people and hides one of four', () => {
    const map = areaMap(
      [
        { postalCode: '9000', count: 5 },
        { postalCode: '9400', count: 4 },
      ],
      [aalborg],
      geography,
    )!;
    expect(map.people.map(({ name, count }) => [name, count])).toEqual([['Aalborg', 5]]);
    expect(map.total).toBe(9);
  });

  it('does not tell the rest when it is small, so that nobody can subtract', () => {
    const rest = (count: number) =>
      areaMap(
        [
          { postalCode: '9000', count: 20 },
          { postalCode: null, count },
        ],
        [],
        geography,
      )!.elsewhere;
    expect([rest(0), rest(1), rest(4), rest(5)]).toEqual([0, null, null, 5]);
  });

  it('counts small areas together', () => {
    const small = ['9400', '9430', '9440'].map((postalCode) => ({ postalCode, count: 3 }));
    expect(areaMap(small, [aalborg], geography)).toMatchObject({ people: [], elsewhere: 9 });
  });

  it('lays north up, east to the right, and everything inside the picture', () => {
    const map = areaMap(
      [
        { postalCode: '9000', count: 30 },
        { postalCode: '9900', count: 8 },
        { postalCode: '7700', count: 8 },
      ],
      [aalborg],
      geography,
    )!;
    const at = (name: string) => map.people.find((area) => area.name === name)!;
    expect(at('Frederikshavn').y).toBeLessThan(at('Aalborg').y);
    expect(at('Thisted').x).toBeLessThan(at('Aalborg').x);
    for (const { x, y } of [...map.people, ...map.places, ...map.land]) {
      expect(x >= 0 && x <= map.width && y >= 0 && y <= map.height).toBe(true);
    }
  });

  it('draws a larger circle for more people, and one mark for workplaces at one place', () => {
    const map = areaMap(
      [
        { postalCode: '9000', count: 40 },
        { postalCode: '9400', count: 10 },
      ],
      [aalborg, { postalCode: '9000', label: 'Havnen' }, { postalCode: '0000', label: 'Ukendt' }],
      geography,
    )!;
    expect(map.people[0]!.r).toBe(2 * map.people[1]!.r);
    expect(map.places.map(({ label }) => label)).toEqual(['Aalborg, Havnen']);
  });

  it('writes no name over another', () => {
    const map = areaMap(
      [
        { postalCode: '9000', count: 40 },
        { postalCode: '9200', count: 20 },
        { postalCode: '9900', count: 10 },
      ],
      [],
      geography,
    )!;
    expect(map.people.map(({ name, named }) => [name, named])).toEqual([
      ['Aalborg', true],
      ['Aalborg SV', false],
      ['Frederikshavn', true],
    ]);
  });

  it('draws the land beneath, cut to the picture', () => {
    const near = [
      { postalCode: '9000', count: 30 },
      { postalCode: '9400', count: 8 },
    ];
    const { shore, width, height } = areaMap(near, [aalborg], geography)!;
    const points = [...shore.matchAll(/(-?\d+),(-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(points.length).toBeGreaterThan(10);
    expect(points.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true);
    expect(drawn(near, [aalborg], geography, [])!.shore).toBe('');
  });

  it('draws nothing without a place', () => {
    expect(areaMap([{ postalCode: '9000', count: 4 }], [], geography)).toBeNull();
  });
});
