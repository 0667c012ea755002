/** Whom one gate excludes or leaves undecided, with their totals. */
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode } from '../result';
import { CLOSED, OPEN } from './gates/class-gates';
import { askClass } from './eligible';
import { classGates } from './gates/gate-kinds';
import type { Search } from './search';
import { slotsOf } from './collections/slot-bits';

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
  const points = search.points(plan, eligible);
  const ask = asker(search, plan, gate);
  const isShared = asker(search, plan, GATES[0]);
  const wanted = outcome === 'unknown' ? OPEN : CLOSED;
  const held: Held = { named: [], hidden: 0 };
  const slots = new Int32Array(columns.size);
  const asked = outcome === 'unknown' ? eligible : { bits: columns.live, runs: [{ from: 0, to: columns.high }] };
  const count = slotsOf(asked.bits, asked.runs, slots);
  for (let place = 0; place < count; place++) {
    const slot = slots[place]!;
    if (ask(slot) !== wanted) continue;
    if (isShared(slot) === CLOSED) held.hidden++;
    else held.named.push({ id: columns.facts[slot]!.id, total: points.total(slot) });
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
