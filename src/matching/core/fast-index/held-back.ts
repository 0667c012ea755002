/** Whom one gate excludes or leaves undecided, with their totals. */
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode } from '../result';
import { classGates, CLOSED, OPEN } from './class-gates';
import { askClass } from './eligible';
import type { Search } from './search';

/** A place on a list of people held back. */
export interface HeldPlace {
  total: number;
  id: string;
}

/** Everybody one gate holds back, in no particular order. */
export interface Held {
  named: HeldPlace[];
  /** people whose case is not shared with the opening's municipality */
  hidden: number;
}

/** The people with that answer; undecided ones only where no other gate excludes them. */
export function heldBack(
  search: Search,
  plan: OpeningPlan,
  { gate, outcome }: { gate: GateCode; outcome: 'not_met' | 'unknown' },
): Held {
  const { columns } = search;
  const eligible = search.eligible(plan);
  const everybody = columns.high > 0 ? [{ from: 0, to: columns.high }] : [];
  const scorer = search.scorer(plan, eligible, everybody);
  const isEligible = Uint8Array.from({ length: columns.high }, () => 0);
  for (const { from, to } of eligible.runs) {
    for (let slot = from; slot < Math.min(to, columns.high); slot++) {
      isEligible[slot] = (eligible.bits[slot >> 5]! >>> (slot & 31)) & 1;
    }
  }
  const ask = asker(search, plan, gate);
  const isShared = asker(search, plan, GATES[0]);
  const wanted = outcome === 'unknown' ? OPEN : CLOSED;
  const held: Held = { named: [], hidden: 0 };
  for (let slot = 0; slot < columns.high; slot++) {
    if (!columns.isLive(slot) || ask(slot) !== wanted) continue;
    if (outcome === 'unknown' && isEligible[slot] === 0) continue;
    if (isShared(slot) === CLOSED) held.hidden++;
    else held.named.push({ id: columns.facts[slot]!.id, total: scorer.total(slot, 0) });
  }
  return held;
}

/** The answer of one gate for a slot. */
function asker({ columns, finder }: Search, plan: OpeningPlan, gate: GateCode): (slot: number) => number {
  const rule = classGates(plan, columns).find((one) => one.gate === gate);
  if (rule) {
    const pairs = gate === 'scheme' ? finder.closedPairs(plan) : [];
    const own = new Map(pairs.map(({ slot, answer }) => [slot, answer]));
    return (slot) => own.get(slot) ?? askClass(rule, columns, slot);
  }
  if (gate === 'travel_limit') return finder.travelAnswers(plan);
  if (gate === 'earlier_rejection') {
    const rejected = finder.rejected(plan);
    return (slot) => (rejected.has(slot) ? CLOSED : 0);
  }
  return () => 0;
}
