import { gateResult, worst, type GateRule } from './gate-rule';
import { hundredths } from './asked-by-opening';

/** Does the work ask for more than the person can bear? In work terms only (domain.md §2.7). */
export const skaanehensyn: GateRule = ({ asked: { demands, demandsStated } }, candidate) => {
  const limits = candidate.skaanehensyn;
  if (limits === undefined) {
    return gateResult('skaanehensyn', demandsStated ? 'unknown' : 'met', {
      neverAsked: true,
      conflicts: [],
      limits: [],
      demands: [],
      unknown: [],
    });
  }
  const conflicts = limits.filter(({ condition, max }) => (demands.get(condition) ?? -Infinity) > hundredths(max));
  const unknown = limits.filter(({ condition }) => demands.get(condition) === null).map(({ condition }) => condition);
  return gateResult('skaanehensyn', worst(conflicts.length > 0, unknown.length > 0), {
    neverAsked: false,
    conflicts: conflicts.map(({ condition }) => condition),
    limits: conflicts.map(({ max }) => String(max)),
    demands: conflicts.map(({ condition }) => String((demands.get(condition) ?? 0) / 100)),
    unknown,
  });
};
