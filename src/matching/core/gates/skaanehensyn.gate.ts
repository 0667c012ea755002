import type { Outcome } from '../outcome';
import { gateResult, worst, type GateRule } from './gate-rule';
import { hundredths } from './asked-by-opening';

/** One demand, as in `Demands`, against the most a person can bear, in hundredths. */
export function limitOutcome(demand: number | null | undefined, most: number): Outcome {
  if (demand === undefined) return 'met';
  if (demand === null) return 'unknown';
  return demand > most ? 'not_met' : 'met';
}

/** The answer for somebody who was never asked: a question where the opening itself states demands. */
export function neverAskedOutcome(demandsStated: boolean): Outcome {
  return demandsStated ? 'unknown' : 'met';
}

/** Does the work ask for more than the person can bear? In work terms only (domain.md §2.7). */
export const skaanehensyn: GateRule = ({ asked: { demands, demandsStated } }, candidate) => {
  const limits = candidate.skaanehensyn;
  if (limits === undefined) {
    return gateResult('skaanehensyn', neverAskedOutcome(demandsStated), {
      neverAsked: true,
      conflicts: [],
      limits: [],
      demands: [],
      unknown: [],
    });
  }
  const having = (outcome: Outcome) =>
    limits.filter(({ condition, max }) => limitOutcome(demands.get(condition), hundredths(max)) === outcome);
  const conflicts = having('not_met');
  const unknown = having('unknown').map(({ condition }) => condition);
  return gateResult('skaanehensyn', worst(conflicts.length > 0, unknown.length > 0), {
    neverAsked: false,
    conflicts: conflicts.map(({ condition }) => condition),
    limits: conflicts.map(({ max }) => String(max)),
    demands: conflicts.map(({ condition }) => String((demands.get(condition) ?? 0) / 100)),
    unknown,
  });
};
