/**
 * Where Denmark is cut by water: zones of connected land, by postal codes, and the links between them. Written for
 * this model from the general map; a way between two zones runs through the links, never straight over the sea.
 *
 * Not separable, because they share a code with the land beside them: Drejø and Skarø (5700), Hjarnø (7130),
 * Venø (7600), Årø (6100), Mandø (6760), Egholm (9000), Christiansø (3760). Left out on purpose: the ferries
 * Odden–Aarhus and Odden–Ebeltoft (a car to and from Zealand goes by Storebælt) and Hvalpsund–Sundsøre.
 * Fjords inside a zone (Odense, Randers, Mariager, Skive, Vejle) are not cut: trips across them look too short.
 */
import type { Position } from './geography-types';

/** A stretch of land that can be travelled without crossing other land or sea. */
export interface LandZone {
  id: string;
  /** single codes or ranges with both ends, e.g. `5960`, `6400-6499` */
  postalCodes: readonly string[];
  /** reached by ferry only: a destination, never a way through to somewhere else */
  terminal?: true;
}

/** The first zone that holds a code counts, so islands stand before the land around them. */
export const LAND_ZONES: readonly LandZone[] = [
  { id: 'bornholm', postalCodes: ['3700-3799'], terminal: true },
  { id: 'oroe', postalCodes: ['4305'], terminal: true },
  { id: 'agersoe', postalCodes: ['4244'], terminal: true },
  { id: 'omoe', postalCodes: ['4245'], terminal: true },
  { id: 'sejeroe', postalCodes: ['4592'], terminal: true },
  { id: 'askoe', postalCodes: ['4942'], terminal: true },
  { id: 'fejoe', postalCodes: ['4944'], terminal: true },
  { id: 'femoe', postalCodes: ['4945'], terminal: true },
  { id: 'lyoe', postalCodes: ['5601'], terminal: true },
  { id: 'avernakoe', postalCodes: ['5602'], terminal: true },
  { id: 'bjoernoe', postalCodes: ['5603'], terminal: true },
  { id: 'strynoe', postalCodes: ['5943'], terminal: true },
  { id: 'birkholm', postalCodes: ['5965'], terminal: true },
  { id: 'aeroe', postalCodes: ['5960-5989'], terminal: true },
  { id: 'barsoe', postalCodes: ['6210'], terminal: true },
  { id: 'fanoe', postalCodes: ['6720'], terminal: true },
  { id: 'fur', postalCodes: ['7884'], terminal: true },
  { id: 'samsoe', postalCodes: ['8305'], terminal: true },
  { id: 'anholt', postalCodes: ['8592'], terminal: true },
  { id: 'endelave', postalCodes: ['8789'], terminal: true },
  { id: 'tunoe', postalCodes: ['8799'], terminal: true },
  { id: 'laesoe', postalCodes: ['9940'], terminal: true },
  { id: 'hornsherred', postalCodes: ['3630', '4050'] },
  { id: 'odsherred', postalCodes: ['4500', '4540-4583'] },
  { id: 'moen', postalCodes: ['4780-4799'] },
  { id: 'falster', postalCodes: ['4800-4861', '4863-4879'] },
  { id: 'lolland', postalCodes: ['4862', '4880-4999'] },
  { id: 'nordsjaelland', postalCodes: ['1000-2669', '2700-3699', '4040'] },
  { id: 'sjaelland', postalCodes: ['2670-2699', '4000-4799'] },
  { id: 'langeland', postalCodes: ['5900-5959'] },
  { id: 'fyn', postalCodes: ['5000-5899'] },
  { id: 'als', postalCodes: ['6400-6499'] },
  { id: 'holmsland', postalCodes: ['6960'] },
  { id: 'thy', postalCodes: ['7700-7799'] },
  { id: 'mors', postalCodes: ['7900-7999'] },
  { id: 'vendsyssel', postalCodes: ['9300-9499', '9690-9699', '9700-9990'] },
  { id: 'jylland', postalCodes: ['6000-9299', '9500-9689'] },
];

/**
 * `road`: bridge, dam, tunnel or land border that everybody can use. `motorway`: closed to walkers and cyclists.
 * `ferry`: everybody can use it, for its minutes.
 */
export type ZoneLinkKind = 'road' | 'motorway' | 'ferry';

/** A link between two zones, from its end in `a` to its end in `b`. */
export interface ZoneLink {
  kind: ZoneLinkKind;
  a: string;
  b: string;
  /** where it leaves `a` */
  from: Position;
  /** where it reaches `b` */
  to: Position;
  /** ferries: crossing plus the usual wait, minutes; 0 for roads */
  minutes: number;
}

type Point = readonly [lat: number, lon: number];
const position = ([lat, lon]: Point): Position => ({ lat, lon });
const road = (a: string, b: string, from: Point, to: Point = from): ZoneLink => ({
  kind: 'road',
  a,
  b,
  from: position(from),
  to: position(to),
  minutes: 0,
});
const motorway = (a: string, b: string, from: Point, to: Point = from): ZoneLink => ({
  ...road(a, b, from, to),
  kind: 'motorway',
});
const ferry = (a: string, b: string, from: Point, to: Point, crossing: number, wait: number): ZoneLink => ({
  ...road(a, b, from, to),
  kind: 'ferry',
  minutes: crossing + wait,
});

/**
 * All links. Ferry minutes are typical crossings plus half of a usual gap between departures, rounded to 5 (shuttle
 * ferries: as they are); no timetable. Bornholm, Anholt and Birkholm have none: there is no daily trip to work.
 */
export const ZONE_LINKS: readonly ZoneLink[] = [
  road('nordsjaelland', 'sjaelland', [55.66, 12.12]),
  road('nordsjaelland', 'sjaelland', [55.62, 12.2]),
  road('nordsjaelland', 'sjaelland', [55.6, 12.28]),
  road('nordsjaelland', 'hornsherred', [55.83, 12.05]), // Kronprins Frederiks Bro
  road('hornsherred', 'sjaelland', [55.69, 11.93]),
  road('odsherred', 'sjaelland', [55.76, 11.46]),
  road('odsherred', 'sjaelland', [55.76, 11.55]),
  road('moen', 'sjaelland', [54.99, 12.18]), // Dronning Alexandrines Bro
  road('moen', 'falster', [54.93, 12.0]), // Bogø, Farø
  road('falster', 'sjaelland', [54.97, 11.88]), // Storstrømsbroen
  motorway('falster', 'sjaelland', [54.95, 11.98]), // Farøbroerne
  road('lolland', 'falster', [54.77, 11.86]), // Nykøbing
  road('lolland', 'falster', [54.87, 11.75]), // Guldborg
  motorway('sjaelland', 'fyn', [55.34, 11.11], [55.3, 10.82]), // Storebælt
  road('fyn', 'jylland', [55.51, 9.72]), // Lillebælt
  road('langeland', 'fyn', [54.95, 10.68]), // Siø
  road('als', 'jylland', [54.91, 9.78]),
  road('holmsland', 'jylland', [56.09, 8.15]),
  road('holmsland', 'jylland', [55.83, 8.19]),
  road('thy', 'vendsyssel', [57.06, 9.05]),
  road('thy', 'jylland', [56.58, 8.55]), // Oddesund
  road('mors', 'jylland', [56.76, 8.87]), // Sallingsund
  road('mors', 'thy', [56.88, 8.65]), // Vilsund
  road('vendsyssel', 'jylland', [57.06, 9.92]), // Limfjordsbroen
  motorway('vendsyssel', 'jylland', [57.06, 9.97]), // Limfjordstunnelen
  road('vendsyssel', 'jylland', [57.0, 9.3]), // Aggersund
  ferry('oroe', 'sjaelland', [55.76, 11.8], [55.72, 11.72], 30, 20),
  ferry('oroe', 'hornsherred', [55.76, 11.84], [55.76, 11.87], 7, 10),
  ferry('agersoe', 'sjaelland', [55.21, 11.2], [55.22, 11.25], 15, 20),
  ferry('omoe', 'sjaelland', [55.17, 11.17], [55.22, 11.25], 50, 30),
  ferry('sejeroe', 'sjaelland', [55.88, 11.14], [55.75, 11.31], 60, 30),
  ferry('askoe', 'lolland', [54.89, 11.5], [54.84, 11.49], 30, 20),
  ferry('fejoe', 'lolland', [54.94, 11.38], [54.92, 11.36], 15, 15),
  ferry('femoe', 'lolland', [54.97, 11.52], [54.92, 11.36], 50, 25),
  ferry('lyoe', 'fyn', [55.04, 10.16], [55.1, 10.24], 30, 30),
  ferry('avernakoe', 'fyn', [55.03, 10.27], [55.1, 10.24], 40, 30),
  ferry('bjoernoe', 'fyn', [55.07, 10.25], [55.1, 10.24], 20, 25),
  ferry('strynoe', 'langeland', [54.91, 10.62], [54.94, 10.71], 30, 20),
  ferry('aeroe', 'fyn', [54.89, 10.41], [55.06, 10.61], 75, 20),
  ferry('aeroe', 'fyn', [54.94, 10.26], [55.1, 10.24], 60, 30),
  ferry('aeroe', 'langeland', [54.86, 10.52], [54.94, 10.71], 55, 30),
  ferry('aeroe', 'als', [54.94, 10.26], [54.99, 9.99], 70, 30),
  ferry('barsoe', 'jylland', [55.12, 9.55], [55.12, 9.5], 15, 20),
  ferry('fanoe', 'jylland', [55.44, 8.41], [55.46, 8.44], 12, 12),
  ferry('fur', 'jylland', [56.81, 9.02], [56.79, 9.03], 4, 6),
  ferry('samsoe', 'jylland', [55.87, 10.55], [55.91, 10.25], 60, 20),
  ferry('samsoe', 'sjaelland', [55.82, 10.64], [55.68, 11.09], 75, 25),
  ferry('endelave', 'jylland', [55.76, 10.25], [55.82, 10.05], 60, 30),
  ferry('tunoe', 'jylland', [55.95, 10.43], [55.91, 10.25], 55, 30),
  ferry('laesoe', 'vendsyssel', [57.3, 10.92], [57.43, 10.54], 90, 25),
  ferry('als', 'fyn', [54.99, 9.99], [55.11, 10.1], 50, 25),
  ferry('vendsyssel', 'jylland', [56.99, 10.31], [56.98, 10.3], 5, 10), // Hals–Egense
  ferry('thy', 'jylland', [56.71, 8.22], [56.7, 8.22], 12, 25), // Agger–Thyborøn
  ferry('mors', 'thy', [56.95, 8.86], [56.97, 8.87], 5, 10), // Feggesund
  ferry('mors', 'thy', [56.78, 8.57], [56.78, 8.55], 5, 10), // Næssund
];

/** Index in `zones` of the zone a code lies in; -1 when no zone holds it. */
export function zoneIndexOf(code: string, zones: readonly LandZone[] = LAND_ZONES): number {
  return zones.findIndex(({ postalCodes }) =>
    postalCodes.some((range) => {
      const [first = '', last = first] = range.split('-');
      return code >= first && code <= last;
    }),
  );
}
