/** Pages by keyset: a cursor names the last line seen, so that lines added meanwhile neither repeat nor vanish. */
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { map, type Observable } from 'rxjs';
import { InvalidInput } from '../errors';

/** Which part of a list is wanted. */
export class PageQueryDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50, required: false, description: 'Page size' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiProperty({ type: String, required: false, description: 'The `nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What a sort key is; `date` = `YYYY-MM-DD`. */
type KeyKind = 'string' | 'number' | 'uuid' | 'date';

/** An opaque cursor of the sort keys of a line. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * The sort keys of a cursor, checked for number and kind.
 * @throws InvalidInput `CURSOR.UNREADABLE`
 */
export function decodeCursor(cursor: string, kinds: readonly KeyKind[]): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === kinds.length && keys.every((key, index) => isKind(key, kinds[index]!))) {
      return keys as (string | number)[];
    }
  } catch {
    // told below, like a cursor of another list
  }
  throw new InvalidInput([
    {
      pointer: '?cursor',
      code: 'CURSOR.UNREADABLE',
      detail: 'is no cursor of this list',
      expected: 'the nextCursor of the page before, unchanged',
    },
  ]);
}

function isKind(key: unknown, kind: KeyKind): boolean {
  if (kind === 'number') return Number.isSafeInteger(key);
  if (typeof key !== 'string' || key.includes('\0')) return false;
  if (kind === 'date') return DateTime.fromFormat(key, 'yyyy-MM-dd').isValid;
  return kind === 'string' || /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(key);
}

/** Cuts `limit + 1` rows into a page of `limit`. `keysOf` answers the sort keys that the next cursor holds. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly (string | number)[],
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null,
  };
}

/** Sends the address of the next page in the header `Link`. */
@Injectable()
export class PageLinkInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((body: Page<unknown>) => {
        if (body.nextCursor) {
          const address = new URL(http.getRequest<Request>().originalUrl, 'http://localhost');
          address.searchParams.set('cursor', body.nextCursor);
          http.getResponse<Response>().setHeader('Link', `<${address.pathname}${address.search}>; rel="next"`);
        }
        return body;
      }),
    );
  }
}

/** For routes that answer with a page. */
export function SendsPageLink(): MethodDecorator {
  return applyDecorators(UseInterceptors(PageLinkInterceptor));
}
