/**
 * What the reader answers about a text: findings with the words they rest on. Everything is a proposal; a person
 * confirms it (nothing read here counts as evidenced). All ranges are positions in the ORIGINAL text, in UTF-16 units.
 */
import type { CefrLevel, LanguageSkill } from '../../language/cefr';
import type { Scheme, TaskNeed } from '../../matching/core/facts';

/** Half-open range in the original text: `original.slice(start, end)`. */
export interface TextRange {
  start: number;
  end: number;
}

/** `cv` = a person about themselves, `ad` = an employer about a job. */
export const TEXT_KINDS = ['cv', 'ad'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/**
 * `has`/`lacks`/`wants`: the person can it, cannot it, wants to learn or do it. `wanted`/`not_needed`: the employer
 * asks for it, or says that it is not needed.
 */
export type Polarity = 'has' | 'lacks' | 'wants' | 'wanted' | 'not_needed';

/** How the words were joined to the entry, best first. */
export type MatchKind = 'exact' | 'form' | 'compound' | 'scattered' | 'spelling' | 'rule';

interface FindingBase {
  range: TextRange;
  /** the words themselves, as written */
  words: string;
  /** 0–1000; orders proposals, is no probability */
  confidence: number;
  polarity: Polarity;
  match: MatchKind;
  /** the lexicon entry (`reng.moppe_gulv: gulvvask`) or the rule (`hours.per_week`) that made it */
  madeBy: string;
}

/** A competency: in an ad a task with its need, in a CV something the person can, cannot or wants. */
export interface CompetencyFinding extends FindingBase {
  kind: 'competency';
  /** taxonomy code; absent when only ESCO has it */
  code?: string;
  esco?: string;
  /** ads only */
  need?: TaskNeed;
}

export interface OccupationFinding extends FindingBase {
  kind: 'occupation';
  code?: string;
  esco?: string;
  /** ISCO-08 unit group of an occupation that only ESCO has */
  isco08?: string;
}

export interface CredentialFinding extends FindingBase {
  kind: 'certificate' | 'licence';
  code: string;
  /** ads only */
  need?: TaskNeed;
  /** the text says where it is from or that it is not exchanged: validity in Denmark must be asked */
  foreign: boolean;
}

export interface LanguageFinding extends FindingBase {
  kind: 'language';
  /** ISO 639-1 */
  language: string;
  /** absent when the text gives none that can be read */
  level?: CefrLevel;
  /** skills the level is said of; empty = not told apart */
  skills: readonly LanguageSkill[];
  native: boolean;
}

/** Years with a job or task: from a number ("3 års erfaring") or a period ("2019–2022"). */
export interface YearsFinding extends FindingBase {
  kind: 'years';
  /** tenths of a year */
  tenths: number;
  from?: string;
  until?: string;
}

/** Days and hours somebody can or cannot work. */
export interface AvailabilityFinding extends FindingBase {
  kind: 'availability';
  /** 1 = Monday … 7 = Sunday; empty = not told */
  days: readonly number[];
  from?: string;
  to?: string;
  part?: 'day' | 'evening' | 'night';
}

export interface HoursFinding extends FindingBase {
  kind: 'hours';
  /** hours a week, in tenths */
  minTenths: number;
  maxTenths: number;
}

export interface ShiftFinding extends FindingBase {
  kind: 'shift';
  from?: string;
  to?: string;
  pattern?: 'two_shift' | 'three_shift' | 'day' | 'evening' | 'night' | 'weekend' | 'changing';
}

export interface StartFinding extends FindingBase {
  kind: 'start';
  /** `YYYY-MM-DD`, `--MM-DD` without a year, or absent for "as soon as possible" */
  date?: string;
}

export interface SchemeFinding extends FindingBase {
  kind: 'scheme';
  scheme: Scheme;
}

/** Grounds that may not decide who gets a job (domain.md §9.4). */
export const UNLAWFUL_GROUNDS = ['age', 'sex', 'origin', 'religion', 'mother_tongue', 'family', 'disability'] as const;
export type UnlawfulGround = (typeof UNLAWFUL_GROUNDS)[number];

/** A demand an opening may not carry, with what may be asked instead (message codes; texts in messages). */
export interface UnlawfulFinding extends FindingBase {
  kind: 'unlawful';
  ground: UnlawfulGround;
  alternative: { da: string; en: string };
}

/** Education abroad or in Denmark; whether Denmark recognises it is never read out of a text (domain.md §2.9). */
export interface EducationFinding extends FindingBase {
  kind: 'education';
  recognition: 'unknown';
}

export type Finding =
  | CompetencyFinding
  | OccupationFinding
  | CredentialFinding
  | LanguageFinding
  | YearsFinding
  | AvailabilityFinding
  | HoursFinding
  | ShiftFinding
  | StartFinding
  | SchemeFinding
  | UnlawfulFinding
  | EducationFinding;

/** A job somebody had: its title, how long, and the tasks told with it. */
export interface Experience {
  range: TextRange;
  occupation?: OccupationFinding;
  years?: YearsFinding;
  tasks: readonly CompetencyFinding[];
}

/** `other` = neither Danish nor English: kept, marked and not read. */
export type DetectedLanguage = 'da' | 'en' | 'other' | 'unknown';

export interface Reading {
  kind: TextKind;
  language: DetectedLanguage;
  /** by their place in the text */
  findings: readonly Finding[];
  /** CVs only: jobs in the order of the text */
  experience: readonly Experience[];
}
