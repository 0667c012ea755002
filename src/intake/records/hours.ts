/** Weekly hours as advertisements and spreadsheets write them. */

/** Hours a week, both ends included. */
export interface WeeklyHours {
  min: number;
  max: number;
}

/** Ordinary full time in Denmark, hours a week (domain.md §4: at most 37). */
export const FULL_TIME_HOURS = 37;

const RANGE = String.raw`(\d{1,2})(?:\s*(?:-|–|til|to)\s*(\d{1,2}))?`;
const STATED = new RegExp(
  String.raw`^(?:ca\.?\s*|about\s*)?${RANGE}\s*(?:hours?|hrs?\.?|timer|t\.?|h)\s*(?:per|a|\/|pr\.?|om)?\s*(?:weeks?|w|ugen?|ugentligt?|weekly)\.?$`,
  'i',
);
const BARE = new RegExp(String.raw`^${RANGE}(?:\s*(?:timer|hours?|t\.?|h))?$`, 'i');

/** Reads `40 hours per week` or `15-20 timer om ugen`; a text that names no week is not read. */
export function weeklyHours(text: string): WeeklyHours | undefined {
  return hoursOf(STATED.exec(text.trim()));
}

/** Reads `20`, `15-20` or `20 timer` from a column that is known to hold weekly hours. */
export function hoursCell(text: string): WeeklyHours | undefined {
  return hoursOf(BARE.exec(text.trim())) ?? weeklyHours(text);
}

function hoursOf(match: RegExpExecArray | null): WeeklyHours | undefined {
  if (match === null) return undefined;
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  return min >= 1 && max <= 48 && min <= max ? { min, max } : undefined;
}

/** True for the words and codes of full-time work in Danish, English and Norwegian sources. */
export function isFullTime(text: string): boolean {
  return /^(?:full[\s_-]?time|fuldtid|heltid)$/i.test(text.trim());
}
