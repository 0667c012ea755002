/** Where everybody eligible stands on one opening's list. */
import type { CandidateFacts } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { compareStandings, mixDraws, type Standing } from '../rank-order';
import type { Search } from './search';

/** The eligible with their totals, as they were when they were asked for. */
export interface Standings {
  people: readonly CandidateFacts[];
  totals: Int32Array;
  openingDraw: number;
}

/** Scores everybody eligible. */
export function standings(search: Search, plan: OpeningPlan): Standings {
  const eligible = search.eligible(plan);
  const scorer = search.scorer(plan, eligible, eligible);
  const { slots, points, count } = search.tasks;
  const people: CandidateFacts[] = [];
  const totals = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    totals[place] = scorer.total(slots[place]!, points[place]!, 0);
    people.push(search.columns.facts[slots[place]!]!);
  }
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
