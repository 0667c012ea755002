import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { stackWithoutValues } from '../without-values';
import { asksForPage, type ErrorPages } from './error-pages';
import { problem, problemOf } from './problem';
import { PROBLEM_JSON, type ProblemDto } from './problem.dto';
import { requestIdOf } from './request-id';

/**
 * Turns every error into `application/problem+json` (RFC 9457). What nobody foresaw becomes a 500 that tells only the
 * id of the request; the error itself goes to the log under that id.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Api');

  /** @param pages shows errors to people; without, everybody gets the problem document */
  constructor(private readonly pages?: ErrorPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<Request>(), http.getResponse<Response>(), this.log, this.pages);
  }
}

/** Answers a request with the problem of an error, also outside Nest's own routes. */
export function sendProblem(
  error: unknown,
  request: Request,
  response: Response,
  log: Logger,
  pages?: ErrorPages,
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const id = requestIdOf(request, response);
  const known = problemOf(error);
  if (!known) log.error(`request ${id} ${request.method} ${request.path} failed: ${stackWithoutValues(error)}`);
  const body: ProblemDto = {
    ...(known ?? problem('SERVER.UNEXPECTED', 500, `Something unexpected happened. Tell the id ${id}.`)),
    instance: request.path,
    requestId: id,
  };
  if (body.status === 503) response.setHeader('Retry-After', '5');
  if (pages && asksForPage(request)) {
    pages.send(body, request, response);
    return;
  }
  response.status(body.status).type(PROBLEM_JSON).send(JSON.stringify(body));
}
