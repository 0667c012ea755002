/** Conditional requests: the version of a record is its weak ETag; changing it demands `If-Match`. */
import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Refusal } from '../errors';

/** A record that carries its version. */
export interface Versioned {
  version: number;
}

/** ETag of a version, e.g. `W/"3"`. */
export function etagOf(version: number): string {
  return `W/"${version}"`;
}

/**
 * Reads `If-Match`: one version, strong or weak.
 * @throws Refusal 428 `PRECONDITION.REQUIRED` when missing, 412 `PRECONDITION.UNREADABLE` when no version of ours
 */
export function versionOf(ifMatch: string | undefined): number {
  if (!ifMatch?.trim()) {
    throw new Refusal(
      'PRECONDITION.REQUIRED',
      428,
      'Send the ETag of the version you have seen in the header If-Match, so that nobody’s change is overwritten.',
    );
  }
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim());
  if (!match) {
    throw new Refusal('PRECONDITION.UNREADABLE', 412, 'The header If-Match is no ETag of ours, e.g. W/"3".');
  }
  return Number(match[1]);
}

/** @throws Refusal 412 `PRECONDITION.STALE` when the record has moved on */
export function expectVersion(record: Versioned, expected: number): void {
  if (record.version === expected) return;
  throw new Refusal(
    'PRECONDITION.STALE',
    412,
    'The record has changed since you read it: read it again and repeat your change on top.',
    [],
    { currentVersion: record.version },
  );
}

/** The version the caller has seen, from `If-Match`. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionOf(context.switchToHttp().getRequest<Request>().get('if-match')),
);

/** Documents the header that `@SeenVersion()` reads. */
export function ApiIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'ETag of the version seen, e.g. `W/"3"`; missing → 428, stale → 412',
  }) as MethodDecorator;
}

/** Sends the ETag of the record that a route answers with; Express then answers 304 to a fresh `If-None-Match`. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: Versioned) => {
        response.setHeader('ETag', etagOf(body.version));
        return body;
      }),
    );
  }
}

/** For routes that answer with one versioned record. */
export function SendsEtag(): MethodDecorator {
  return applyDecorators(UseInterceptors(EtagInterceptor));
}
