/** `Idempotency-Key`: the same request sent twice is done once and answered the same twice. */
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { concatMap, from, type Observable, of } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { DataSource } from 'typeorm';
import { Refusal } from '../errors';

/** How long an answer is kept. */
const HOURS = 24;

/** Headers that belong to the answer. */
const REPLAYED_HEADERS = ['ETag', 'Location'] as const;

interface StoredAnswer {
  body: unknown;
  headers: Record<string, string>;
}

interface StoredKey {
  requestHash: string;
  status: number | null;
  response: StoredAnswer | null;
}

/**
 * Reserves the key before the work and stores the answer after it. A refused request frees its key, so that it can be
 * corrected and sent again. A process that dies in the middle leaves the key reserved: sending again is then refused
 * until the key expires, because doing the work twice is worse than asking somebody to look.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly dataSource: DataSource) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const key = request.get('idempotency-key');
    if (key === undefined) return next.handle();
    checkKey(key);
    // the same key of somebody else is another key
    const scope = `${String(response.locals.caller ?? '')} ${request.method} ${request.path}`;
    const stored = await this.reserve(key, scope, hashOf(request));
    if (stored) {
      response.status(stored.status).setHeader('Idempotency-Replayed', 'true');
      for (const [name, value] of Object.entries(stored.response.headers)) response.setHeader(name, value);
      return of(stored.response.body);
    }
    return next.handle().pipe(
      concatMap((body: unknown) => from(this.store(key, scope, response, body))),
      catchError((error: unknown) => from(this.free(key, scope, error))),
    );
  }

  /** Answers the stored response of an earlier request, or undefined when the key is now ours. */
  private async reserve(
    key: string,
    scope: string,
    requestHash: string,
  ): Promise<{ status: number; response: StoredAnswer } | undefined> {
    await this.dataSource.query(
      `delete from idempotency_keys where key = $1 and scope = $2 and created_at < now() - make_interval(hours => $3)`,
      [key, scope, HOURS],
    );
    const inserted: unknown[] = await this.dataSource.query(
      `insert into idempotency_keys (municipality, key, scope, request_hash) values ('0000', $1, $2, $3)
       on conflict do nothing returning key`,
      [key, scope, requestHash],
    );
    if (inserted.length > 0) return undefined;
    const [found]: StoredKey[] = await this.dataSource.query(
      `select request_hash as "requestHash", status, response from idempotency_keys where key = $1 and scope = $2`,
      [key, scope],
    );
    if (found && found.requestHash !== requestHash) {
      throw new Refusal(
        'IDEMPOTENCY.KEY_REUSED',
        422,
        'This Idempotency-Key was used with another body: use a new key for a new request.',
      );
    }
    if (!found || found.status === null || found.response === null) {
      throw new Refusal(
        'IDEMPOTENCY.IN_FLIGHT',
        409,
        'A request with this Idempotency-Key is still at work: ask again a little later.',
      );
    }
    return { status: found.status, response: found.response };
  }

  private async store(key: string, scope: string, response: Response, body: unknown): Promise<unknown> {
    const headers: Record<string, string> = {};
    for (const name of REPLAYED_HEADERS) {
      const value = response.getHeader(name);
      if (typeof value === 'string') headers[name] = value;
    }
    const answer: StoredAnswer = { body, headers };
    await this.dataSource.query(
      `update idempotency_keys set status = $3, response = $4 where key = $1 and scope = $2`,
      [key, scope, response.statusCode, JSON.stringify(answer)],
    );
    return body;
  }

  private async free(key: string, scope: string, error: unknown): Promise<never> {
    await this.dataSource.query('delete from idempotency_keys where key = $1 and scope = $2 and status is null', [
      key,
      scope,
    ]);
    throw error;
  }
}

function checkKey(key: string): void {
  if (/^[\x21-\x7e]{8,200}$/.test(key)) return;
  throw new Refusal(
    'IDEMPOTENCY.KEY_UNREADABLE',
    400,
    'The header Idempotency-Key must be 8–200 visible ASCII characters, e.g. a UUID.',
  );
}

function hashOf(request: Request): string {
  return createHash('sha256')
    .update(`${request.originalUrl}\n${canonical(request.body as unknown)}`)
    .digest('hex');
}

/** JSON with the fields of every object in alphabetical order. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** For routes that create a record. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '8–200 characters; the same key with the same body within 24 hours gets the same answer',
    }) as MethodDecorator,
  );
}
