import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { SavedViewsParts } from '../saved-views/saved-views-part';
import { ViewersService } from '../viewer/viewers.service';
import type { Viewer } from '../viewer/viewer';
import { packed } from './pack';
import { PageAnswer, SeeOther } from './page-answer';
import { ViewService } from './view.service';

/** Finds out who looks, lets the handler work, and renders what it answers. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly view: ViewService,
    private readonly viewers: ViewersService,
    private readonly savedViews: SavedViewsParts,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return from(this.viewers.of(request, response)).pipe(
      mergeMap((viewer) => {
        response.locals.viewer = viewer;
        return next.handle();
      }),
      mergeMap((answer: unknown) => this.answer(answer, request, response)),
    );
  }

  private async answer(answer: unknown, request: Request, response: Response): Promise<unknown> {
    if (answer instanceof SeeOther) {
      response.status(303).setHeader('Location', answer.address);
      response.setHeader('Cache-Control', 'private, no-store');
      return '';
    }
    if (!(answer instanceof PageAnswer)) return answer;
    const fragment = fragmentAsked(request, answer);
    const viewer = response.locals.viewer as Viewer;
    const saved = answer.options.saved && !fragment ? await this.savedViews.of(request.originalUrl, viewer) : null;
    const html = this.view.render(
      fragment ?? answer.template,
      { ...answer.model, saved },
      { viewer, address: request.originalUrl },
    );
    response.status(answer.options.status ?? 200);
    if (fragment && answer.options.address) response.setHeader('HX-Push-Url', answer.options.address);
    // one address answers with a page or a part of it: neither may stand in for the other
    response.setHeader('Cache-Control', fragment ? 'private, no-store' : 'private, no-cache');
    response.setHeader('Vary', 'HX-Request, HX-Target, Cookie, Accept-Encoding');
    const { bytes, encoding } = await packed(html, request.get('accept-encoding'));
    if (encoding) response.setHeader('Content-Encoding', encoding);
    return new StreamableFile(bytes, { type: 'text/html; charset=utf-8', length: bytes.length });
  }
}

/** The template of the one element that htmx asks for, when the page offers it alone. */
function fragmentAsked(request: Request, { options }: PageAnswer): string | undefined {
  if (request.get('hx-request') !== 'true' || request.get('hx-history-restore-request') === 'true') return undefined;
  const target = request.get('hx-target')?.split('#').at(-1) ?? '';
  return options.fragments?.[target];
}
