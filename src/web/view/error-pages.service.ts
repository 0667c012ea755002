import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ErrorPages } from '../../common/api/error-pages';
import type { ProblemDto } from '../../common/api/problem.dto';
import { unknownViewer, type Viewer } from '../viewer/viewer';
import { localeOf } from '../viewer/viewers.service';
import { ViewService } from './view.service';

/** Kinds of trouble a person can do something about; all others are told as one. */
const TOLD: readonly number[] = [400, 403, 404, 409, 412, 413, 422];

/** Tells people about errors, in their language and with the way on. */
@Injectable()
export class HtmlErrorPages extends ErrorPages {
  constructor(private readonly view: ViewService) {
    super();
  }

  send(problem: ProblemDto, request: Request, response: Response): void {
    const viewer = (response.locals.viewer as Viewer | undefined) ?? unknownViewer(localeOf(request));
    const kind = String(TOLD.find((status) => status === problem.status) ?? 500);
    const title = this.view.text(viewer.locale, `error.${kind}.title`);
    const model = { title, kind, code: problem.code, requestId: problem.requestId, errors: problem.errors };
    const html = this.view.render('error', model, { viewer, address: request.originalUrl });
    response.status(problem.status).setHeader('Cache-Control', 'private, no-store');
    response.type('text/html').send(html);
  }
}
