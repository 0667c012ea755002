import type { Request, Response } from 'express';
import type { ProblemDto } from './problem.dto';

/** Answers people with a page where machines get a problem document. Bound by the module of the pages. */
export abstract class ErrorPages {
  /** Sends the page of a problem. The status and the request's id stand in the problem. */
  abstract send(problem: ProblemDto, request: Request, response: Response): void;
}

/** Addresses whose errors are told to machines, whoever asks. */
const FOR_MACHINES = ['/api/', '/health/', '/metrics'];

/** True when the answer goes to a person's browser. */
export function asksForPage(request: Request): boolean {
  // not `path`, which a router below a prefix shortens
  return !FOR_MACHINES.some((start) => request.originalUrl.startsWith(start));
}
