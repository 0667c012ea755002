import type { Criterion, FactorCode, GateCode, PairMatch, ReasonFacts } from './result';

/** Something nobody has asked about yet, and what the answer could change. */
export interface Question {
  /** the criterion's code, or the gate's when no criterion asks the same */
  code: string;
  factor?: FactorCode;
  /** a gate that waits for the same answer: a no would exclude */
  gate?: GateCode;
  /** points the answer can win or lose; the whole total when a gate waits for it */
  pointsAtStake: number;
  facts: ReasonFacts;
}

/** Gates that ask the same as a criterion: one answer settles both. */
const SAME_AS_CRITERION: Readonly<Partial<Record<GateCode, (criterion: Criterion) => boolean>>> = {
  mandatory_credential: ({ code }) => code === 'credential',
  safety_language: ({ code, facts }) => code.startsWith('language.') && facts.reason === 'safety',
  travel_limit: ({ code }) => code === 'commute',
};

/**
 * The unknowns of a match as questions to ask, the largest stake first; equal stakes in the order of the match. A
 * criterion stakes the most it can still move: what it could win, or what the prior has lent it. A gate stakes the
 * whole total. An unknown gate and an unknown criterion about the same thing become one question.
 */
export function questions(match: PairMatch): Question[] {
  const found: Question[] = [];
  const open = match.gates.filter(({ outcome }) => outcome === 'unknown');
  const settled = new Set<GateCode>();
  for (const { factor, criteria } of match.parts) {
    for (const criterion of criteria) {
      if (criterion.outcome !== 'unknown') continue;
      const { code, facts, points, maxPoints } = criterion;
      const gate = open.find((result) => SAME_AS_CRITERION[result.gate]?.(criterion))?.gate;
      if (gate) settled.add(gate);
      const own = Math.max(maxPoints - points, points);
      found.push({ code, factor, gate, pointsAtStake: gate ? Math.max(own, match.total) : own, facts });
    }
  }
  for (const { gate, facts } of open) {
    if (!settled.has(gate)) found.push({ code: gate, gate, pointsAtStake: match.total, facts });
  }
  return found.sort((a, b) => b.pointsAtStake - a.pointsAtStake);
}
