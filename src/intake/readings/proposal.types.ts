import type { CefrLevel, LanguageSkill } from '../../language/cefr';
import type { CompetencyLevel, Evidence, TaskNeed } from '../../matching/core/facts';
import type { Finding, MatchKind, Polarity, TextRange } from '../reading/reading.types';

/** What would be written for a finding; which fields are there depends on its kind. */
export interface ProposedValue {
  /** competencies: 0–4; in an opening 1–4 */
  level?: CompetencyLevel;
  /** competencies of people; the machine says `claimed`, only a person says more */
  evidence?: Evidence;
  /** tasks of an opening */
  need?: TaskNeed;
  /** licences and certificates of people */
  status?: 'held' | 'not_held' | 'unknown';
  /** languages; absent = no level could be read */
  cefr?: CefrLevel;
  /** skills the level is said of; empty = all */
  skills?: readonly LanguageSkill[];
  /** jobs somebody had */
  title?: string;
  isco08?: string;
  from?: string;
  until?: string;
  /** hours a week, whole */
  hoursMin?: number;
  hoursMax?: number;
  /** `YYYY-MM-DD` */
  startsOn?: string;
  /** unlawful demands: what may be asked instead */
  alternative?: { da: string; en: string };
}

/** One thing a text says, all places together. */
export interface Proposal {
  kind: Finding['kind'];
  key: string;
  code: string | null;
  /** URI of the ESCO concept; null where there is none */
  escoUri: string | null;
  polarity: Polarity;
  confidence: number;
  match: MatchKind;
  madeBy: string;
  /** the surest place first */
  ranges: TextRange[];
  proposed: ProposedValue;
  /** false = shown beside the text only, nothing can be written */
  writable: boolean;
}

/** What a reading is about. */
export type ReadingSubject = 'candidate' | 'opening';
