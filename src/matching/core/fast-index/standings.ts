/** Where everybody eligible stands on one opening's list. */
import type { CandidateFacts } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { compareStandings, mixDraws, type Standing } from '../rank-order';
import type { Search } from './search';
import { slotsOf } from './collections/slot-bits';

/** The eligible with their totals, as they were when they were asked for. */
export interface Standings {
  people: readonly CandidateFacts[];
  totals: Int32Array;
  openingDraw: number;
}

/** Scores everybody eligible. */
export function standings(search: Search, plan: OpeningPlan): Standings {
  const eligible = search.eligible(plan);
  const points = search.points(plan, eligible);
  const slots = new Int32Array(eligible.count);
  slotsOf(eligible.bits, eligible.runs, slots);
  const totals = slots.map((slot) => points.total(slot));
  const people = Array.from(slots, (slot) => search.columns.facts[slot]!);
  return { people, totals, openingDraw: plan.opening.draw };
}

/** How many stand before somebody; an entry with the same id is left out. */
export function countBefore({ people, totals, openingDraw }: Standings, own: Standing): number {
  let before = 0;
  for (let at = 0; at < totals.length; at++) {
    const total = totals[at]!;
    if (total < own.total) continue;
    const { id, draw, waitingSince } = people[at]!;
    if (id === own.id) continue;
    if (total > own.total) before++;
    else if (compareStandings({ total, waitingSince, draw: mixDraws(draw, openingDraw), id }, own) < 0) before++;
  }
  return before;
}
