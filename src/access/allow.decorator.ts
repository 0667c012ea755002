/** What a route asks of the principal. A route that says nothing is open to nobody. */
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from './access';
import type { Action, Subject } from './policy';
import { NotSignedIn } from './refusals';

/** A record that a request names, which must be within the principal's reach. */
export interface NamedRecord {
  /** the table to look in; the route's own subject when left out */
  subject?: Subject;
  /** what is done with it; the route's own action when left out */
  action?: Action;
  /** where the request names it */
  in: 'params' | 'body' | 'query';
  /** name of the parameter, or path in the body with dots */
  path: string;
  /** the place holds a municipality code, not the id of a record */
  municipality?: boolean;
}

/** What a route asks. */
export interface RouteRule {
  action: Action;
  subject: Subject;
  records: readonly NamedRecord[];
}

/** Metadata key of `RouteRule`, or `public`. */
export const ROUTE_RULE = 'jobbro:route-rule';

/**
 * The route needs the right to do it. Each record the request names is looked up within the principal's reach before
 * the handler runs; a list has none, and its query is narrowed with `Access.narrow` or `Access.sql`.
 */
export function Allow(action: Action, subject: Subject, ...records: NamedRecord[]): MethodDecorator & ClassDecorator {
  return SetMetadata(ROUTE_RULE, { action, subject, records } satisfies RouteRule);
}

/** Open to everybody, signed in or not: sign-in itself, health, assets. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ROUTE_RULE, 'public');

/** The record of a parameter of the address; `id` when left out. */
export function byId(path = 'id', subject?: Subject, action?: Action): NamedRecord {
  return { in: 'params', path, ...(subject ? { subject } : {}), ...(action ? { action } : {}) };
}

/** The record whose id stands in the body; a body without it names none. */
export function inBody(path: string, subject: Subject, action?: Action): NamedRecord {
  return { in: 'body', path, subject, ...(action ? { action } : {}) };
}

/** The records whose ids stand in the query of the address, once or several times. */
export function inAddress(path: string, subject: Subject, action?: Action): NamedRecord {
  return { in: 'query', path, subject, ...(action ? { action } : {}) };
}

/** The municipality for which a body wants something made. */
export function forMunicipality(path = 'municipality'): NamedRecord {
  return { in: 'body', path, municipality: true };
}

const ACCESS = Symbol('access');
type WithAccess = Request & { [ACCESS]?: Access };

/** Notes on a request who asks. */
export function setAccess(request: Request, access: Access): void {
  (request as WithAccess)[ACCESS] = access;
}

/** Who asks, if anybody is known. */
export function accessOf(request: Request): Access | undefined {
  return (request as WithAccess)[ACCESS];
}

/** The rights of whoever asks, for handlers. @throws NotSignedIn */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const access = accessOf(context.switchToHttp().getRequest<Request>());
  if (!access) throw new NotSignedIn();
  return access;
});
