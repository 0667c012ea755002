/** Every route of an application with its rule, for the table of who may what. */
import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { API_PREFIX } from '../common/api/configure-api';
import { routesOutsideApi } from '../common/api/outside-api';
import { ROUTE_RULE, type RouteRule } from './allow.decorator';

/** One route of the started application. */
export interface KnownRoute {
  method: string;
  /** pattern from the root, e.g. `/api/v1/candidates/:id` */
  path: string;
  /** undefined when the route does not say who may use it */
  rule: RouteRule | 'public' | undefined;
}

/** All routes of all controllers, by path. */
export function routesOf(app: INestApplication): KnownRoute[] {
  const outside = new Set(routesOutsideApi(app).map(({ path, method }) => `${method} ${path}`));
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const seen = new Set<unknown>();
  const routes = controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function' || seen.has(metatype)) return [];
    seen.add(metatype);
    const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
    const prototype = metatype.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name): KnownRoute[] => {
      const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (name === 'constructor' || typeof handler !== 'function') return [];
      if (!Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
      const path = joined(base, String(Reflect.getMetadata(PATH_METADATA, handler)));
      const rule = (Reflect.getMetadata(ROUTE_RULE, handler) ?? Reflect.getMetadata(ROUTE_RULE, metatype)) as
        RouteRule | 'public' | undefined;
      const full = outside.has(`${method} ${path}`) ? `/${path}` : `/${API_PREFIX}/${path}`;
      return [{ method: RequestMethod[method]!, path: full, rule }];
    });
  });
  return routes.sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1));
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
}
