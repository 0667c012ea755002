import type { Request } from 'express';

/** Parameters of a request's address. */
export function queryOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, 'http://localhost').searchParams;
}

/** A path with parameters; those that are empty, null or undefined are left out, lists are repeated. */
export function address(
  path: string,
  parameters: Readonly<Record<string, string | number | readonly string[] | null | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string | number | null]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
    }
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** A local path with some of its parameters changed; null takes one out. */
export function withParameters(path: string, changed: Readonly<Record<string, string | number | null>>): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) searchParams.delete(name);
    else searchParams.set(name, String(value));
  }
  // dots in a path can leave two slashes at its beginning, which would name another site
  const local = localPath(pathname, '/');
  return searchParams.size > 0 ? `${local}?${searchParams.toString()}` : local;
}

/** A path of this site that a form may send the browser back to; anything else becomes the fallback. */
export function localPath(text: string | null, fallback: string): string {
  return text !== null && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : fallback;
}
