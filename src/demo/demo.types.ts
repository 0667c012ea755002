import type { DemoCasework } from './casework.types';
import type { CandidateInputDto } from '../candidates/candidate-input.dto';
import type { DemoEmployerWork } from './employer-work';
import type { ContactPersonDto } from '../employers/contact-person.dto';
import type { EmployerInputDto } from '../employers/employer-input.dto';
import type { StaffRole } from '../employers/staff.entity';
import type { WorkplaceInputDto } from '../employers/workplace-input.dto';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import type { ClosedReason, OpeningState } from '../openings/opening-state';

/** An invented colleague; the name comes from word lists that name nobody. */
export interface DemoStaff {
  municipality: string;
  initials: string;
  name: string;
  /** `#rrggbb`, small letters; never without the initials (domain.md §1.4) */
  colour: string;
  role: StaffRole;
}

/** An employer; `key` is how the workplaces of the same demo name it. */
export type DemoEmployer = EmployerInputDto & { key: string };

/** A workplace; `branch` is the branchepakke its work belongs to, undefined for temp agencies. */
export type DemoWorkplace = WorkplaceInputDto & {
  key: string;
  employerKey: string;
  /** municipality it lies in; stated, never derived from the postal code (domain.md §6) */
  liesIn: string;
  branch?: string;
};

/** A contact person of a workplace. */
export type DemoContact = ContactPersonDto & { workplaceKey: string };

/** An opening as the API takes it, with its state and the workplace of the same demo. */
export type DemoOpening = OpeningInputDto & {
  externalId: string;
  state: OpeningState;
  /** stated exactly when `state` is `lukket` */
  closedReason?: ClosedReason;
  workplaceKey?: string;
};

/** A person as the API takes it; always with a key. */
export type DemoCandidate = CandidateInputDto & { externalId: string };

/** A decided "no" between one person and one opening (domain.md §7.5), for the edge cases. */
export interface DemoRejection {
  candidateKey: string;
  openingKey: string;
  reasonCode: string;
  decidedOn: string;
  decidedBy: string;
}

/**
 * What the generator knew about a person and no field of the record takes: for checking the shares of domain.md §10 and
 * for figures about the demo itself. Never stored, never matched on.
 */
export interface DemoTraits {
  sex: 'female' | 'male';
  ageBand: string;
  nationality: string;
  visitation: 'jobparat' | 'aktivitetsparat';
  schooling: 'none' | 'primary' | 'upper_secondary' | 'vocational' | 'higher';
  danishEducation: 'DU1' | 'DU2' | 'DU3';
  sinceTakeover: string;
  literateInLatin: boolean;
  paidExperience: boolean;
  licence: boolean;
  car: boolean;
  bicycle: boolean;
  childrenUnderSix: boolean;
  childcareLimit: boolean;
  skaanehensyn: boolean;
  bornOnFirstOfJanuary: boolean;
  englishB1: boolean;
}

/** A whole synthetic municipality. Every record says `demo` in its key and names nobody real. */
export interface DemoMunicipality {
  asOf: string;
  municipality: string;
  staff: DemoStaff[];
  employers: DemoEmployer[];
  workplaces: DemoWorkplace[];
  contacts: DemoContact[];
  /** contacts with the employers, and agreements */
  employerWork: DemoEmployerWork;
  candidates: DemoCandidate[];
  openings: DemoOpening[];
  rejections: DemoRejection[];
  /** what has happened around the people; who is missing here has nothing recorded */
  casework: DemoCasework[];
  /** by the candidate's `externalId`; the named edge cases have none */
  traits: ReadonlyMap<string, DemoTraits>;
}

/** How large, and for which day. */
export interface DemoOptions {
  /** the day on which the demo looks alive, `YYYY-MM-DD` */
  asOf: string;
  /** any whole number; the same seed gives the same municipality (default 851) */
  seed?: number;
  /** people including the named edge cases (default 690) */
  candidates?: number;
  /** openings including the named edge cases (default 250) */
  openings?: number;
  /** workplaces including the named edge cases (default 400) */
  workplaces?: number;
}

/** What of the taxonomy the generator works with, by branchepakke code. */
export interface DemoBranch {
  /** code as the taxonomy writes it */
  code: string;
  /** goals of the steps T1, T2, T3: competency and the level at which one moves on */
  goals: Readonly<Record<'T1' | 'T2' | 'T3', readonly DemoGoal[]>>;
  /** ISCO-08 unit groups of the branch's occupations */
  isco: readonly string[];
  templates: readonly DemoTemplate[];
}
export interface DemoGoal {
  competency: string;
  level: 1 | 2 | 3 | 4;
  /** belongs to no single branch: common to all packages, or shared by several */
  transferable: boolean;
}
/** A job an opening can start from. */
export interface DemoTemplate {
  code: string;
  title: string;
  isco08?: string;
  tasks: readonly { competency: string; need: 'must' | 'learn' | 'nice'; level: 1 | 2 | 3 | 4 }[];
  languages: readonly NonNullable<OpeningInputDto['languages']>[number][];
  credentials: readonly string[];
  demands: readonly NonNullable<OpeningInputDto['demands']>[number][];
  shifts: readonly { days: readonly number[]; from: string; to: string }[];
  minimumAge: 13 | 15 | 18;
}
