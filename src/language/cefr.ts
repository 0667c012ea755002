/**
 * The Common European Framework ladder as Danish language schools use it: the six official levels, the step below
 * them, and the plus and minus steps of the module map (domain.md §3). The ordinal is the position on the ladder;
 * only the order and the number of steps between two levels carry meaning.
 */
export const CEFR_LEVELS = [
  'pre-A1',
  'A1',
  'A1+',
  'A2-',
  'A2',
  'A2+',
  'B1-',
  'B1',
  'B1+',
  'B2-',
  'B2',
  'B2+',
  'C1-',
  'C1',
  'C1+',
  'C2',
] as const;

/** One level of the ladder, e.g. `A2+`. */
export type CefrLevel = (typeof CEFR_LEVELS)[number];

const ORDINALS: ReadonlyMap<string, number> = new Map(CEFR_LEVELS.map((level, index) => [level, index]));

/** Position of a level on the ladder, 0 (`pre-A1`) to 15 (`C2`). */
export function cefrOrdinal(level: CefrLevel): number {
  return ORDINALS.get(level)!;
}

/** True when the text is exactly one of the ladder's levels. */
export function isCefrLevel(text: unknown): text is CefrLevel {
  return typeof text === 'string' && ORDINALS.has(text);
}

/** The five skills that are stored apart for every language (domain.md §3). */
export const LANGUAGE_SKILLS = ['listening', 'speaking', 'interaction', 'reading', 'writing'] as const;
export type LanguageSkill = (typeof LANGUAGE_SKILLS)[number];
