import type { OpenAPIObject } from '@nestjs/swagger';
import type { Express } from 'express';
import type { AddressInfo } from 'node:net';
import { apiDocument } from '../../src/common/api/api-document';
import { AS_FIRM } from '../support/credentials';
import { startTestApp, type TestApp } from '../support/test-app';

/** Texts that have broken programs before: markup, templates, SQL, paths, formulas, sizes, scripts, signs nobody sees. */
const NAUGHTY = [
  `<script>alert('kanari')</script>`,
  `"><img src=x onerror=alert('kanari')>`,
  `{{7*7}}\${7*7}#{7*7}{%kanari%}`,
  `'; drop table candidates; --`,
  `1' or '1'='1`,
  '../../../../etc/passwd',
  '=cmd|calc!A1',
  '%s%n%x%00',
  '\u202Ekanari\u200B\uFEFF',
  'Ω≈ç√∫˜µ≤≥÷ 田中さん نص 👩‍👩‍👧',
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
  '0000-00-00',
  '__proto__',
  'constructor',
  'x'.repeat(900),
];

/** Bodies of a kind nobody asks for. */
const BODIES: readonly (readonly [kind: string, type: string, body: string])[] = [
  ['broken JSON', 'application/json', '{"a": '],
  ['JSON null', 'application/json', 'null'],
  ['a JSON list', 'application/json', '[1, 2, 3]'],
  ['a JSON text', 'application/json', '"kanari"'],
  ['a JSON number', 'application/json', '1e400'],
  ['an oversized body', 'application/json', JSON.stringify({ a: 'x'.repeat(1_050_000) })],
  ['a deep body', 'application/json', `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`],
  ['a prototype', 'application/json', '{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'],
  ['plain text', 'text/plain', 'kanari'],
  ['XML with entities', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  [
    'a form without end',
    'multipart/form-data; boundary=kanari',
    '--kanari\r\nContent-Disposition: form-data; name="file',
  ],
  [
    'a form of many fields',
    'application/x-www-form-urlencoded',
    Array.from({ length: 3000 }, (_, n) => `a${n}=1`).join('&'),
  ],
  ['no JSON in UTF-16', 'application/json; charset=utf-16', '{}'],
];

/** A firm that is nobody's. */
const CVR = '13748136';

interface Route {
  method: string;
  path: string;
}

/** What an answer must never be. */
interface Finding {
  route: string;
  sent: string;
  fault: string;
}

/** A request that went wrong is told with what was sent. */
const told = ({ route, sent, fault }: Finding) => `${route} ← ${sent}: ${fault}`;

describe('input that means harm', () => {
  let t: TestApp;
  let origin: string;
  let routes: Route[];
  let ids: string[];
  let document: OpenAPIObject;
  const findings: Finding[] = [];

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    origin = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    routes = routesOf(t.app.getHttpAdapter().getInstance() as Express);
    document = apiDocument(t.app);
    // pages are asked for as a colleague, and those of firms as a firm
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'MJ', 'Test', '#112233', 'virksomhedskonsulent')`,
    );
    await t.api.post('/employers', { municipality: '0851', cvr: CVR, name: 'Test' }).expect(201);
    const person = await t.api.post('/candidates', { municipality: '0851' }).expect(201);
    const opening = { municipality: '0851', title: 'Rengøring', schemes: ['smaajob'] };
    const job = await t.api.post('/openings', opening).expect(201);
    ids = [person.body.id, job.body.id];
  });

  afterAll(async () => t?.close());

  const send = async (route: string, sent: string, address: string, init: RequestInit): Promise<void> => {
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie: `${AS_FIRM}=${CVR}` };
    const answer = await fetch(`${origin}${address}`, { redirect: 'manual', ...init, headers });
    const text = await answer.text();
    const fault = faultOf(answer, text);
    if (fault) findings.push({ route, sent, fault });
  };
  /** Runs requests a few at a time and tells what was found since. */
  const found = async (requests: readonly (() => Promise<void>)[]): Promise<string[]> => {
    findings.length = 0;
    const waiting = [...requests];
    const one = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    };
    await Promise.all(Array.from({ length: 6 }, one));
    return [...new Set(findings.map(told))];
  };
  const name = ({ method, path }: Route) => `${method} ${path}`;
  /** Erasure and signing out would take away what the other requests need. */
  const takesBody = ({ method, path }: Route) =>
    ['POST', 'PATCH', 'PUT'].includes(method) && !/erasure|sign-out|log-?ud/.test(path);

  it('is sent to every route there is', () => {
    expect(routes.length).toBeGreaterThan(200);
    expect(new Set(routes.map(name)).size).toBe(routes.length);
    const documented = Object.keys(document.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'));
    const known = new Set(routes.map(({ path }) => path));
    expect(documented.filter((path) => !known.has(path))).toEqual([]);
  });

  /** The texts in turn, so that each of some places gets another one, and each text comes to each place once. */
  const rounds = (places: readonly string[], most: number): Record<string, string>[] =>
    Array.from({ length: Math.min(most, NAUGHTY.length) }, (_, round) =>
      Object.fromEntries(places.map((place, at) => [place, NAUGHTY[(round * 7 + at) % NAUGHTY.length]!])),
    );

  it('in an address never breaks a route or comes back as markup', async () => {
    const requests = routes
      .filter(({ path, method }) => path.includes(':') && ['GET', 'DELETE'].includes(method))
      .flatMap((route, at) =>
        rounds(['text'], 4).map((_, round) => () => {
          const text = NAUGHTY[(at + round * 3) % NAUGHTY.length]!;
          return send(name(route), text.slice(0, 60), filled(route.path, text), { method: route.method });
        }),
      );
    expect(await found(requests)).toEqual([]);
  });

  it('in a query never breaks a route or comes back as markup', async () => {
    const requests = routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) =>
        rounds([...queryNames(document, route), 'q', 'lang', 'cursor', 'kanari'], 3).map((values) => () => {
          const query = new URLSearchParams(values).toString();
          return send(name(route), `?${query.slice(0, 200)}`, `${filled(route.path, ids)}?${query}`, {});
        }),
      );
    expect(await found(requests)).toEqual([]);
  });

  it('as a body of the wrong kind never breaks a route', async () => {
    const requests = routes.filter(takesBody).flatMap((route) =>
      BODIES.map(([kind, type, body]) => () => {
        const headers = { 'content-type': type, 'if-match': 'W/"1"' };
        return send(name(route), kind, filled(route.path, ids), { method: route.method, headers, body });
      }),
    );
    expect(await found(requests)).toEqual([]);
  });

  it('in every field of a body or form never breaks a route or comes back as markup', async () => {
    const requests = routes.filter(takesBody).flatMap((route) => {
      const fields = [...bodyNames(document, route), 'by', 'note', 'text', 'title', 'name', 'to', 'back', 'tilbage'];
      return rounds(fields, 3).map((values) => () => {
        const api = route.path.startsWith('/api/');
        const type = api ? 'application/json' : 'application/x-www-form-urlencoded';
        const body = api ? JSON.stringify(values) : new URLSearchParams(values).toString();
        const headers = { 'content-type': type, 'if-match': 'W/"1"' };
        const sent = JSON.stringify(values).slice(0, 200);
        return send(name(route), sent, filled(route.path, ids), { method: route.method, headers, body });
      });
    });
    expect(await found(requests)).toEqual([]);
  });

  it('leaves the program answering', async () => {
    await t.api.get('/candidates').expect(200);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

function faultOf(answer: Response, text: string): string | null {
  if (answer.status >= 500 && answer.status !== 503) return `answered ${answer.status}`;
  if (answer.headers.get('x-content-type-options') !== 'nosniff') return 'without nosniff';
  const type = answer.headers.get('content-type') ?? '';
  if (!type.includes('html') && !type.includes('svg')) return null;
  return /<script>alert\('kanari|<img src=x onerror/i.test(text) ? 'came back as markup' : null;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Every route of the application, in the order the router tries them. Behind them stands, for each address outside the
 * API, one handler for all methods that says that there is nothing: of these many the first stands for all.
 */
function routesOf(app: Express): Route[] {
  const { stack } = (app as unknown as { router: { stack: { route?: { path: string; methods: object } }[] } }).router;
  const routes = stack.flatMap(({ route }) => (route ? [route] : []));
  const forAll = ({ methods }: { methods: object }) => METHODS.every((method) => Object.hasOwn(methods, method));
  return [...routes.filter((route) => !forAll(route)), ...routes.filter(forAll).slice(0, 1)].flatMap(
    ({ path, methods }) =>
      METHODS.filter((method) => Object.hasOwn(methods, method)).map((method) => ({
        method: method.toUpperCase(),
        path: String(path),
      })),
  );
}

/** An address of the pattern: with one text for every parameter, or with real ids in turn. */
function filled(path: string, values: string | readonly string[]): string {
  let at = 0;
  return path.replace(/[:*](\w+)/g, () =>
    encodeURIComponent(typeof values === 'string' ? values.slice(0, 1500) : values[at++ % values.length]!),
  );
}

interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema?: { $ref?: string } }> };
}

function operationOf(document: OpenAPIObject, { method, path }: Route): Operation | undefined {
  const paths = document.paths as unknown as Record<string, Record<string, Operation>>;
  return paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

function queryNames(document: OpenAPIObject, route: Route): string[] {
  return (operationOf(document, route)?.parameters ?? []).flatMap((one) => (one.in === 'query' ? [one.name] : []));
}

function bodyNames(document: OpenAPIObject, route: Route): string[] {
  const content = Object.values(operationOf(document, route)?.requestBody?.content ?? {});
  const ref = content[0]?.schema?.$ref?.split('/').at(-1);
  const schemas = document.components?.schemas as Record<string, { properties?: object }> | undefined;
  return Object.keys((ref && schemas?.[ref]?.properties) || {});
}
