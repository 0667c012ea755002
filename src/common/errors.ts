/**
 * Refusals with a stable code. One filter turns them into `application/problem+json`; the CLI prints the same codes.
 */

/** What is wrong with one field, and what would be right. */
export interface FieldProblem {
  /** JSON pointer of the field, e.g. `/tasks/0/competency` */
  pointer: string;
  /** stable code, e.g. `FIELD.UNKNOWN_CODE` */
  code: string;
  /** what was wrong */
  detail: string;
  /** what would be right; never repeats personal data */
  expected?: string;
}

/** Base of all refusals of the product: a stable code, an HTTP status, and the fields concerned. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The input breaks a rule: 422, one entry for each wrong field. */
export class InvalidInput extends Refusal {
  constructor(problems: readonly FieldProblem[], message = 'The request has fields that cannot be accepted.') {
    super('INPUT.INVALID', 422, message, problems);
  }
}

/** Nothing is stored under that id: 404. */
export class NotFound extends Refusal {
  constructor(kind: string, id: string) {
    super(`${kind.toUpperCase()}.NOT_FOUND`, 404, `There is no ${kind} with that id.`, [], { id });
  }
}

/** The state of the record does not allow it: 409. */
export class Conflict extends Refusal {
  constructor(code: string, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code, 409, message, [], facts);
  }
}
