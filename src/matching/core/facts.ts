/**
 * What the matcher is told. These types are an allow-list: a name, sex, nationality, religion, diagnosis, age or
 * benefit is not a field here, so no rule can use one (domain.md §9.4). Everything is plain data; a field that is
 * `undefined` is *unknown*, which is different from a known "no".
 */
import type { CefrLevel, LanguageSkill } from '../../language/cefr';
import type { Outcome } from './outcome';

/** Calendar date `YYYY-MM-DD` in Europe/Copenhagen. */
export type IsoDate = string;

/** Competency scale of domain.md §5: 0 not able · 1 introduced · 2 with guidance · 3 alone · 4 can train others. */
export type CompetencyLevel = 0 | 1 | 2 | 3 | 4;

/** How well a competency is known: said by the person, seen in work or course, or checked by somebody qualified. */
export const EVIDENCE = ['claimed', 'evidenced', 'verified'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Steps of a branchepakke in their order (domain.md §5). */
export const BRANCHEPAKKE_STEPS = ['T0', 'S', 'T1', 'T2', 'T3'] as const;
export type BranchepakkeStep = (typeof BRANCHEPAKKE_STEPS)[number];

/** Ways to get to work. `car` counts only with a licence valid in Denmark and access to a car (domain.md §6). */
export const TRAVEL_MODES = ['walk', 'bicycle', 'transit', 'car'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** How a task counts: needed from the first day, learnt on the job, or welcome. */
export const TASK_NEEDS = ['must', 'learn', 'nice'] as const;
export type TaskNeed = (typeof TASK_NEEDS)[number];

/** Statuses of a person in the course (domain.md §2.10). Paused statuses end on `statusUntil`. */
export const CANDIDATE_STATUSES = [
  'aktiv',
  'mellem_tilbud',
  'barsel',
  'sygemeldt',
  'manglende_pasning',
  'fritaget',
  'ferie',
  'fraflyttet',
  'udrejst',
] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** Scheme types of an opening (domain.md §4). */
export const SCHEMES = [
  'ordinaert',
  'smaajob',
  'fritidsjob',
  'vikar',
  'igu',
  'virksomhedspraktik',
  'loentilskud_privat',
  'loentilskud_offentlig',
  'nyttejob',
  'arbejdsproevning',
] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What an opening can be filled by: a scheme, or the combination of paid hours and praktik there (domain.md §4.3). */
export const SCHEME_OPTIONS = [...SCHEMES, 'kombination'] as const;
export type SchemeOption = (typeof SCHEME_OPTIONS)[number];

/**
 * Skånehensyn and work demands share one vocabulary, in work terms only; a diagnosis has no place here
 * (domain.md §2.7). Units: `loeft_kg` kilograms, `staaende_timer` and `siddende_timer` hours a day,
 * `timer_om_ugen` hours a week; all others are present or not (1 or 0).
 */
export const WORK_CONDITIONS = [
  'loeft_kg',
  'staaende_timer',
  'siddende_timer',
  'timer_om_ugen',
  'boej_og_vrid',
  'gang',
  'stoej',
  'stoev',
  'kulde',
  'varme',
  'vaadt_arbejde',
  'kemikalier',
  'hoejder',
  'ensidigt_gentaget',
  'hoejt_tempo',
  'natarbejde',
  'alenearbejde',
  'kundekontakt',
  'boern',
  'skaerm',
] as const;
export type WorkCondition = (typeof WORK_CONDITIONS)[number];

/**
 * A week of half hours, Monday 00:00 first: 14 words of 24 bits, two for each day; bit 0 of a word is the earliest
 * half hour. Built with `weekGrid()` of `week-grid.ts`.
 */
export type WeekGrid = readonly number[];

/** One competency a person is recorded with. Level 0 says "checked: not able"; no record at all means unknown. */
export interface HeldCompetency {
  code: string;
  level: CompetencyLevel;
  evidence: Evidence;
}

/** A licence or certificate: `held` and valid in Denmark, known not to be held, or unknown. */
export interface HeldCredential {
  code: string;
  status: 'held' | 'not_held' | 'unknown';
  /** last valid day; undefined = no end known */
  validUntil?: IsoDate;
}

/** Levels per skill in one language; a missing skill is unknown. */
export type LanguageLevels = Partial<Record<LanguageSkill, CefrLevel>>;

/** A job or placement the person has or will have. */
export interface Placement {
  from: IsoDate;
  /** last day; undefined = open-ended */
  until?: IsoDate;
  /** hours a week, 0–37 */
  weeklyHours: number;
}

/**
 * First days on which the rules of one scheme about the person can hold. Dates and nothing else: which rule sets them
 * (an age, a residence, a benefit) stays outside. Worked out by the scheme rules for the day the facts were read.
 */
export interface SchemeWindow {
  /** false = can never hold; null = a fact is missing that could still say no */
  possible: boolean | null;
  /** first possible day; undefined = no limit known */
  from?: IsoDate;
  /** last possible day; undefined = no limit known */
  until?: IsoDate;
  /** last day for which the answer is sure, e.g. the end of a permit that may be renewed; undefined = no such day */
  sureUntil?: IsoDate;
}

/** Something reached on a day; from several of them follows a pace. */
export interface ReachedStep {
  step: BranchepakkeStep;
  on: IsoDate;
}

/** Levels of one language as they were found on a day. */
export interface ReachedLevels {
  levels: LanguageLevels;
  on: IsoDate;
}

/** How far somebody had come and when: what a projection is made from. Each list in any order. */
export interface Progress {
  /** by branchepakke */
  branchepakker?: Readonly<Record<string, readonly ReachedStep[]>>;
  /** by language */
  languages?: Readonly<Record<string, readonly ReachedLevels[]>>;
}

/** A person was turned down for an opening, or turned it down, and the reason still holds (domain.md §7.5). */
export interface Rejection {
  openingId: string;
  reason: string;
  /** last day on which the rejection counts; undefined = until withdrawn */
  until?: IsoDate;
}

/** Dates on which a young person passes the legal age limits of domain.md §4 (fritidsjob). Adults carry `null`. */
export interface Youth {
  turns13On: IsoDate;
  turns15On: IsoDate;
  turns18On: IsoDate;
  /** still in compulsory school until this date; undefined = unknown */
  compulsorySchoolUntil?: IsoDate;
}

/** Everything the matcher knows about one person. */
export interface CandidateFacts {
  /** opaque key; used to name the person in the result and, as the very last resort, to make the order total */
  id: string;
  /** unsigned 32-bit number drawn once at registration and recorded; breaks ties (domain.md §7.4) */
  draw: number;
  /** three digits as a four-character code, e.g. `0851` */
  municipality: string;
  /** other municipalities the case may be shown to; `'all'` for everyone */
  sharedWith: 'all' | readonly string[];
  /** since when the person has waited for an offer; the longest wait wins a tie */
  waitingSince?: IsoDate;
  status: CandidateStatus;
  /** last day of a paused status; undefined on a paused status = end unknown */
  statusUntil?: IsoDate;
  /** first day the person can start; undefined = unknown */
  availableFrom?: IsoDate;
  placements: readonly Placement[];
  /** `null` = adult, undefined = date of birth unknown */
  youth?: Youth | null;
  postalCode?: string;
  travelModes?: readonly TravelMode[];
  /** the person's own limit, minutes one way, door to door */
  maxTravelMinutes?: number;
  /** kilometres one way the person cycles; the policy's default applies when unknown */
  maxBicycleKm?: number;
  /** wanted or possible hours a week */
  hoursMin?: number;
  hoursMax?: number;
  availability?: WeekGrid;
  competencies: readonly HeldCompetency[];
  credentials: readonly HeldCredential[];
  /** by ISO 639-1 code; a missing language is unknown */
  languages: Readonly<Record<string, LanguageLevels>>;
  /** by language, the day its levels are from; old ones lower confidence, never points. Missing = not known */
  languagesAssessedOn?: Readonly<Record<string, IsoDate>>;
  /** furthest step per branchepakke code; undefined = never asked */
  branchepakker?: Readonly<Record<string, BranchepakkeStep>>;
  /** by branchepakke, the share of the next step's required goals already reached, permille; missing = 0 */
  branchepakkeGoals?: Readonly<Record<string, number>>;
  /** for projections; undefined = no pace known */
  progress?: Progress;
  /** by scheme; a missing scheme or no windows at all = unknown */
  schemeWindows?: Readonly<Partial<Record<SchemeOption, SchemeWindow>>>;
  /** ABC-jobstrategi: ISCO-08 codes of 1–4 digits per level (domain.md §2.6); undefined = no strategy yet */
  jobGoals?: { a: readonly string[]; b: readonly string[]; c: readonly string[] };
  /** competency codes of tasks the person has said no to */
  declinedTasks: readonly string[];
  /** skånehensyn: the most the person can do of each condition; an empty list = none; undefined = never asked */
  skaanehensyn?: readonly { condition: WorkCondition; max: number }[];
  rejections: readonly Rejection[];
}

/** One task of an opening. */
export interface TaskNeeded {
  competency: string;
  need: TaskNeed;
  /** level asked for, 1–4 */
  level: 1 | 2 | 3 | 4;
}

/** One language that is enough at the workplace, with its minimum per skill. Each entry is an alternative. */
export interface LanguageAlternative {
  language: string;
  minimums: LanguageLevels;
  /** why the minimum is asked; `safety` makes a known shortfall a gate (domain.md §7.4) */
  reason: 'safety' | 'customers' | 'documentation' | 'instruction' | 'other';
}

/** Everything the matcher knows about one opening. */
export interface OpeningFacts {
  id: string;
  /** unsigned 32-bit number recorded with the opening; mixed with the person's draw to break ties */
  draw: number;
  municipality: string;
  /** accepted schemes, preferred first */
  schemes: readonly Scheme[];
  /**
   * What the rules about workplace and opening alone say of each scheme (ratio, sector, hours …): `not_met` closes it for
   * everybody. A missing scheme is unknown. `kombination` counts as accepted when it is named here.
   */
  schemeRoom?: Readonly<Partial<Record<SchemeOption, Outcome>>>;
  /**
   * By person id: schemes that a rule about this very pair closes, e.g. praktik at the latest employer (domain.md §4).
   * Only known closures stand here; whoever is missing, or a missing list, has none.
   */
  closedFor?: Readonly<Record<string, readonly SchemeOption[]>>;
  startsOn?: IsoDate;
  endsOn?: IsoDate;
  workplacePostalCode?: string;
  /** work done from home: no travel */
  remote: boolean;
  tasks: readonly TaskNeeded[];
  /** mandatory licences and certificates */
  credentials: readonly string[];
  languages: readonly LanguageAlternative[];
  branchepakke?: string;
  /** ISCO-08 code, four digits */
  occupation?: string;
  hoursMin?: number;
  hoursMax?: number;
  shifts?: WeekGrid;
  /** physical and mental demands, with the amount where it is a number; undefined amount = not measured */
  demands: readonly { condition: WorkCondition; amount?: number }[];
  /** skånehensyn the workplace says it can handle: they never exclude */
  handles: readonly WorkCondition[];
  /** 13 = light work only, 15 = young people after compulsory school, 18 = adults only (domain.md §4 fritidsjob) */
  minimumAge: 13 | 15 | 18;
}

/** Competency links, in thousandths: how much of a needed competency is covered by another one that is held. */
export interface CompetencyGraph {
  /** other competencies that give part credit for `needed`, e.g. `[{ code, permille: 600 }]`; each code once */
  substitutes(needed: string): readonly Substitute[];
}

/**
 * How a link that only ESCO tells came about: the held competency is one step narrower or broader than the needed one,
 * both have the same parent, or the same occupations need both.
 */
export const ESCO_LINK_KINDS = ['narrower', 'broader', 'sibling', 'occupations'] as const;
export type EscoLinkKind = (typeof ESCO_LINK_KINDS)[number];

/** One competency that stands in for another. */
export interface Substitute {
  code: string;
  /** part credit, or with `esco` how strong the link is, of which the policy's credit for its kind is taken */
  permille: number;
  esco?: EscoLinkKind;
}

/** Door-to-door travel between postal codes. */
export interface TravelModel {
  /** minutes one way, whole; `null` when the mode cannot make the trip or a place is not known */
  minutes(fromPostalCode: string, toPostalCode: string, mode: TravelMode): number | null;
  /** kilometres one way along the road; `null` when a place is not known */
  kilometres(fromPostalCode: string, toPostalCode: string): number | null;
}
