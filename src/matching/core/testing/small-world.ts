/** A small invented world: enough codes, places and links for every rule to bite, few enough for ties to happen. */
import { TRAVEL_MODES, type CompetencyGraph, type TravelMode, type TravelModel } from '../facts';
import type { MatchContext } from '../opening-case';
import { DEFAULT_POLICY, type Policy } from '../policy';

/** Day on which the small world asks its questions, unless a test says otherwise. */
export const AS_OF = '2026-11-20';

/** Competencies; those with links are in `LINKS`. */
export const COMPETENCIES = [
  'reng.moppe_gulv',
  'reng.stoevsuge',
  'reng.dosere_midler',
  'tv.hygiejne',
  'kok.opvask',
  'kok.roere_i_gryder',
  'lager.pakke',
  'lager.truck',
] as const;

/** What gives part credit for what, permille. */
export const LINKS: Readonly<Record<string, readonly { code: string; permille: number }[]>> = {
  'reng.moppe_gulv': [
    { code: 'reng.stoevsuge', permille: 600 },
    { code: 'tv.hygiejne', permille: 200 },
  ],
  'reng.stoevsuge': [{ code: 'reng.moppe_gulv', permille: 600 }],
  'kok.opvask': [{ code: 'tv.hygiejne', permille: 400 }],
  'lager.truck': [{ code: 'lager.pakke', permille: 0 }],
  'tv.hygiejne': [{ code: 'kok.opvask', permille: 1000 }],
};

/** Credentials of the small world. */
export const CREDENTIALS = ['koerekort_b', 'truck_b', 'hygiejnebevis'] as const;

/** Postal codes on one straight road, with their distance in kilometres from the first. */
export const PLACES: Readonly<Record<string, number>> = {
  '9000': 0,
  '9200': 1,
  '9210': 2,
  '9400': 8,
  '9240': 16,
  '9530': 26,
  '9700': 55,
};

/** A place the travel model does not know. */
export const UNKNOWN_PLACE = '1999';

/** Minutes for each kilometre of the road, in the order of `TRAVEL_MODES`. Transit does not go to 9700. */
const MINUTES_PER_KM: Readonly<Record<TravelMode, number>> = { walk: 12, bicycle: 4, transit: 3, car: 1 };

/** Links of the small world. */
export const GRAPH: CompetencyGraph = { substitutes: (needed) => LINKS[needed] ?? [] };

/** Travel in the small world: whole minutes along the road; transit takes ten minutes more, a car two. */
export const TRAVEL: TravelModel = {
  kilometres(from, to) {
    const [a, b] = [PLACES[from], PLACES[to]];
    return a === undefined || b === undefined ? null : Math.abs(a - b);
  },
  minutes(from, to, mode) {
    const km = TRAVEL.kilometres(from, to);
    if (km === null || (mode === 'transit' && (from === '9700' || to === '9700'))) return null;
    return km * MINUTES_PER_KM[mode] + (mode === 'transit' ? 10 : mode === 'car' ? 2 : 0);
  },
};

/** A travel model in which every trip takes these minutes, for tests of limits. */
export function fixedTravel(
  minutes: Partial<Record<TravelMode, number | null>>,
  kilometres: number | null,
): TravelModel {
  return { minutes: (_from, _to, mode) => minutes[mode] ?? null, kilometres: () => kilometres };
}

/** The small world's context; parts can be replaced. */
export function smallContext(changes: Partial<MatchContext> = {}): MatchContext {
  return { policy: DEFAULT_POLICY, asOf: AS_OF, graph: GRAPH, travel: TRAVEL, ...changes };
}

/** The default policy with parts of its groups replaced. */
export function policyWith(changes: { [K in keyof Policy]?: Partial<Policy[K]> }): Policy {
  const merged: Record<string, unknown> = { ...DEFAULT_POLICY };
  for (const [group, change] of Object.entries(changes)) {
    const before = merged[group];
    merged[group] = typeof before === 'object' ? { ...before, ...(change as object) } : change;
  }
  return merged as unknown as Policy;
}

/** All modes, for people who can travel in every way. */
export const ALL_MODES: readonly TravelMode[] = TRAVEL_MODES;
