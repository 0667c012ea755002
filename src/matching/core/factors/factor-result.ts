import type { MatchContext } from '../opening-case';
import { PERMILLE } from '../points';
import type { Criterion, FactorCode, Part } from '../result';

/** A criterion together with how surely it is known, permille; 0 for every unknown. */
export interface Finding {
  criterion: Criterion;
  certainty: number;
}

/** One factor's part of the match, and how many of its points at best rest on what is known. */
export interface FactorResult {
  part: Part;
  /** sum over the criteria of `maxPoints` × certainty, each rounded down; 0 to the part's `maxPoints` */
  known: number;
}

/** Adds the findings up; the only place where a part's points come from. */
export function factorResult(factor: FactorCode, maxPoints: number, findings: readonly Finding[]): FactorResult {
  let points = 0;
  let known = 0;
  const criteria: Criterion[] = [];
  for (const { criterion, certainty } of findings) {
    points += criterion.points;
    known += Math.floor((criterion.maxPoints * certainty) / PERMILLE);
    criteria.push(criterion);
  }
  return { part: { factor, points, maxPoints, criteria }, known };
}

/** Answers given before, by what they rest on. People share most of them, and lists tell shared ones faster. */
export type Answered<Basis = string> = Map<Basis, Finding>;

/** Where reasons are not asked for, hardly anything is answered, and nothing is kept. */
class NothingKept extends Map<never, Finding> {
  override set(): this {
    return this;
  }
}

const NOTHING_KEPT: Answered<never> = new NothingKept();

/** A new place for answers of one question. Maps for all of an opening's are a good part of planning it. */
export function placeForAnswers<Basis = string>({ pointsAlone }: MatchContext): Answered<Basis> {
  return pointsAlone ? (NOTHING_KEPT as Answered<Basis>) : new Map();
}

/** Answers kept for one question; beyond it people have too little in common. */
const ROOM = 1000;

/** The answer given before, or a new one. */
export function answeredBefore<Basis>(answered: Answered<Basis>, basis: Basis, answer: () => Finding): Finding {
  let found = answered.get(basis);
  if (!found) {
    found = answer();
    if (answered.size < ROOM) answered.set(basis, found);
  }
  return found;
}

/** A finding that is either fully known or not known at all. */
export function finding(criterion: Criterion): Finding {
  return { criterion, certainty: criterion.outcome === 'unknown' ? 0 : PERMILLE };
}
