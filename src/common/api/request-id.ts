import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Gives each request an id: the caller's own when it is 8–64 letters, digits or hyphens, else a new one. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  requestIdOf(request, response);
  next();
}

/** The id of a request; given now when it was refused before it reached `requestId`. */
export function requestIdOf(request: Request, response: Response): string {
  const known = response.getHeader('X-Request-Id');
  if (typeof known === 'string') return known;
  const given = request.get('x-request-id');
  const id = given && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}
