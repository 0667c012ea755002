/** A browser's cookies over plain requests that follow no redirect: for walks where no page has to be drawn. */
export interface HttpBrowser {
  readonly jar: Map<string, string>;
  /** a request to a path of the program, or to an absolute address elsewhere */
  go(address: string, options?: RequestInit): Promise<Response>;
  /** a form, as a page of the program sends it */
  post(address: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** text of a page */
  read(address: string): Promise<string>;
}

/** @param url of the program; @param headers sent with every request to it, e.g. those of a proxy */
export function httpBrowser(url: string, headers: Record<string, string> = {}): HttpBrowser {
  const jar = new Map<string, string>();
  const go = async (address: string, options: RequestInit = {}) => {
    const absolute = address.startsWith('/') ? url + address : address;
    const own = absolute.startsWith(url) ? headers : {};
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(absolute, {
      ...options,
      redirect: 'manual',
      headers: { ...own, ...(options.headers as Record<string, string>), Cookie: cookie },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return answer;
  };
  return {
    jar,
    go,
    post: (address, fields, more = {}) =>
      go(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...more },
        body: new URLSearchParams(fields).toString(),
      }),
    read: async (address) => (await go(address)).text(),
  };
}
