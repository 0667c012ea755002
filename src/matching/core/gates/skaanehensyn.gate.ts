import type { OpeningFacts, WorkCondition } from '../facts';
import { hundredths } from './already-placed.gate';
import { gateResult, worst, type GateRule } from './gate-rule';

const MEASURED: ReadonlySet<WorkCondition> = new Set<WorkCondition>([
  'loeft_kg',
  'staaende_timer',
  'siddende_timer',
  'timer_om_ugen',
]);

/** What the work demands, in hundredths of the condition's unit; `null` = demanded, but nobody has measured it. */
export type Demands = ReadonlyMap<WorkCondition, number | null>;

/**
 * The demands that can collide with a limit: those the workplace does not handle. A condition that is present or not
 * is present when it is listed without an amount; a measured one is then unknown. Listed twice, the larger amount
 * counts. The least weekly hours stand in for `timer_om_ugen` when the opening does not list it.
 */
export function openDemands(opening: OpeningFacts): Demands {
  const demands = new Map<WorkCondition, number | null>();
  for (const { condition, amount } of opening.demands) {
    if (opening.handles.includes(condition)) continue;
    const value = amount === undefined ? (MEASURED.has(condition) ? null : hundredths(1)) : hundredths(amount);
    const before = demands.get(condition);
    if (before === undefined) demands.set(condition, value);
    else demands.set(condition, before === null || value === null ? null : Math.max(before, value));
  }
  if (opening.hoursMin !== undefined && !demands.has('timer_om_ugen') && !opening.handles.includes('timer_om_ugen')) {
    demands.set('timer_om_ugen', hundredths(opening.hoursMin));
  }
  return demands;
}

/** True when the opening itself lists a demand the workplace does not handle: then an unasked person is a question. */
export function statesDemands(opening: OpeningFacts): boolean {
  return opening.demands.some(({ condition }) => !opening.handles.includes(condition));
}

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
