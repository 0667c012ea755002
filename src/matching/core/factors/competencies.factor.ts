import { credentialState } from '../credential-state';
import type { CandidateFacts, CompetencyLevel, Evidence, HeldCompetency, IsoDate, TaskNeeded } from '../facts';
import type { OpeningCase } from '../opening-case';
import { PERMILLE, pointsFor, splitPoints } from '../points';
import type { Policy } from '../policy';
import { factorResult, finding, type FactorResult, type Finding } from './factor-result';

/** One task with its share of the points and everything that can stand in for it. */
export interface TaskPlan {
  task: TaskNeeded;
  maxPoints: number;
  /** credit when nothing is known, permille */
  prior: number;
  substitutes: readonly { code: string; permille: number }[];
}

/** The competency factor of one opening: tasks and mandatory credentials, in the opening's order. */
export interface CompetencyPlan {
  maxPoints: number;
  tasks: readonly TaskPlan[];
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
  const weights = [
    ...opening.tasks.map(({ need }) => needWeights[need]),
    ...opening.credentials.map(() => credentialWeight),
  ];
  const shares = splitPoints(maxPoints, weights);
  return {
    maxPoints,
    policy,
    start,
    tasks: opening.tasks.map((task, index) => ({
      task,
      maxPoints: shares[index]!,
      prior: priorPermille[task.need],
      substitutes: graph.substitutes(task.competency).filter(({ code }) => code !== task.competency),
    })),
    credentials: opening.credentials.map((code, index) => ({ code, maxPoints: shares[opening.tasks.length + index]! })),
  };
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

interface Best {
  record: HeldCompetency;
  credit: number;
  via: { code: string; permille: number } | null;
}

type HeldByCode = ReadonlyMap<string, readonly HeldCompetency[]>;

/** The best record for a task; the direct one wins a tie. A direct "not able" overrules what is only related. */
function bestRecord(plan: TaskPlan, policy: Policy, held: HeldByCode): Best | undefined {
  let best: Best | undefined;
  let notAble: Best | undefined;
  for (const record of held.get(plan.task.competency) ?? []) {
    const credit = recordCredit(plan, policy, record.level, record.evidence, PERMILLE);
    if (record.level === 0) notAble ??= { record, credit: 0, via: null };
    else if (!best || credit > best.credit) best = { record, credit, via: null };
  }
  if (!best && notAble) return notAble;
  for (const via of plan.substitutes) {
    for (const record of held.get(via.code) ?? []) {
      if (record.level === 0 || via.permille === 0) continue;
      const credit = recordCredit(plan, policy, record.level, record.evidence, via.permille);
      if (!best || credit > best.credit) best = { record, credit, via };
    }
  }
  return best;
}

function scoreTask(plan: TaskPlan, policy: Policy, held: HeldByCode): Finding {
  const { task, maxPoints } = plan;
  const best = bestRecord(plan, policy, held);
  const reached = (held.get(task.competency) ?? []).some(({ level }) => level >= task.level);
  return {
    certainty: best ? policy.confidence.evidencePermille[best.record.evidence] : 0,
    criterion: {
      code: `competency.${task.need}`,
      outcome: !best ? 'unknown' : reached ? 'met' : 'not_met',
      points: pointsFor(maxPoints, best ? best.credit : plan.prior),
      maxPoints,
      facts: {
        competency: task.competency,
        asked: task.level,
        level: best?.record.level ?? null,
        evidence: best?.record.evidence ?? null,
        via: best?.via?.code ?? null,
        viaPermille: best?.via?.permille ?? null,
      },
    },
  };
}

/** Points of one credential: held all, unknown the prior, not held or expired nothing (and the gate closes). */
export function credentialPoints(policy: Policy, maxPoints: number, status: 'held' | 'unknown' | 'not_held'): number {
  if (status === 'held') return maxPoints;
  return status === 'unknown' ? pointsFor(maxPoints, policy.competencies.credentialPriorPermille) : 0;
}

/**
 * How well the person masters the tasks. For each task the best record counts, directly or through a related
 * competency; records are never added up. `met` = recorded at the asked level or above in the competency itself.
 */
export function scoreCompetencies(plan: CompetencyPlan, candidate: CandidateFacts): FactorResult {
  const held = new Map<string, HeldCompetency[]>();
  for (const record of candidate.competencies) {
    const same = held.get(record.code);
    if (same) same.push(record);
    else held.set(record.code, [record]);
  }
  const findings = plan.tasks.map((task) => scoreTask(task, plan.policy, held));
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
