/**
 * A branchepakke as a path (domain.md §5): where a person stands, which goals are reached, and what is missing before
 * the next step. Pure.
 */
import {
  BRANCHEPAKKE_STEPS,
  type BranchepakkeStep,
  type CompetencyLevel,
  type Evidence,
  type IsoDate,
} from '../../matching/core/facts';
import type { BranchepakkeData, GoalData } from '../../taxonomy/taxonomy.types';
import type { Observer } from './branchepakke.dto';

/** A level a person is recorded with. */
export interface HeldLevel {
  level: CompetencyLevel;
  evidence: Evidence;
}

/** One goal with what is known about the person. */
export interface GoalState {
  step: BranchepakkeStep;
  competency: string;
  /** level asked for */
  level: GoalData['level'];
  required: boolean;
  /** seen by somebody else than the person at the level asked for, in this package, another one or at work */
  reached: boolean;
  held?: HeldLevel;
  /** reason why the goal need not be reached */
  waived?: string;
}

/** Where a person stands in one package. */
export interface BranchepakkePath {
  /** null = not begun */
  step: BranchepakkeStep | null;
  /** null on the last step */
  nextStep: BranchepakkeStep | null;
  /** goals of the present step (of the first one, before the package is begun) */
  goals: readonly GoalState[];
  /** required goals of the present step that are neither reached nor waived, in the package's order */
  missing: readonly GoalState[];
}

/** What the path of one person is made of. */
export interface PathFacts {
  step: BranchepakkeStep | null;
  held: ReadonlyMap<string, HeldLevel>;
  /** reasons of waivers by `waiverKey` */
  waivers: ReadonlyMap<string, string>;
}

/** Key of a waiver: a goal can be asked for on several steps. */
export function waiverKey(step: BranchepakkeStep, competency: string): string {
  return `${step} ${competency}`;
}

/**
 * The level that counts for each competency: the best one somebody else has seen, in work or course; what the person
 * says alone only where nobody has seen anything.
 */
export function heldLevels(
  competencies: readonly (HeldLevel & { code: string })[],
  observations: readonly { competency: string; level: CompetencyLevel; observer: Observer }[],
): Map<string, HeldLevel> {
  const held = new Map<string, HeldLevel>();
  const seen = observations.map(({ competency: code, level, observer }) => ({
    code,
    level,
    evidence: observer === 'citizen' ? ('claimed' as const) : ('evidenced' as const),
  }));
  for (const { code, level, evidence } of [...competencies, ...seen]) {
    const before = held.get(code);
    const surer = before && (before.evidence === 'claimed') !== (evidence === 'claimed');
    const better = surer ? before.evidence === 'claimed' : !before || level > before.level;
    if (better) held.set(code, { level, evidence });
  }
  return held;
}

/** Goals of one step with what is known about the person. */
export function goalStates(data: BranchepakkeData, step: BranchepakkeStep, facts: PathFacts): GoalState[] {
  const goals = data.steps.find((one) => one.step === step)?.goals ?? [];
  return goals.map(({ competency, level, required }) => {
    const held = facts.held.get(competency);
    const waived = facts.waivers.get(waiverKey(step, competency));
    return {
      step,
      competency,
      level,
      required,
      reached: held !== undefined && held.evidence !== 'claimed' && held.level >= level,
      ...(held ? { held } : {}),
      ...(waived === undefined ? {} : { waived }),
    };
  });
}

/** Where the person stands. */
export function branchepakkePath(data: BranchepakkeData, facts: PathFacts): BranchepakkePath {
  const present = facts.step ?? BRANCHEPAKKE_STEPS[0];
  const goals = goalStates(data, present, facts);
  const next = facts.step === null ? present : BRANCHEPAKKE_STEPS[BRANCHEPAKKE_STEPS.indexOf(facts.step) + 1];
  return { step: facts.step, nextStep: next ?? null, goals, missing: goals.filter(isMissing) };
}

/**
 * The required goals that stand between the person and a step: those of the present step and of every step that would
 * be passed over. A package can be begun at T0, S or T1 without goals, since introduction and taste are a choice; whoever
 * begins further on must have reached what the company courses before teach. A step back needs no goals.
 */
export function missingBefore(data: BranchepakkeData, to: BranchepakkeStep, facts: PathFacts): GoalState[] {
  const first = facts.step ?? 'T1';
  return BRANCHEPAKKE_STEPS.slice(BRANCHEPAKKE_STEPS.indexOf(first), BRANCHEPAKKE_STEPS.indexOf(to))
    .flatMap((step) => goalStates(data, step, facts))
    .filter(isMissing);
}

function isMissing({ required, reached, waived }: GoalState): boolean {
  return required && !reached && waived === undefined;
}

/** One dated sighting of a goal. */
export interface Sighting {
  competency: string;
  on: IsoDate;
}

/** The newest sighting of each competency; of several on one day the last one given. */
export function newestSightings<T extends Sighting>(sightings: readonly T[]): Map<string, T> {
  const newest = new Map<string, T>();
  for (const sighting of sightings) {
    const before = newest.get(sighting.competency);
    if (!before || sighting.on >= before.on) newest.set(sighting.competency, sighting);
  }
  return newest;
}
