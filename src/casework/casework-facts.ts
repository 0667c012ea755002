/**
 * What is recorded about a person's course, as plain data: the shape between the stored records and the facts of the
 * scheme and deadline rules. Measurements of progress (KAN/VIL, BIP, FIP) are no part of it and never will be.
 */
import type { BlockKind, ShiftInterval, TargetGroup } from '../schemes';
import type { IsoDate } from '../matching/core/facts';

/** Kinds of records; the record of each is either kept here or not known (domain.md §2). */
export const CASEWORK_KINDS = [
  'visitations',
  'benefits',
  'assessments',
  'programmePhases',
  'offers',
  'conversations',
  'jobStrategies',
  'cvReviews',
  'barriers',
] as const;
export type CaseworkKind = (typeof CASEWORK_KINDS)[number];

/** Results of a visitation (domain.md §2.1; uddannelsesparat for young people without an education). */
export const VISITATION_RESULTS = ['jobparat', 'aktivitetsparat', 'uddannelsesparat'] as const;
export type VisitationResult = (typeof VISITATION_RESULTS)[number];

/** Phases of the course (domain.md §2.2): reception and start, conversations and efforts, closing and follow-up. */
export const PROGRAMME_PHASES = ['I', 'II', 'III'] as const;
export type ProgrammePhase = (typeof PROGRAMME_PHASES)[number];

/**
 * Kinds of conversations. The statutory ones, and the joint ones with caseworker and consultant in the room
 * (domain.md §1.2), count toward the cadence of domain.md §2.3; a follow-up at the workplace or by phone does not. [A]
 */
export const CONVERSATION_KINDS = ['statutory', 'joint', 'follow_up'] as const;
export type ConversationKind = (typeof CONVERSATION_KINDS)[number];

/** One block of an offer: one activity with its own tasks, hours and dates (domain.md §4.3). */
export interface OfferBlock {
  kind: BlockKind;
  from: IsoDate;
  /** last day; undefined = open-ended */
  until?: IsoDate;
  /** hours a week */
  weeklyHours?: number;
  /** clock times; they win over `weeklyHours` */
  shifts?: readonly ShiftInterval[];
  /** competency codes of the tasks */
  tasks?: readonly string[];
}

/** An offer, or another activity that fills the person's weeks. */
export interface OfferFacts {
  /** where it is; undefined = at no workplace, or not known */
  pNumber?: string;
  /** false = turned down; undefined = not answered yet */
  accepted?: boolean;
  blocks: readonly OfferBlock[];
}

/** What an assessment by a named employee says; a field left out says nothing about it. */
export interface AssessmentFacts {
  on: IsoDate;
  targetGroup?: TargetGroup;
  ordinaryJobWithinReach?: boolean;
  /** 9 of the last 10 years in Denmark (domain.md §2.3, work duty) */
  meetsOpholdskrav?: boolean;
  /** 2½ years of full-time work in 10 years */
  meetsBeskaeftigelseskrav?: boolean;
  /** hours a week of work duty after a reduction for health */
  workDutyHours?: number;
}

/** Everything recorded that a scheme or deadline rule may ask for. Lists are in no particular order. */
export interface CaseworkFacts {
  /** kinds whose record is kept here: their empty list means none; the list of another kind is not known */
  stated: readonly CaseworkKind[];
  visitations: readonly { on: IsoDate; result: VisitationResult }[];
  /** stretches on a benefit; `until` undefined = still */
  benefits: readonly { since: IsoDate; until?: IsoDate }[];
  assessments: readonly AssessmentFacts[];
  programmePhases: readonly { phase: ProgrammePhase; from: IsoDate }[];
  offers: readonly OfferFacts[];
  /** `heldOn` undefined = planned only */
  conversations: readonly { kind: ConversationKind; heldOn?: IsoDate }[];
}

/** The facts of a person about whom no casework is recorded. */
export const NO_CASEWORK: CaseworkFacts = {
  stated: [],
  visitations: [],
  benefits: [],
  assessments: [],
  programmePhases: [],
  offers: [],
  conversations: [],
};
