/**
 * The taxonomy as plain data: what the YAML files of `seeds/taxonomy` hold after loading, what goes into database
 * tables, and what a `Taxonomy` is built from. Codes are the only keys; every list keeps the order of the files.
 */
import type {
  BranchepakkeStep,
  CompetencyLevel,
  LanguageAlternative,
  LanguageLevels,
  OpeningFacts,
  TaskNeeded,
} from '../matching/core/facts';

/** One text in the two languages of the product. */
export interface Labels {
  da: string;
  en: string;
}

/** Other words for the same thing, as CVs and job ads write them; no word means two things of one kind. */
export interface Synonyms {
  da: readonly string[];
  en: readonly string[];
}

/** `domain` = stated in domain.md, `assumption` = this project's own, `uncertain` = marked (?) in domain.md. */
export const CERTAINTIES = ['domain', 'assumption', 'uncertain'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Part credit for another competency, in thousandths of full credit (100–900). */
export interface CompetencyLink {
  code: string;
  permille: number;
}

/** A competency of domain.md §5, or one that the project adds (`source: 'project'`) because jobs or CVs name it. */
export interface CompetencyData {
  /** `group.name` in lower-case ASCII; the group is `tv`, `faelles` or a branchepakke */
  code: string;
  labels: Labels;
  synonyms: Synonyms;
  source: 'domain' | 'project';
  /** one way: who holds this one has so much of the wider or simpler ones named here */
  broader: readonly CompetencyLink[];
  /** both ways, stated on one of the two only */
  related: readonly CompetencyLink[];
  /** licences and certificates that usually go with the task; the opening decides which are mandatory */
  credentials: readonly string[];
  /** URI of the same concept in ESCO v1.1.1; absent where not certain */
  esco?: string;
}

/** What a credential proves. `record_check` is shown to nobody but the employee who needs it (domain.md §9.2). */
export const CREDENTIAL_CATEGORIES = [
  'driving_licence',
  'permit',
  'certificate',
  'course',
  'education',
  'record_check',
] as const;
export type CredentialCategory = (typeof CREDENTIAL_CATEGORIES)[number];

/** A licence or certificate. */
export interface CredentialData {
  /** lower-case ASCII with hyphens, e.g. `koerekort-b` */
  code: string;
  kind: 'licence' | 'certificate';
  category: CredentialCategory;
  labels: Labels;
  synonyms: Synonyms;
  /** youngest age in years at which the law lets somebody use it; absent = domain.md gives none */
  minimumAge?: number;
  /** other credentials its holder needs no separate proof for, e.g. category C covers B */
  covers: readonly string[];
  certainty: Certainty;
  /** where it is from, and what is open about it */
  source: string;
}

/** A job title. */
export interface OccupationData {
  /** lower-case ASCII with hyphens, e.g. `rengoeringsassistent` */
  code: string;
  /** ISCO-08 unit group, four digits (the first four of DISCO-08) */
  isco08: string;
  /** six digits; absent where not certain */
  disco08?: string;
  labels: Labels;
  synonyms: Synonyms;
  /** codes of the branchepakker it belongs to */
  branchepakker: readonly string[];
  certainty: Certainty;
  /** URI of the same concept in ESCO v1.1.1; absent where not certain */
  esco?: string;
}

/** Name of an ISCO-08 group of one to four digits. */
export interface IscoGroupData {
  code: string;
  labels: Labels;
}

/** Danish asked for: `minimum` is the lower end, `target` the upper end where domain.md gives a range. */
export interface DanishDemand {
  minimum: LanguageLevels;
  target?: LanguageLevels;
  note?: Labels;
}

/** A measurable goal of a step; one moves on when all required goals are reached or waived with a reason. */
export interface GoalData {
  competency: string;
  level: Exclude<CompetencyLevel, 0>;
  /** false = belongs to a specialisation (a truck, a trade, animals) that not everybody takes */
  required: boolean;
}

/** One step of a branchepakke. */
export interface BranchepakkeStepData {
  step: BranchepakkeStep;
  labels: Labels;
  description: Labels;
  /** typical length in weeks */
  weeks: { min: number; max: number };
  danish: DanishDemand;
  /** the package's own and shared competencies first, then the basic ones (`tv.`) */
  goals: readonly GoalData[];
}

/** Working hours on some weekdays (1 = Monday). `to` before `from` ends on the next day; `24:00` is midnight. */
export interface ShiftPattern {
  days: readonly number[];
  from: string;
  to: string;
}

/** Shifts in words and as the hours they usually are. */
export interface Shifts {
  text: Labels;
  pattern: readonly ShiftPattern[];
}

/** A course that belongs to a package; `credential` is what it leads to. */
export interface CourseData {
  labels: Labels;
  credential?: string;
}

/** A branchepakke: a ready-made path inside one branch (domain.md §5). */
export interface BranchepakkeData {
  /** upper-case ASCII, e.g. `RENG` */
  code: string;
  labels: Labels;
  description: Labels;
  /** languages that can do instead of Danish at some workplaces, ISO 639-1 */
  otherLanguages: readonly string[];
  otherLanguagesNote?: Labels;
  /** typical credentials of the branch */
  credentials: readonly string[];
  demands: OpeningFacts['demands'];
  shifts: Shifts;
  courses: readonly CourseData[];
  /** all five steps in their order */
  steps: readonly BranchepakkeStepData[];
}

/** A job that a new opening can start from. */
export interface JobTemplateData {
  /** `package.name`, e.g. `reng.kontor-morgen` */
  code: string;
  branchepakke: string;
  occupation: string;
  labels: Labels;
  tasks: readonly TaskNeeded[];
  /** mandatory ones only */
  credentials: readonly string[];
  languages: readonly LanguageAlternative[];
  /** hours a week, 1–37 */
  hours: { min: number; max: number };
  shifts: Shifts;
  demands: OpeningFacts['demands'];
  minimumAge: OpeningFacts['minimumAge'];
}

/** The whole taxonomy. */
export interface TaxonomyData {
  competencies: readonly CompetencyData[];
  credentials: readonly CredentialData[];
  occupations: readonly OccupationData[];
  iscoGroups: readonly IscoGroupData[];
  branchepakker: readonly BranchepakkeData[];
  templates: readonly JobTemplateData[];
}
