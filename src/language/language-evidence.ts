import { type CefrLevel, cefrOrdinal, LANGUAGE_SKILLS, type LanguageSkill } from './cefr';

/** Who says so, the most reliable first (domain.md §3). */
export const EVIDENCE_SOURCES = ['test', 'school', 'caseworker', 'self'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** One statement about one skill in one language. */
export interface LanguageEvidence {
  skill: LanguageSkill;
  level: CefrLevel;
  source: EvidenceSource;
  /** day it was said or passed, `YYYY-MM-DD` */
  on: string;
  /** the level is not confirmed for this kind of evidence */
  uncertain?: boolean;
  /** the level is a working assumption */
  assumption?: boolean;
  /** code of the module or test behind it */
  achievement?: string;
}

/** The evidence that counts for a skill, and whether it is old. */
export interface SkillLevel extends LanguageEvidence {
  stale: boolean;
}

/** One language's levels, merged from all evidence. */
export interface MergedLevels {
  /** in the shape the matcher takes; a skill without evidence is missing = unknown */
  levels: Partial<Record<LanguageSkill, CefrLevel>>;
  /** the evidence behind each level */
  details: Partial<Record<LanguageSkill, SkillLevel>>;
  /** skills whose evidence is old, in the order of `LANGUAGE_SKILLS`: ask again */
  stale: LanguageSkill[];
}

/** Months after which a level counts as stale unless the caller says otherwise; the handbook gives no number. [A] */
export const STALE_AFTER_MONTHS = 12;

/**
 * The day so many months earlier, `YYYY-MM-DD`; at most the last day of a shorter month. Evidence from before it is stale:
 * tests do not go out of date by themselves, but a language does.
 */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const index = year * 12 + month - 1 - months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function counts(a: LanguageEvidence, b: LanguageEvidence): number {
  const bySource = EVIDENCE_SOURCES.indexOf(a.source) - EVIDENCE_SOURCES.indexOf(b.source);
  if (bySource !== 0) return bySource;
  if (a.on !== b.on) return a.on > b.on ? -1 : 1;
  return cefrOrdinal(b.level) - cefrOrdinal(a.level);
}

/**
 * Merges evidence about one language. For each skill the best source wins, within a source the newest day, on the same
 * day the higher level, so the order of the input never matters. Evidence dated after `asOf` is not known yet. Older
 * than `staleAfterMonths` on `asOf` is stale; exactly that old is not.
 */
export function levelsFrom(
  evidence: readonly LanguageEvidence[],
  asOf: string,
  staleAfterMonths: number = STALE_AFTER_MONTHS,
): MergedLevels {
  const limit = monthsBefore(asOf, staleAfterMonths);
  const merged: MergedLevels = { levels: {}, details: {}, stale: [] };
  for (const skill of LANGUAGE_SKILLS) {
    const best = evidence.filter((each) => each.skill === skill && each.on <= asOf).sort(counts)[0];
    if (best === undefined) continue;
    const stale = best.on < limit;
    merged.levels[skill] = best.level;
    merged.details[skill] = { ...best, stale };
    if (stale) merged.stale.push(skill);
  }
  return merged;
}
