/**
 * A small map of where people and workplaces lie, from the centres of postal codes, on the outline of the land. Pure:
 * facts in, coordinates out.
 */
import { geoIdentity, geoPath } from 'd3-geo';
import type { Geography } from '../../geography/geography';
import type { Position } from '../../geography/geography-types';
import type { Outline } from '../../geography/load-outline';

/** Fewest people of an area that are told; smaller groups could be recognised (domain.md §9.3). */
export const SMALLEST_CELL = 5;

const WIDTH = 480;
const HEIGHT = 320;
const MARGIN = 26;
/** Radius of the largest circle. */
const LARGEST = 24;
/** Names written into the map; all stand in the table beside it. */
const MOST_NAMES = 6;
/** Half the width of a letter and the height of a line of names, as small pictures have them. */
const HALF_LETTER = 4;
const LINE = 17;
/** Radius of the dot of a town without people on the list, and how many of them are named. */
const TOWN = 3;
const MOST_TOWNS = 8;
/** Degrees of latitude shown at least, about 20 km: one town alone is not blown up. */
const LEAST_SPAN = 0.18;

/** People who live in one postal code. */
export interface AreaCount {
  postalCode: string | null;
  count: number;
}

/** A workplace to be marked. */
export interface MarkedPlace {
  postalCode: string | null;
  label: string;
}

/** A point of the picture, in units of its view box. */
export interface MapPoint {
  x: number;
  y: number;
}

/** The picture and the same figures as rows. */
export interface AreaMap {
  width: number;
  height: number;
  /** the land as the data of an SVG path; empty where all is sea */
  shore: string;
  /** towns within the picture, so that one finds one's way */
  land: (MapPoint & { name: string; named: boolean })[];
  people: (MapPoint & { r: number; name: string; count: number; named: boolean })[];
  places: (MapPoint & { label: string })[];
  /** people outside the named areas; null = too few to be told */
  elsewhere: number | null;
  /** everybody, whether shown in the picture or not */
  total: number;
}

interface Area {
  name: string;
  centre: Position;
  count: number;
}

/**
 * The map of people by town and of workplaces. Towns with fewer than `SMALLEST_CELL` people, and people whose postal
 * code is unknown, are counted together as `elsewhere`, which is told only when that group is large enough itself.
 * @returns null when there is nothing to draw
 */
export function areaMap(
  people: readonly AreaCount[],
  places: readonly MarkedPlace[],
  geography: Geography,
  outline: Outline,
): AreaMap | null {
  const areas = [...byTown(people, geography).values()].filter(({ count }) => count >= SMALLEST_CELL);
  const marked = places.flatMap(({ postalCode, label }) => {
    const at = postalCode === null ? undefined : geography.postalCode(postalCode);
    return at ? [{ at, label }] : [];
  });
  const total = people.reduce((sum, { count }) => sum + count, 0);
  if (areas.length === 0 && marked.length === 0) return null;
  const project = projection([...areas.map(({ centre }) => centre), ...marked.map(({ at }) => at)]);
  const most = Math.max(1, ...areas.map(({ count }) => count));
  const elsewhere = total - areas.reduce((sum, { count }) => sum + count, 0);
  const circles = areas
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name, centre, count }) => ({
      ...project(centre),
      r: Math.round(Math.max(4, LARGEST * Math.sqrt(count / most))),
      name,
      count,
    }));
  const written: WrittenName[] = [];
  const drawn = named(circles, written, MOST_NAMES);
  const towns = unique(geography.postalCodes().map((at) => ({ ...project(at), r: TOWN, name: at.name }))).filter(
    (town) => inPicture(town) && !areas.some(({ name }) => name === town.name),
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    shore: shoreOf(outline, project),
    land: named(towns, written, MOST_TOWNS).map(({ x, y, name, named: writes }) => ({ x, y, name, named: writes })),
    people: drawn,
    places: gathered(marked.map(({ at, label }) => ({ ...project(at), label }))),
    elsewhere: elsewhere === 0 || elsewhere >= SMALLEST_CELL ? elsewhere : null,
    total,
  };
}

/** The land within the picture. */
function shoreOf(outline: Outline, project: (point: Position) => MapPoint): string {
  const coordinates = outline.map((ring) => [
    ring.map(([lon, lat]) => project({ lat, lon })).map(({ x, y }) => [x, y]),
  ]);
  const picture = geoIdentity().clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
  return geoPath(picture).digits(0)({ type: 'MultiPolygon', coordinates }) ?? '';
}

/** People by the name of their town, at the middle of its postal codes weighed by people. */
function byTown(people: readonly AreaCount[], geography: Geography): Map<string, Area> {
  const towns = new Map<string, Area>();
  for (const { postalCode, count } of people) {
    const at = postalCode === null ? undefined : geography.postalCode(postalCode);
    if (!at || count === 0) continue;
    const before = towns.get(at.name) ?? { name: at.name, centre: at, count: 0 };
    const all = before.count + count;
    const mean = (known: number, added: number) => (known * before.count + added * count) / all;
    const centre = { lat: mean(before.centre.lat, at.lat), lon: mean(before.centre.lon, at.lon) };
    towns.set(at.name, { name: at.name, centre, count: all });
  }
  return towns;
}

/** An equirectangular projection that fits the points into the picture; true to scale in their middle. */
function projection(points: readonly Position[]): (point: Position) => MapPoint {
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  const middle = { lat: mid(lats), lon: mid(lons) };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  const spanLat = Math.max(LEAST_SPAN, Math.max(...lats) - Math.min(...lats));
  const spanLon = Math.max(LEAST_SPAN, (Math.max(...lons) - Math.min(...lons)) * shrink);
  const scale = Math.min((HEIGHT - 2 * MARGIN) / spanLat, (WIDTH - 2 * MARGIN) / spanLon);
  return ({ lat, lon }) => ({
    x: Math.round(WIDTH / 2 + (lon - middle.lon) * shrink * scale),
    y: Math.round(HEIGHT / 2 - (lat - middle.lat) * scale),
  });
}

function mid(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

/** Where a name stands: its middle, its upper edge, half its width. */
interface WrittenName extends MapPoint {
  half: number;
}

/** The first of the areas carry their names, as long as no name is written over another; `written` grows. */
function named<Area extends MapPoint & { r: number; name: string }>(
  areas: readonly Area[],
  written: WrittenName[],
  most: number,
): (Area & { named: boolean })[] {
  let left = most;
  return areas.map((area) => {
    const name = { x: area.x, y: area.y + area.r, half: (area.name.length + 4) * HALF_LETTER };
    const free = written.every(
      ({ x, y, half }) => Math.abs(x - name.x) > half + name.half || Math.abs(y - name.y) > LINE,
    );
    const writes = free && left > 0 && name.x > name.half && name.x < WIDTH - name.half && name.y < HEIGHT - LINE;
    if (writes) {
      written.push(name);
      left--;
    }
    return { ...area, named: writes };
  });
}

function inPicture({ x, y }: MapPoint): boolean {
  return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
}

/** Codes of one town, and street-level codes that share a centre, are one dot. */
function unique<Point extends MapPoint & { name: string }>(points: readonly Point[]): Point[] {
  const places = new Map(points.map((point) => [`${point.x}/${point.y}`, point]));
  return [...new Map([...places.values()].map((point) => [point.name, point])).values()];
}

/** Workplaces at one point are one mark with all their names. */
function gathered(places: readonly (MapPoint & { label: string })[]): (MapPoint & { label: string })[] {
  const marks = new Map<string, MapPoint & { label: string }>();
  for (const place of places) {
    const key = `${place.x}/${place.y}`;
    const before = marks.get(key);
    marks.set(key, before ? { ...before, label: `${before.label}, ${place.label}` } : place);
  }
  return [...marks.values()];
}
