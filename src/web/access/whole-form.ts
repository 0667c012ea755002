import type { Request } from 'express';

/** The fields of a provider's form as they are: an assertion is longer than what people type. */
export function wholeForm(request: Request): URLSearchParams {
  const body = (request.body ?? {}) as Record<string, unknown>;
  return new URLSearchParams(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
