/** The facts of the bundled tables (seeds/geography), the same shape whether bundled or read from official files. */

/** WGS84 position in decimal degrees; two decimals (about 1 km) in the bundled tables. */
export interface Position {
  lat: number;
  lon: number;
}

/** One postal code. It may cross municipality borders, so a municipality is never derived from it (domain.md §6). */
export interface PostalCode extends Position {
  /** four digits, e.g. `9400` */
  code: string;
  /** town as written in addresses, e.g. `Nørresundby` */
  name: string;
  /** codes of all municipalities it lies in, ascending; at least one */
  municipalities: readonly string[];
}

/** `ikke-kommune` is Christiansø (0411): it has a code and residents, but no municipal council. */
export const MUNICIPALITY_KINDS = ['kommune', 'ikke-kommune'] as const;
export type MunicipalityKind = (typeof MUNICIPALITY_KINDS)[number];

/** One municipality, with a point in its middle. */
export interface Municipality extends Position {
  /** three digits written as four, e.g. `0851` */
  code: string;
  /** without the word Kommune, e.g. `Aalborg` */
  name: string;
  /** e.g. `Region Nordjylland`; the regions change from 2027 (domain.md §6), so nothing is computed from the name */
  region: string;
  kind: MunicipalityKind;
}

/** True for text of the form of a postal code people live in: four digits, 1000–9990. Says nothing of existence. */
export function isPlausible(code: string): boolean {
  return /^[1-9]\d{3}$/.test(code) && code <= '9990';
}

/** True for a municipality code as four characters with a leading zero, `0101`–`0999`. */
export function isMunicipalityCode(code: string): boolean {
  return /^0[1-9]\d{2}$/.test(code);
}

/** True for a position on or near Danish land: 54.4–57.9° north, 7.9–15.3° east. */
export function isInDenmark({ lat, lon }: Position): boolean {
  return lat >= 54.4 && lat <= 57.9 && lon >= 7.9 && lon <= 15.3;
}

const EARTH_RADIUS_METRES = 6_371_000;

/** Great-circle distance in whole metres; symmetric, 0 for the same point. */
export function straightMetres(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const north = Math.sin((Math.abs(a.lat - b.lat) * radians) / 2) ** 2;
  const east = Math.sin((Math.abs(a.lon - b.lon) * radians) / 2) ** 2;
  const chord = north + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * east;
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord))));
}
