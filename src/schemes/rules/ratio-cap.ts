/**
 * How many supported people a workplace may have: the reasonable ratio (rimelighedskrav, forholdstal) of
 * domain.md §4.2, counted on the P-nummer on the first day.
 */
import type { IsoDate } from '../../matching/core/facts';
import type { PlacementScheme, RatioDispensation, SchemeWorkplace, WorkplacePlacement } from '../facts';

/** Parameters of the ratio: one place for every so many employees, with a second step above `upTo`. */
export interface RatioFormula {
  /** employees for each place, up to `upTo` employees */
  perEmployees: number;
  upTo: number;
  /** further employees for each further place, above `upTo` */
  abovePer: number;
  /** places a workplace has even with no employees */
  minimum: number;
}

/** The ratio of domain.md §4.2: 1 per 5 up to 50, then 1 per further 10, always at least 1. */
export const RATIO_FORMULA: RatioFormula = { perEmployees: 5, upTo: 50, abovePer: 10, minimum: 1 };

/** Hours a week of one full-time place, the unit of the JobFirst dispensation (domain.md §4.2). */
export const FULL_TIME_HOURS = 37;

/**
 * Places a workplace with that many ordinary employees may have. Throws `RATIO.EMPLOYEES_INVALID` unless the number is
 * zero or above; part-time shares are cut off, since only whole employees count.
 */
export function cap(ordinaryEmployees: number, formula: RatioFormula = RATIO_FORMULA): number {
  if (!Number.isFinite(ordinaryEmployees) || ordinaryEmployees < 0) {
    throw new RangeError('RATIO.EMPLOYEES_INVALID: the number of ordinary employees must be zero or more');
  }
  const upTo = Math.floor(Math.min(ordinaryEmployees, formula.upTo) / formula.perEmployees);
  const above = Math.floor(Math.max(0, ordinaryEmployees - formula.upTo) / formula.abovePer);
  return Math.max(formula.minimum, upTo + above);
}

/** Placements that count on a day: `certain` at this P-nummer, `unclear` when a P-nummer is not known. */
export interface CountedPlacements {
  certain: readonly WorkplacePlacement[];
  unclear: readonly WorkplacePlacement[];
}

/** Placements of the given schemes that run on the day at the workplace. */
export function countedPlacements(
  workplace: SchemeWorkplace,
  on: IsoDate,
  counts: readonly PlacementScheme[],
): CountedPlacements {
  const certain: WorkplacePlacement[] = [];
  const unclear: WorkplacePlacement[] = [];
  for (const placement of workplace.placements ?? []) {
    if (!counts.includes(placement.scheme) || !runsOn(placement, on)) continue;
    if (placement.pNumber === undefined || placement.pNumber === workplace.pNumber) certain.push(placement);
    else if (workplace.pNumber === undefined) unclear.push(placement);
  }
  return { certain, unclear };
}

/** The dispensation in force at the workplace on the day, if any. */
export function dispensationOn(workplace: SchemeWorkplace, on: IsoDate): RatioDispensation | undefined {
  return workplace.dispensations?.find((dispensation) => runsOn(dispensation, on));
}

/** Room for one more supported person at a workplace on a day. */
export interface WorkplaceRoom {
  /** places allowed by law */
  cap: number;
  /** places in use */
  used: number;
  /** places free by law; negative when there are too many already */
  free: number;
  /** places free within the firm's own limit as well */
  freeWithinOwnCap: number;
  /** with a dispensation only: weekly hours that full-time places hold, that are in use, and that are free */
  hours?: { capacity: number; used: number; free: number };
}

/**
 * Room as the opening list shows it. Unknown placements count as none and unknown hours of a placement as full time;
 * the rule `ratio.legal_cap` is more careful. Undefined when the number of employees is not known.
 */
export function workplaceRoom(
  workplace: SchemeWorkplace,
  on: IsoDate,
  counts: readonly PlacementScheme[],
  formula: RatioFormula = RATIO_FORMULA,
): WorkplaceRoom | undefined {
  if (workplace.ordinaryEmployees === undefined) return undefined;
  const places = cap(workplace.ordinaryEmployees, formula);
  const { certain } = countedPlacements(workplace, on, counts);
  const free = places - certain.length;
  const own = workplace.ownCap === undefined ? free : Math.min(free, workplace.ownCap - certain.length);
  const room: WorkplaceRoom = { cap: places, used: certain.length, free, freeWithinOwnCap: own };
  if (dispensationOn(workplace, on) === undefined) return room;
  const capacity = places * FULL_TIME_HOURS;
  const used = certain.reduce(
    (sum, { weeklyHours = FULL_TIME_HOURS }) => sum + Math.min(FULL_TIME_HOURS, weeklyHours),
    0,
  );
  return { ...room, hours: { capacity, used, free: capacity - used } };
}

function runsOn(stretch: { from: IsoDate; until?: IsoDate }, on: IsoDate): boolean {
  return stretch.from <= on && (stretch.until === undefined || on <= stretch.until);
}
