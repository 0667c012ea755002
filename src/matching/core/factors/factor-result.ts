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
  for (const { criterion, certainty } of findings) {
    points += criterion.points;
    known += Math.floor((criterion.maxPoints * certainty) / PERMILLE);
  }
  return { part: { factor, points, maxPoints, criteria: findings.map(({ criterion }) => criterion) }, known };
}

/** A finding that is either fully known or not known at all. */
export function finding(criterion: Criterion): Finding {
  return { criterion, certainty: criterion.outcome === 'unknown' ? 0 : PERMILLE };
}
