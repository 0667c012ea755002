import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { accessOf, setAccess } from '../../access';
import { ErrorPages } from '../../common/api/error-pages';
import type { ProblemDto } from '../../common/api/problem.dto';
import { Sessions } from '../../identity/sessions';
import { homeOf } from '../access/home';
import { unknownViewer, type Viewer } from '../viewer/viewer';
import { localeOf, ViewersService } from '../viewer/viewers.service';
import { ViewService } from './view.service';

/** Kinds of trouble a person can do something about; all others are told as one. */
const TOLD: readonly number[] = [400, 403, 404, 409, 412, 413, 422, 429];

/** Tells people about errors, in their language and with the way on. */
@Injectable()
export class HtmlErrorPages extends ErrorPages {
  constructor(
    private readonly view: ViewService,
    private readonly viewers: ViewersService,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  send(problem: ProblemDto, request: Request, response: Response): void {
    if (problem.status === 401) {
      toSignIn(request, response);
      return;
    }
    void this.viewerOf(request, response).then((viewer) => {
      const home = viewer.access ? homeOf(viewer.access.principal) : '/log-ind';
      this.sendPage(problem, viewer, home, request, response);
    });
  }

  private sendPage(problem: ProblemDto, viewer: Viewer, home: string, request: Request, response: Response): void {
    const kind = String(TOLD.find((status) => status === problem.status) ?? 500);
    const title = this.view.text(viewer.locale, `error.${kind}.title`);
    const model = { title, kind, home, code: problem.code, requestId: problem.requestId, errors: problem.errors };
    const html = this.view.render('error', model, { viewer, address: request.originalUrl });
    response.status(problem.status).setHeader('Cache-Control', 'private, no-store');
    response.type('text/html').send(html);
  }

  /** Who looks, also where no route was found and nobody has asked yet. */
  private async viewerOf(request: Request, response: Response): Promise<Viewer> {
    const known = response.locals.viewer as Viewer | undefined;
    if (known) return known;
    try {
      const access = accessOf(request) ?? (await this.sessions.accessOf(request, response));
      if (access) setAccess(request, access);
      return await this.viewers.of(request, response);
    } catch {
      // an error of the database must not hide the error that is to be told
      return unknownViewer(localeOf(request));
    }
  }
}

/** Who is not signed in is taken to the sign-in, and back to what was asked for. */
function toSignIn(request: Request, response: Response): void {
  const wanted = request.method === 'GET' ? request.originalUrl : '/';
  const address = `/log-ind?tilbage=${encodeURIComponent(wanted)}`;
  response.setHeader('Cache-Control', 'private, no-store');
  // htmx would put the sign-in page into the part it asked for
  if (request.get('hx-request') === 'true') response.setHeader('HX-Redirect', address).status(401).end();
  else response.redirect(303, address);
}
