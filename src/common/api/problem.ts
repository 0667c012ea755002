import { HttpException, HttpStatus } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { QueryFailedError } from 'typeorm';
import { Refusal } from '../errors';
import type { ProblemDto } from './problem.dto';

/** A problem before it is bound to a request. */
export type ProblemCore = Omit<ProblemDto, 'instance' | 'requestId'>;

interface BodyParserError extends Error {
  type: string;
  status: number;
}

const BODY_ERRORS: Readonly<Record<string, { code: string; status: number; detail: string }>> = {
  'entity.parse.failed': { code: 'BODY.BROKEN_JSON', status: 400, detail: 'The body is not valid JSON.' },
  'entity.too.large': {
    code: 'BODY.TOO_LARGE',
    status: 413,
    detail: 'The body is too large: at most 1 MB, 20 MB for a file of an import.',
  },
  'encoding.unsupported': {
    code: 'BODY.UNKNOWN_ENCODING',
    status: 415,
    detail: 'The content encoding is not known: send gzip, deflate, br or none.',
  },
  'charset.unsupported': { code: 'BODY.UNKNOWN_CHARSET', status: 415, detail: 'The charset must be UTF-8.' },
  'parameters.too.many': { code: 'BODY.TOO_MANY_FIELDS', status: 413, detail: 'The form has more than 1000 fields.' },
  'request.aborted': { code: 'BODY.ABORTED', status: 400, detail: 'The body ended too early.' },
  'request.size.invalid': { code: 'BODY.ABORTED', status: 400, detail: 'The body ended too early.' },
};

/** PostgreSQL error classes that are the caller's, by SQLSTATE. */
const SQL_ERRORS: Readonly<Record<string, { code: string; status: number; detail: string }>> = {
  '23505': {
    code: 'RECORD.ALREADY_EXISTS',
    status: 409,
    detail: 'A record with the same key exists already.',
  },
  '40001': { code: 'RECORD.BUSY', status: 409, detail: 'Somebody else changed the record just now: try again.' },
  '40P01': { code: 'RECORD.BUSY', status: 409, detail: 'Somebody else changed the record just now: try again.' },
};

/** Turns whatever was thrown into a problem; undefined when it is nobody's fault but ours. */
export function problemOf(error: unknown): ProblemCore | undefined {
  if (error instanceof Refusal) {
    const facts = Object.keys(error.facts).length > 0 ? { facts: error.facts } : {};
    return { ...problem(error.code, error.status, error.message, [...error.problems]), ...facts };
  }
  if (error instanceof QueryFailedError) return sqlProblem(error);
  if (isBodyParserError(error)) {
    const known = BODY_ERRORS[error.type];
    if (known) return problem(known.code, known.status, known.detail);
    // what else the parser refuses is the sender's; its own words may repeat what was sent
    return error.status < 500 ? problem('BODY.UNREADABLE', error.status, 'The body cannot be read.') : undefined;
  }
  if (error instanceof HttpException) return httpProblem(error);
  return undefined;
}

/** Builds a problem; the title is the HTTP status in words. */
export function problem(code: string, status: number, detail: string, errors: ProblemCore['errors'] = []): ProblemCore {
  return { type: `urn:jobbro:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, detail, code, errors };
}

function sqlProblem(error: QueryFailedError): ProblemCore | undefined {
  const driver = error.driverError as { code?: string; constraint?: string };
  const known = SQL_ERRORS[driver.code ?? ''];
  if (!known) return undefined;
  const built = problem(known.code, known.status, known.detail);
  // the constraint's name says which key it was; the values of the key stay out
  return driver.constraint ? { ...built, facts: { constraint: driver.constraint } } : built;
}

function httpProblem(error: HttpException): ProblemCore | undefined {
  const status = error.getStatus();
  if (status >= 500) {
    const detail = status === 503 ? 'The service cannot answer now: try again later.' : '';
    return status === 503 ? problem('SERVICE.UNAVAILABLE', status, detail) : undefined;
  }
  switch (status as HttpStatus) {
    case HttpStatus.NOT_FOUND:
      return problem('ROUTE.NOT_FOUND', status, 'There is nothing at this address for this method.');
    case HttpStatus.PAYLOAD_TOO_LARGE:
      return problem('BODY.TOO_LARGE', status, BODY_ERRORS['entity.too.large']!.detail);
    case HttpStatus.FORBIDDEN:
      return problem('REQUEST.CROSS_SITE', status, 'A page of another site may not send this request.');
    case HttpStatus.BAD_REQUEST:
      return problem('BODY.BROKEN_FORM', status, 'The form cannot be read: files belong into the field "file".');
    default:
      return problem(`HTTP.${status}`, status, 'The request cannot be read as it is.');
  }
}

function isBodyParserError(error: unknown): error is BodyParserError {
  return error instanceof Error && typeof (error as Partial<BodyParserError>).type === 'string' && 'status' in error;
}
