/** All gates that look at one facet; travel and rejections have ways of their own. */
import type { OpeningPlan } from '../../opening-plan';
import { declinedTask, safetyLanguage, share, skaanehensyn } from './asked-gates';
import { type ClassGate, type GateKind, gateOf } from './class-gates';
import { alreadyPlaced, availabilityDate, legalAge, mandatoryCredential, openScheme, status } from './dated-gates';
import type { PeopleColumns } from '../people/people-columns';

/** In the order of `GATES`. */
export const GATE_KINDS: readonly GateKind[] = [
  share,
  status,
  availabilityDate,
  alreadyPlaced,
  legalAge,
  openScheme,
  mandatoryCredential,
  declinedTask,
  skaanehensyn,
  safetyLanguage,
];

/** The gates of an opening that have something to ask. */
export function classGates(plan: OpeningPlan, columns: PeopleColumns): ClassGate[] {
  const gates: ClassGate[] = [];
  for (const kind of GATE_KINDS) {
    const key = kind.key(plan, columns.words);
    if (key !== null) gates.push(gateOf(kind, key, plan, columns));
  }
  return gates;
}
