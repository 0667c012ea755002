import { type FieldProblem, InvalidInput } from '../errors';

/** @throws InvalidInput when there is any problem */
export function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
