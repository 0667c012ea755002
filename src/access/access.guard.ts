import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Access } from './access';
import { accessOf, type NamedRecord, ROUTE_RULE, type RouteRule } from './allow.decorator';
import { NotAllowed, NotSignedIn, RouteClosed } from './refusals';

/** An id, alone or before a dot with more. */
const ID = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?:\.|$)/i;

/** Lets a request through when its route says who may, and the principal is one of them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<RouteRule | 'public' | undefined>(ROUTE_RULE, places);
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const access = accessOf(request);
    if (!access) throw new NotSignedIn();
    // a new route is closed until somebody says who may use it
    if (!rule) throw new RouteClosed();
    access.demand(rule.action, rule.subject);
    for (const record of rule.records) await this.reach(access, rule, record, request);
    return true;
  }

  /** @throws NotFound or NotAllowed when a named record is out of the principal's reach */
  private async reach(access: Access, rule: RouteRule, record: NamedRecord, request: Request): Promise<void> {
    const { action = rule.action, subject = rule.subject } = record;
    // what is missing or no id is refused by the validation of the route, with the reason
    for (const value of valuesOf(record, request)) {
      if (record.municipality) {
        if (!access.may(action, subject, { municipality: value })) throw new NotAllowed(action, subject);
        continue;
      }
      const id = ID.exec(value)?.[1];
      if (id) await access.demandWith(this.dataSource.manager, action, subject, id);
    }
  }
}

function valuesOf(record: NamedRecord, request: Request): string[] {
  if (record.in === 'query') return new URL(request.originalUrl, 'http://localhost').searchParams.getAll(record.path);
  const value = valueAt(record.in === 'params' ? request.params : request.body, record.path);
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      body,
    );
}
