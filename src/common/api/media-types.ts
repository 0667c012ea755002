import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../errors';

/** Media types a JSON body may be sent as; the second says that a PATCH is meant as RFC 7396 says. */
export const JSON_TYPES = ['application/json', 'application/merge-patch+json'] as const;

const WITH_BODY = ['POST', 'PATCH', 'PUT'];

/**
 * Refuses bodies of other kinds with 415, instead of treating them as missing: JSON everywhere in the API, a multipart
 * form where files are taken. Pages, which stand outside the prefix, send forms.
 */
export function mediaTypes(prefix: string, filePaths: readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (!request.path.startsWith(prefix) || !WITH_BODY.includes(request.method) || !hasBody(request)) return next();
    const takesFiles = filePaths.includes(request.path.replace(/\/$/, '')) && request.method === 'POST';
    const accepted: readonly string[] = takesFiles ? ['multipart/form-data'] : JSON_TYPES;
    if (request.is([...accepted])) return next();
    next(
      new Refusal('BODY.WRONG_CONTENT_TYPE', 415, `The body must be sent as ${accepted[0]}.`, [], {
        accepted: [...accepted],
      }),
    );
  };
}

function hasBody(request: Request): boolean {
  const length = request.get('content-length');
  return request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
}
