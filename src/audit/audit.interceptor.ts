import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { concatMap, Observable } from 'rxjs';
import { actingAs, type Actor, ANONYMOUS, type Cause } from '../common/request-actor';
import { AuditLog } from './audit-log';
import { auditOf } from './audited-request';

/** What sign-in leaves on a request: the guards run before this interceptor. */
interface SignedRequest extends Request {
  principal?: Actor;
  purpose?: string;
}

/** Longest purpose that is taken from the header. */
const LONGEST_PURPOSE = 500;

/**
 * Runs every request in the name of whoever sent it, and logs it when it was answered well. The look-up of a person
 * is written before the answer leaves; views of lists are written together, soon after.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly audit: AuditLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const cause: Cause = { actor: request.principal ?? ANONYMOUS, purpose: purposeOf(request) };
    const answer = new Observable<unknown>((subscriber) => actingAs(cause, () => next.handle().subscribe(subscriber)));
    const told = auditOf({
      method: request.method,
      route: (request.route as { path?: string } | undefined)?.path ?? request.path,
      params: request.params as Record<string, string>,
    });
    if (!told) return answer;
    return answer.pipe(
      concatMap(async (body) => {
        // the purpose may have been asked for meanwhile
        const entry = { ...told.entry, principal: cause.actor, purpose: purposeOf(request) };
        if (told.soon) this.audit.recordSoon(entry);
        else await this.audit.record(entry);
        return body;
      }),
    );
  }
}

function purposeOf(request: SignedRequest): string | null {
  const given = request.purpose ?? request.get('x-purpose');
  return given ? given.replace(/[\p{Cc}]/gu, ' ').slice(0, LONGEST_PURPOSE) : null;
}
