import { credentialState, type CredentialState } from '../credential-state';
import {
  type CandidateFacts,
  type CompetencyLevel,
  EVIDENCE,
  type Evidence,
  type HeldCompetency,
  type IsoDate,
  type Substitute,
  type TaskNeeded,
} from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor, splitPoints } from '../points';
import type { Policy } from '../policy';
import {
  type Answered,
  answeredBefore,
  factorResult,
  finding,
  type FactorResult,
  type Finding,
  placeForAnswers,
} from './factor-result';

/** Levels 0–4 (domain.md §2.7). */
const COMPETENCY_LEVELS = 5;

/** One task with its share of the points and everything that can stand in for it. */
export interface TaskPlan {
  task: TaskNeeded;
  maxPoints: number;
  /** credit when nothing is known, permille */
  prior: number;
  substitutes: readonly { code: string; permille: number }[];
  /** what was answered before, by what it rests on: people share most answers */
  answered: Answered<number>;
}

/** One way in which holding a competency counts for a task. */
export interface CompetencyUse {
  /** place of the task in the plan */
  task: number;
  /** 0 = the competency itself, else one more than the place among the substitutes: the earlier one wins equal credit */
  order: number;
  coversPermille: number;
}

/** What somebody's records say of one task. */
interface TaskRecords {
  /** the record that counts; null = none */
  best: HeldCompetency | null;
  credit: number;
  order: number;
  /** a direct record of level 0 */
  notAble: HeldCompetency | null;
  /** a direct record above level 0 */
  able: boolean;
  /** a direct record at the asked level or above */
  reached: boolean;
}

const nothingRecorded = (): TaskRecords => ({
  best: null,
  credit: 0,
  order: 0,
  notAble: null,
  able: false,
  reached: false,
});

/** Which competencies count for which tasks. Made when it is needed first: many openings are only counted. */
export class TaskLookup {
  private found: ReadonlyMap<string, readonly CompetencyUse[]> | undefined;
  private room: readonly TaskRecords[] | undefined;

  constructor(private readonly tasks: readonly TaskPlan[]) {}

  /** By competency: the tasks it counts for, and how. */
  get uses(): ReadonlyMap<string, readonly CompetencyUse[]> {
    return (this.found ??= usesOf(this.tasks));
  }

  /** By task, nothing recorded; the same objects for every person. */
  emptied(): readonly TaskRecords[] {
    this.room ??= this.tasks.map(nothingRecorded);
    for (const found of this.room) {
      found.best = found.notAble = null;
      found.credit = found.order = 0;
      found.able = found.reached = false;
    }
    return this.room;
  }
}

/** The competency factor of one opening: tasks and mandatory credentials, in the opening's order. */
export interface CompetencyPlan {
  maxPoints: number;
  tasks: readonly TaskPlan[];
  lookup: TaskLookup;
  credentials: readonly { code: string; maxPoints: number }[];
  policy: Policy;
  start: IsoDate;
}

/** The opening names tasks or credentials. */
export function competenciesApply({ opening }: OpeningCase): boolean {
  return opening.tasks.length > 0 || opening.credentials.length > 0;
}

/** Shares the factor's points over tasks (weighted by need) and credentials. */
export function planCompetencies({ opening, context, start }: OpeningCase, maxPoints: number): CompetencyPlan {
  const { policy, graph } = context;
  const { needWeights, credentialWeight, priorPermille } = policy.competencies;
  const weights: number[] = [];
  for (const { need } of opening.tasks) weights.push(needWeights[need]);
  for (let at = 0; at < opening.credentials.length; at++) weights.push(credentialWeight);
  const shares = splitPoints(maxPoints, weights);
  const tasks = opening.tasks.map((task, index) => ({
    task,
    maxPoints: shares[index]!,
    prior: priorPermille[task.need],
    substitutes: creditedLinks(graph.substitutes(task.competency), task.competency, policy),
    answered: placeForAnswers<number>(context),
  }));
  return {
    maxPoints,
    policy,
    start,
    tasks,
    lookup: new TaskLookup(tasks),
    credentials: opening.credentials.map((code, index) => ({ code, maxPoints: shares[opening.tasks.length + index]! })),
  };
}

/** Links with the credit they give under one policy. */
interface CreditedLinks {
  policy: Policy;
  needed: string;
  credited: TaskPlan['substitutes'];
}

/** What was worked out before, by the graph's own list: openings ask for the same tasks again and again. */
const CREDITED = new WeakMap<readonly Substitute[], CreditedLinks>();

const NO_LINKS: TaskPlan['substitutes'] = [];

/** Links with the credit they give: what only ESCO tells counts as far as the policy lets its kind count. */
function creditedLinks(links: readonly Substitute[], needed: string, policy: Policy): TaskPlan['substitutes'] {
  if (links.length === 0) return NO_LINKS;
  const known = CREDITED.get(links);
  if (known?.policy === policy && known.needed === needed) return known.credited;
  const { escoPermille } = policy.competencies;
  const credited = links
    .filter(({ code }) => code !== needed)
    .map(({ code, permille, esco }) => ({
      code,
      permille: esco === undefined ? permille : Math.floor((permille * escoPermille[esco]) / PERMILLE),
    }));
  CREDITED.set(links, { policy, needed, credited });
  return credited;
}

/**
 * Credit of one record for one task, permille: level fit × evidence × what the competency covers, rounded down once,
 * and never below what somebody unknown would get. Level 0 gives 0.
 */
export function recordCredit(
  plan: TaskPlan,
  policy: Policy,
  level: CompetencyLevel,
  evidence: Evidence,
  coversPermille: number,
): number {
  if (level === 0 || coversPermille === 0) return 0;
  const asked = plan.task.level;
  const known = policy.competencies.evidencePermille[evidence];
  const credit = Math.floor((Math.min(level, asked) * known * coversPermille) / (asked * PERMILLE));
  return Math.max(credit, plan.prior);
}

function usesOf(tasks: readonly TaskPlan[]): Map<string, CompetencyUse[]> {
  const uses = new Map<string, CompetencyUse[]>();
  const add = (code: string, use: CompetencyUse): void => {
    const known = uses.get(code);
    if (known) known.push(use);
    else uses.set(code, [use]);
  };
  tasks.forEach(({ task, substitutes }, index) => {
    add(task.competency, { task: index, order: 0, coversPermille: PERMILLE });
    substitutes.forEach(({ code, permille }, place) => {
      if (permille > 0) add(code, { task: index, order: place + 1, coversPermille: permille });
    });
  });
  return uses;
}

/**
 * Every record once, for every task it counts for. The larger credit wins, then the direct one, then the earlier; a
 * direct "not able" overrules what is only related.
 */
function recordsByTask(
  plan: Pick<CompetencyPlan, 'tasks' | 'lookup' | 'policy'>,
  held: readonly HeldCompetency[],
): readonly TaskRecords[] {
  const byTask = plan.lookup.emptied();
  const { uses: usesOfAll } = plan.lookup;
  for (const record of held) {
    const uses = usesOfAll.get(record.code);
    if (!uses) continue;
    for (const { task, order, coversPermille } of uses) {
      const found = byTask[task]!;
      if (record.level === 0) {
        if (order === 0) found.notAble ??= record;
        continue;
      }
      const asked = plan.tasks[task]!;
      if (order === 0) {
        found.able = true;
        if (record.level >= asked.task.level) found.reached = true;
      }
      const credit = recordCredit(asked, plan.policy, record.level, record.evidence, coversPermille);
      if (!found.best || credit > found.credit || (credit === found.credit && order < found.order)) {
        found.best = record;
        found.credit = credit;
        found.order = order;
      }
    }
  }
  for (const found of byTask) {
    if (!found.notAble || found.able) continue;
    found.best = found.notAble;
    found.credit = found.order = 0;
  }
  return byTask;
}

/** What somebody's records are worth for each task, permille: the prior where nothing is recorded. */
export function creditsByTask(
  plan: Pick<CompetencyPlan, 'tasks' | 'lookup' | 'policy'>,
  held: readonly HeldCompetency[],
): number[] {
  return recordsByTask(plan, held).map((found, task) => creditOf(found, plan.tasks[task]!));
}

function creditOf({ best, credit }: TaskRecords, { prior }: TaskPlan): number {
  return best ? credit : prior;
}

/** What an answer rests on, as a number; 0 = nobody has asked. */
function basisOf({ best, order, reached }: TaskRecords): number {
  if (!best) return 0;
  const level = order * COMPETENCY_LEVELS + best.level;
  return 1 + (reached ? 1 : 0) + 2 * (level * EVIDENCE.length + EVIDENCE.indexOf(best.evidence));
}

function answerOf(plan: TaskPlan, policy: Policy, found: TaskRecords): Finding {
  const { task, maxPoints } = plan;
  const { best, order, reached } = found;
  const via = order > 0 ? plan.substitutes[order - 1] : undefined;
  return {
    certainty: best ? policy.confidence.evidencePermille[best.evidence] : 0,
    criterion: {
      code: `competency.${task.need}`,
      outcome: !best ? 'unknown' : reached ? 'met' : 'not_met',
      points: pointsFor(maxPoints, creditOf(found, plan)),
      maxPoints,
      facts: {
        competency: task.competency,
        asked: task.level,
        level: best?.level ?? null,
        evidence: best?.evidence ?? null,
        via: via?.code ?? null,
        viaPermille: via?.permille ?? null,
      },
    },
  };
}

/** Credit of one credential, permille: held all, unknown the prior, not held or expired nothing (and the gate closes). */
export function credentialCredit(policy: Policy, status: CredentialState['status']): number {
  if (status === 'held') return PERMILLE;
  return status === 'unknown' ? policy.competencies.credentialPriorPermille : 0;
}

/** Points of one credential. */
export function credentialPoints(policy: Policy, maxPoints: number, status: CredentialState['status']): number {
  return pointsFor(maxPoints, credentialCredit(policy, status));
}

/**
 * How well the person masters the tasks. For each task the best record counts, directly or through a related
 * competency; records are never added up. `met` = recorded at the asked level or above in the competency itself.
 */
export function scoreCompetencies(plan: CompetencyPlan, candidate: CandidateFacts): FactorResult {
  const records = recordsByTask(plan, candidate.competencies);
  const findings = plan.tasks.map((task, index) => {
    const found = records[index]!;
    return answeredBefore(task.answered, basisOf(found), () => answerOf(task, plan.policy, found));
  });
  for (const { code, maxPoints } of plan.credentials) {
    const { status, validUntil } = credentialState(candidate.credentials, code, plan.start);
    const known = status === 'expired' ? 'not_held' : status;
    findings.push(
      finding({
        code: 'credential',
        outcome: known === 'held' ? 'met' : known === 'unknown' ? 'unknown' : 'not_met',
        points: credentialPoints(plan.policy, maxPoints, known),
        maxPoints,
        facts: { credential: code, status, validUntil },
      }),
    );
  }
  return factorResult('competencies', plan.maxPoints, findings);
}
