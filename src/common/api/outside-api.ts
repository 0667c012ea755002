import { type INestApplication, RequestMethod, SetMetadata } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';

const OUTSIDE_API = 'jobbro:outside-api';

/** For controllers whose routes do not stand under the API's prefix, e.g. those of pages. */
export const OutsideApi = (): ClassDecorator => SetMetadata(OUTSIDE_API, true) as ClassDecorator;

/** The routes of all controllers marked with `OutsideApi`, for the exclusions of the global prefix. */
export function routesOutsideApi(app: INestApplication): { path: string; method: RequestMethod }[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function' || !Reflect.getMetadata(OUTSIDE_API, metatype)) return [];
    const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
    return handlersOf(metatype).map((handler) => ({
      path: joined(base, String(Reflect.getMetadata(PATH_METADATA, handler))),
      method: Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod,
    }));
  });
}

function handlersOf(controller: { prototype: object }): object[] {
  const { prototype } = controller;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const member: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    return typeof member === 'function' && Reflect.hasMetadata(PATH_METADATA, member) ? [member] : [];
  });
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
}
