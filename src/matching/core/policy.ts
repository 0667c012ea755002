/**
 * Every number the matcher uses, in one versioned place. Shares are in permille (thousandths, 0–1000). The numbers
 * are working assumptions unless a source is named; a municipality changes them by making a policy with a new version.
 */
import type { LanguageSkill } from '../../language/cefr';
import type { BranchepakkeStep, EscoLinkKind, Evidence, TaskNeed } from './facts';
import type { FactorCode } from './result';

/** What a municipality decides about matching; read by every gate and factor. */
export interface Policy {
  /** named on every ranked list; changes whenever a number changes */
  version: string;
  /** relative weight of each factor, whole numbers 0–1 000 000, at least one above 0; 0 = shown, but no points */
  weights: Readonly<Record<FactorCode, number>>;
  competencies: {
    /** relative weight of a task by need inside the factor, whole numbers from 1; default must 4, learn 2, nice 1 */
    needWeights: Readonly<Record<TaskNeed, number>>;
    /** relative weight of one mandatory credential beside the tasks, from 1; default 4, like a must */
    credentialWeight: number;
    /** how far a record counts by how well it is known, permille, rising; 0 = such records give no more than unknown */
    evidencePermille: Readonly<Record<Evidence, number>>;
    /** credit when nothing is known, permille; learn is larger because the task is learnt on the job; 0 = no credit */
    priorPermille: Readonly<Record<TaskNeed, number>>;
    /** credit for a credential nobody has asked about, permille; 0 = as if not held */
    credentialPriorPermille: number;
    /** credit over a link that only an imported ESCO tells, at full strength, permille; 0 = such links count nothing */
    escoPermille: Readonly<Record<EscoLinkKind, number>>;
  };
  language: {
    /** relative weight of the skills, from 1; the oral ones weigh most, writing least (domain.md §3, employer survey) */
    skillWeights: Readonly<Record<LanguageSkill, number>>;
    /** credit 1, 2, 3 … steps short on the ladder, permille, falling; beyond the list 0; empty = all or nothing */
    nearlyTherePermille: readonly number[];
    /** credit for an unknown skill of a language the person is recorded with, permille */
    unknownSkillPermille: number;
    /** credit for a language the person is not recorded with at all, permille; at most `unknownSkillPermille` */
    unknownLanguagePermille: number;
    /** levels older than this many months are stale: they count less in the confidence; 12 is an assumption */
    staleAfterMonths: number;
  };
  branchepakke: {
    /** credit for the furthest step in the opening's package, permille, rising (domain.md §5) */
    stepPermille: Readonly<Record<BranchepakkeStep, number>>;
    /** credit when nobody has asked, permille; at most the value of T0 */
    priorPermille: number;
  };
  commute: {
    /** one way, minutes: full credit up to here; 45 = the soft target of 90 a day (domain.md §6) */
    softMinutes: number;
    /** one way, minutes: no credit from here on, and the gate; 90 = 3 hours a day (domain.md §6) */
    legalMinutes: number;
    /** the share of the credit that is left beyond the person's own limit, permille; 0 = nothing is left */
    beyondOwnLimitPermille: number;
    /** kilometres one way by bicycle when the person has stated none (domain.md §6); 0 = never assumed */
    bicycleKm: number;
    /** kilometres one way on foot (domain.md §6) */
    walkKm: number;
    /** credit when the trip is unknown, permille */
    priorPermille: number;
    /** openings under this many hours a week are small jobs: long trips weigh more (domain.md §6); 0 = no such rule */
    smallJobBelowHours: number;
    /** small jobs: soft target and zero point shrink to this share, permille; 1000 = no change. The gate stays. */
    smallJobPermille: number;
  };
  hours: {
    /** relative weight of the weekly hours, from 1 */
    weeklyWeight: number;
    /** relative weight of the shifts, from 1 */
    shiftWeight: number;
    /** credit lost for each hour a week between what is offered and what is possible, permille; 0 = hours never matter */
    losePerHourPermille: number;
    /** credit when the person's hours or grid are unknown, permille */
    priorPermille: number;
  };
  jobGoal: {
    /** credit per level of the ABC-jobstrategi, permille, falling (domain.md §2.6) */
    levelPermille: Readonly<Record<'a' | 'b' | 'c', number>>;
    /** share of that credit by the number of leading ISCO-08 digits in common, 0–4, permille, rising */
    sharedDigitsPermille: readonly [number, number, number, number, number];
    /** credit when there is no strategy yet, permille */
    priorPermille: number;
  };
  gates: {
    /** days the workplace is assumed to wait for a person after the start date; 0 = none */
    availabilityToleranceDays: number;
    /** hours of a full week (domain.md §4): what placements take is taken from this */
    fullTimeHours: number;
  };
  /** step and language at the opening's start from the pace so far: always shown, but scored only when told so */
  projection: {
    /** true = the points rest on the projected step and levels; gates never do */
    use: boolean;
    /** days the pace must have been watched for, from 1 */
    minDays: number;
    /** days ahead a projection reaches at most; later starts are projected to that day */
    maxDays: number;
  };
  confidence: {
    /** how far a competency record counts as known, permille, rising */
    evidencePermille: Readonly<Record<Evidence, number>>;
    /** how far a stale language level counts as known, permille; 1000 = age does not matter */
    stalePermille: number;
    /** how far a projected step or level counts as known, permille */
    projectedPermille: number;
    /** what each undecided gate takes off the confidence, permille of it; 0 = nothing */
    unknownGatePermille: number;
  };
}

/** The policy the product ships with. */
export const DEFAULT_POLICY: Policy = {
  version: '2026-11-3',
  weights: { competencies: 40, language: 20, branchepakke: 15, commute: 15, hours: 5, job_goal: 5 },
  competencies: {
    needWeights: { must: 4, learn: 2, nice: 1 },
    credentialWeight: 4,
    evidencePermille: { claimed: 700, evidenced: 900, verified: 1000 },
    priorPermille: { must: 150, learn: 500, nice: 0 },
    credentialPriorPermille: 400,
    escoPermille: { narrower: 600, broader: 400, sibling: 300, occupations: 400 },
  },
  language: {
    skillWeights: { listening: 3, speaking: 3, interaction: 3, reading: 2, writing: 1 },
    nearlyTherePermille: [750, 500, 250],
    unknownSkillPermille: 400,
    unknownLanguagePermille: 150,
    staleAfterMonths: 12,
  },
  branchepakke: { stepPermille: { T0: 200, S: 350, T1: 550, T2: 800, T3: 1000 }, priorPermille: 150 },
  commute: {
    softMinutes: 45,
    legalMinutes: 90,
    beyondOwnLimitPermille: 400,
    bicycleKm: 8,
    walkKm: 2,
    priorPermille: 500,
    smallJobBelowHours: 12,
    smallJobPermille: 500,
  },
  hours: { weeklyWeight: 1, shiftWeight: 1, losePerHourPermille: 100, priorPermille: 500 },
  jobGoal: {
    levelPermille: { a: 1000, b: 800, c: 600 },
    sharedDigitsPermille: [0, 100, 400, 700, 1000],
    priorPermille: 400,
  },
  gates: { availabilityToleranceDays: 14, fullTimeHours: 37 },
  projection: { use: false, minDays: 28, maxDays: 182 },
  confidence: {
    evidencePermille: { claimed: 500, evidenced: 800, verified: 1000 },
    stalePermille: 500,
    projectedPermille: 500,
    unknownGatePermille: 50,
  },
};
