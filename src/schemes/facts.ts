/**
 * What the scheme rules are told. An optional field that is `undefined` is *unknown* and can at most make an answer
 * `unknown`; where a field is different ("undefined = none reported") its comment says so.
 *
 * These types hold confidential facts (residence, benefit, visitation, age; domain.md §9.2). They serve legal gates
 * only and never the ranking: the ranking has its own input types, in which they do not exist.
 */
import type { IsoDate, Scheme } from '../matching/core/facts';

/** A scheme of domain.md §4, or the combination of paid hours and praktik at one firm (§4.3). */
export type SchemeCode = Scheme | 'kombination';

/** Why a person may stay in Denmark, as far as a rule asks (domain.md §4.1). */
export const RESIDENCE_BASES = [
  'refugee',
  'family_reunified_to_refugee',
  'family_reunified_other',
  'ukraine_special_act',
  'afghan_special_act',
  'other',
] as const;
export type ResidenceBasis = (typeof RESIDENCE_BASES)[number];

/** Target group that durations depend on (domain.md §4). `integration` = in the programme of the integration act. */
export const TARGET_GROUPS = [
  'insured',
  'jobparat',
  'uddannelsesparat',
  'aktivitetsparat',
  'integration',
  'other',
] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** An earlier or present employment. */
export interface Employment {
  cvr?: string;
  pNumber?: string;
  from: IsoDate;
  /** last day; undefined = still employed */
  until?: IsoDate;
  /** on ordinary terms; praktik, løntilskud and nyttejob are not */
  ordinary: boolean;
}

/** One entry of the dated visitation history (domain.md §2.1). */
export interface Visitation {
  on: IsoDate;
  result: 'jobparat' | 'aktivitetsparat' | 'uddannelsesparat';
}

/** Facts about one person that a scheme rule may ask for. */
export interface SchemePerson {
  birthDate?: IsoDate;
  /** first day with a folkeregister address in Denmark: the IGU clock */
  firstRegisteredOn?: IsoDate;
  residenceBasis?: ResidenceBasis;
  /** last day of the residence permit; `null` = no end */
  residenceUntil?: IsoDate | null;
  /** has completed an IGU before; an interrupted one does not count */
  completedIgu?: boolean;
  /** since when without a break on a benefit; `null` = not on a benefit */
  benefitSince?: IsoDate | null;
  targetGroup?: TargetGroup;
  /** all employments of at least the last twelve months, in any order; `[]` = none */
  employments?: readonly Employment[];
  visitations?: readonly Visitation[];
  /** last day of compulsory school (9th grade) */
  compulsorySchoolUntil?: IsoDate;
  /** in a vocational training that covers the machine in question (forklift) */
  inVocationalTraining?: boolean;
  /** a caseworker has noted that an ordinary job or løntilskud is within reach; undefined = nothing noted */
  ordinaryJobWithinReach?: boolean;
}

/** Schemes that take up a supported place at a workplace. */
export type PlacementScheme = 'virksomhedspraktik' | 'loentilskud_privat' | 'loentilskud_offentlig' | 'nyttejob';

/** A supported place in use, now or agreed for later. */
export interface WorkplacePlacement {
  scheme: PlacementScheme;
  /** undefined = at the workplace it is listed under */
  pNumber?: string;
  from: IsoDate;
  /** last day; undefined = no end agreed */
  until?: IsoDate;
  weeklyHours?: number;
}

/** Allows several participants of a programme to share full-time places (JobFirst trial, domain.md §4.2). */
export interface RatioDispensation {
  programme: string;
  from: IsoDate;
  /** last day; undefined = until withdrawn */
  until?: IsoDate;
}

/** A post that somebody left, for the rule on net job growth (domain.md §4.2). */
export interface VacatedPost {
  on: IsoDate;
  cause: 'dismissal' | 'resignation' | 'other';
  /** it is the very post of this opening; undefined = not known */
  samePost?: boolean;
}

/** Facts about one workplace (arbejdssted) that a scheme rule may ask for. */
export interface SchemeWorkplace {
  /** ten digits; the ratio is counted per P-nummer */
  pNumber?: string;
  /** eight digits */
  cvr?: string;
  /** public = state, region, municipality or at least half publicly funded (domain.md §4) */
  sector?: 'private' | 'public';
  /** ordinary employees, subsidised staff not counted */
  ordinaryEmployees?: number;
  /** the day the employees were counted */
  ordinaryEmployeesOn?: IsoDate;
  /** average number of ordinary employees over the last twelve months */
  employeesLast12Months?: number;
  /** number of supported places the firm itself has agreed to at most; undefined = no own limit agreed */
  ownCap?: number;
  /** all supported places in use or agreed; `[]` = none */
  placements?: readonly WorkplacePlacement[];
  /** posts vacated in at least the last three months; `[]` = none */
  vacatedPosts?: readonly VacatedPost[];
  /** undefined = no dispensation granted */
  dispensations?: readonly RatioDispensation[];
}

/** A stretch of work in the week: ISO weekday 1 (Monday) to 7, `HH:MM`; an end not after the start is next morning. */
export interface ShiftInterval {
  day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  from: string;
  to: string;
}

/** What the work is like, as far as the rules for young people ask (domain.md §4, fritidsjob). */
export interface YouthWork {
  /** nothing but light work */
  light?: boolean;
  machines?: boolean;
  forklift?: boolean;
  dangerous?: boolean;
  /** heaviest lift, kilograms */
  maxLiftKg?: number;
}

/** One block of a combination: one scheme with its own tasks, hours and dates (domain.md §4.3). */
export interface CombinationBlock {
  scheme: Scheme;
  /** competency codes of the tasks */
  tasks: readonly string[];
  weeklyHours: number;
  from: IsoDate;
  /** last day; undefined = open-ended */
  until?: IsoDate;
}

/** The six purposes of praktik, one legal instrument (domain.md §4). */
export const PRAKTIK_PURPOSES = [
  'sprogpraktik',
  'snusepraktik',
  'afklarende',
  'branchepraktik',
  'opkvalificerende',
  'rekrutteringspraktik',
] as const;
export type PraktikPurpose = (typeof PRAKTIK_PURPOSES)[number];

/** Facts about one opening that a scheme rule may ask for. */
export interface SchemeOpening {
  /** accepted schemes, preferred first */
  schemes: readonly SchemeCode[];
  /** first day; unknown means some day from `asOf` on */
  startsOn?: IsoDate;
  /** planned hours a week; the highest of a range */
  weeklyHours?: number;
  /** IGU: average practice and school hours a week over the whole course */
  igu?: {
    practiceHours?: number;
    schoolHours?: number;
    /** planned school weeks; undefined = what the law says */
    schoolWeeks?: number;
    /** planned length in months; undefined = what the law says */
    months?: number;
  };
  /** weekly pattern of the work; `[]` = no fixed pattern known to break a limit */
  shifts?: readonly ShiftInterval[];
  /** `school`: also in school weeks · `holiday`: only in school holidays */
  season?: 'school' | 'holiday';
  youthWork?: YouthWork;
  /** 13 = light work, 15 = after compulsory school, 18 = adults only */
  minimumAge?: 13 | 15 | 18;
  purpose?: PraktikPurpose;
  /** weeks that this decision covers */
  durationWeeks?: number;
  /** weeks of the same course before this decision; undefined = none, the course is new */
  weeksBefore?: number;
  /** what a praktik longer than the first limit rests on (domain.md §4, duration under LAB) */
  durationGround?: 'none' | 'experience' | 'assessed' | 'special_need';
  /** the work is a short seasonal peak; undefined = not reported */
  seasonalPeak?: boolean;
  /** the work replaces ordinary staff or distorts competition; undefined = not reported */
  displacesOrdinaryWork?: boolean;
  /** blocks of a combination */
  blocks?: readonly CombinationBlock[];
}
