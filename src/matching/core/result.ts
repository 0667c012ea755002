/** What the matcher answers: codes, integers and facts. Sentences are made at the edge, from message catalogues. */
import type { IsoDate } from './facts';
import type { Outcome } from './outcome';

export type { Outcome };

export const FACTORS = ['competencies', 'language', 'branchepakke', 'commute', 'hours', 'job_goal'] as const;
export type FactorCode = (typeof FACTORS)[number];

export const GATES = [
  'municipality_not_shared',
  'status',
  'availability_date',
  'already_placed',
  'legal_age',
  'scheme',
  'mandatory_credential',
  'declined_task',
  'skaanehensyn',
  'safety_language',
  'travel_limit',
  'earlier_rejection',
] as const;
export type GateCode = (typeof GATES)[number];

/** Values a sentence is made from, e.g. `{ competency: 'reng.moppe_gulv', level: 2, asked: 3 }`. */
export type ReasonFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The answer to one question about one person and one opening. */
export interface Criterion {
  /** stable code, e.g. `competency.must` */
  code: string;
  outcome: Outcome;
  points: number;
  /** what would have been reached at best; `points <= maxPoints` */
  maxPoints: number;
  facts: ReasonFacts;
}

/** One factor's share of the total. The criteria's points add up to `points`, the parts' points to the total. */
export interface Part {
  factor: FactorCode;
  points: number;
  maxPoints: number;
  criteria: readonly Criterion[];
}

/** One gate's answer. Only `not_met` excludes; `unknown` becomes a question. */
export interface GateResult {
  gate: GateCode;
  outcome: Outcome;
  facts: ReasonFacts;
}

/** One person against one opening. */
export interface PairMatch {
  candidateId: string;
  openingId: string;
  /** all gates, in the order of `GATES` */
  gates: readonly GateResult[];
  /** no gate is `not_met` */
  eligible: boolean;
  /** 0–10 000 */
  total: number;
  /** 0–10 000: the share of the reachable points that rests on known, evidenced facts */
  confidence: number;
  parts: readonly Part[];
}

/** A line of a ranked list. */
export interface RankedCandidate extends PairMatch {
  /** 1 is the best */
  rank: number;
}

/** A ranked list for one opening. Every person considered is either eligible or excluded by at least one gate. */
export interface Ranking {
  openingId: string;
  policyVersion: string;
  asOf: IsoDate;
  considered: number;
  eligible: number;
  /** people excluded per gate; somebody excluded by two gates counts in both */
  excludedBy: Readonly<Partial<Record<GateCode, number>>>;
  /** eligible people for whom the gate could not be decided */
  unknownBy: Readonly<Partial<Record<GateCode, number>>>;
  candidates: readonly RankedCandidate[];
}

/** A line of the list of openings for one person. */
export interface RankedOpening extends PairMatch {
  /** 1 is the best */
  rank: number;
}

/** A ranked list of openings for one person; the counts mean the same as in `Ranking`. */
export interface OpeningRanking {
  candidateId: string;
  policyVersion: string;
  asOf: IsoDate;
  considered: number;
  eligible: number;
  /** openings from which the person is excluded, per gate */
  excludedBy: Readonly<Partial<Record<GateCode, number>>>;
  /** openings open to the person for which the gate could not be decided */
  unknownBy: Readonly<Partial<Record<GateCode, number>>>;
  openings: readonly RankedOpening[];
}
