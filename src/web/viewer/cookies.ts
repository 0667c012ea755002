import type { Request, Response } from 'express';

/** Cookies of the pages; none of them gives any right. */
export const COOKIES = { language: 'jobbro_lang', singleKeys: 'jobbro_keys' } as const;

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The value of one cookie of a request. */
export function cookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() !== name || value === undefined) continue;
    try {
      return decodeURIComponent(value.trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Keeps a choice of the person for a year. Scripts cannot read it, other sites cannot send it with forms. */
export function keepCookie(response: Response, name: string, value: string): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: YEAR_MS });
}
