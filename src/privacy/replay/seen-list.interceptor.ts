import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { Clock } from '../../common/clock';
import { currentActor } from '../../common/request-actor';
import { onSent } from './sent-bytes';
import { SeenListRecorder } from './seen-list-recorder';

/** Routes whose answer is a ranked list: the API's and the pages of an opening. A workbook is made from such a page. */
const RANKED = [
  /^\/api\/v1\/(rankings|openings\/:id\/candidates|openings\/:id\/gates\/:gate\/candidates)$/,
  /^\/aabninger\/:id(\/(?!.*\.xlsx$).*)?$/,
];

/** A machine's rankings are nobody's view: the system behind it keeps its own log. */
const NOBODY = ['machine', 'system'];

/** Has every ranked list a person was shown kept as it was shown (domain.md §9.5). */
@Injectable()
export class SeenListInterceptor implements NestInterceptor {
  constructor(
    private readonly recorder: SeenListRecorder,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const route = (request.route as { path?: string } | undefined)?.path ?? '';
    const asks = request.method === 'GET' || route.endsWith('/rankings');
    const actor = currentActor();
    if (!asks || NOBODY.includes(actor.role) || !RANKED.some((form) => form.test(route))) return next.handle();
    const shown = {
      actor,
      seenAt: this.clock.now(),
      openingId: (request.params.id as string | undefined) ?? null,
      address: request.originalUrl.slice(0, 2000),
      request: request.method === 'POST' ? (request.body as unknown) : null,
    };
    onSent(context.switchToHttp().getResponse<Response>(), (answer) => {
      if (answer.status === 200) this.recorder.keep({ ...shown, answer });
    });
    return next.handle();
  }
}
