/**
 * Pages as people meet them: time until the last byte and gzipped size of each page over the whole market, and the list
 * page beside the API's answer for the same list.
 */
import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { API_PREFIX } from '../src/common/api/configure-api';
import { authorization } from './machine-key';
import { quantile } from './timing';

/** One page: milliseconds over different addresses of it, the best of some rounds each; sizes of the largest answer. */
export interface PageFigure {
  title: string;
  p50: number;
  p95: number;
  /** bytes on the wire, without style, script and fonts */
  gzipped: number;
  bytes: number;
  addresses: number;
}

/** All pages, and the goals. */
export interface PageFigures {
  pages: PageFigure[];
  /** the API's answer for the same lists as the list page */
  api: { p50: number; p95: number };
  /** p95 of the list page over that of the API; the goal is at most 3 */
  listOverApi: number;
  /** largest page, gzipped; the goal is under 60 000 bytes */
  largest: number;
}

const ADDRESSES = 20;
const ROUNDS = 5;
const LINES = 25;
/** Initials of the leader whose pages are measured. */
const LEADER = 'LEAD';
/** Somebody to look as: the colleague with the largest caseload. */
const COLLEAGUE = `select owner as initials, municipality from candidates where owner is not null and deleted_at is null
  group by 1, 2 order by count(*) desc, 1 limit 1`;

interface Look {
  agent: http.Agent;
  url: string;
  cookie: string;
}

/** Measures every page of a running product. */
export async function measurePages(dataSource: DataSource, url: string): Promise<PageFigures> {
  const [colleague] = await dataSource.query<{ initials: string; municipality: string }[]>(COLLEAGUE);
  const { initials, municipality } = colleague!;
  // the market has cases but no colleagues: pages show nobody's boards to somebody unknown
  await dataSource.query(
    `insert into staff (municipality, initials, name, colour, role, active)
     values ($1, $2, 'Benchmark', '#14506e', 'virksomhedskonsulent', true),
       ($1, '${LEADER}', 'Benchmark leder', '#6e1450', 'leder', true) on conflict do nothing`,
    [municipality, initials],
  );
  const cookie = await signIn(url, `${municipality}:${initials}`);
  const look: Look = { agent: new http.Agent({ keepAlive: true, maxSockets: 1 }), url, cookie };
  try {
    const groups = await addressesOf(dataSource, initials);
    const pages: PageFigure[] = [];
    for (const [title, addresses] of Object.entries(groups)) pages.push(await measurePage(look, title, addresses));
    for (const { subject, shown } of [
      { subject: `${municipality}:${LEADER}`, shown: { 'the team today': '/', 'who gets how far': '/ligebehandling' } },
      { subject: 'data_steward', shown: { 'what is kept': '/opbevaring' } },
    ]) {
      const other = { ...look, cookie: await signIn(url, subject) };
      for (const [title, address] of Object.entries(shown)) pages.push(await measurePage(other, title, [address]));
    }
    const lists = groups[LIST]!.map((address) => address.replace('/aabninger/', `/${API_PREFIX}/openings/`));
    const asked = lists.map((address) => address.replace(/\?.*/, `/candidates?limit=${LINES}&language=da`));
    const { p50, p95 } = await measurePage(look, 'api', asked);
    const page = pages.find(({ title }) => title === LIST)!;
    return {
      pages,
      api: { p50, p95 },
      listOverApi: page.p95 / p95,
      largest: Math.max(...pages.map(({ gzipped }) => gzipped)),
    };
  } finally {
    look.agent.destroy();
  }
}

const LIST = 'opening with its ranked list';
/** The part of the form that is fetched again with every pause in typing. */
const REACH = 'how many people a new opening reaches, while typing';

/** The cookie of a session of the demo sign-in, which the benchmark's product offers like any that is tried out. */
async function signIn(url: string, subject: string): Promise<string> {
  const answer = await fetch(new URL('/log-ind/demo', url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ bruger: subject }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('jobbro_session='));
  if (!cookie) throw new Error(`nobody can be signed in: ${answer.status}`);
  return cookie.split(';')[0]!;
}

/** Addresses of each page, each as different as the market allows. */
async function addressesOf(dataSource: DataSource, initials: string): Promise<Record<string, string[]>> {
  const ids = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await dataSource.query<{ id: string }[]>(sql, values)).map(({ id }) => id);
  const openings = await ids(
    `select o.id from openings o where o.deleted_at is null and o.state in ('aaben', 'i_dialog')
       and exists (select 1 from suggestions s where s.opening_id = o.id and s.rank is not null)
     order by o.id limit ${ADDRESSES}`,
  );
  const own = await ids(`select id from candidates where owner = $1 order by id limit ${ADDRESSES}`, [initials]);
  const matches = await ids(
    `select opening_id || '/' || candidate_id as id from suggestions where rank = 1 order by opening_id limit ${ADDRESSES}`,
  );
  const suggestions = await ids(
    `select id from suggestions where rank = 1 and state = 'suggested' order by opening_id limit ${ADDRESSES}`,
  );
  const templates = await ids(`select code as id from branchepakke_templates order by code limit ${ADDRESSES}`);
  return {
    'my tasks': ['/'],
    'list of openings': ['/aabninger', '/aabninger?side=2', '/aabninger?orden=bedste', '/aabninger?q=reng'],
    [LIST]: openings.map((id) => `/aabninger/${id}?antal=${LINES}`),
    [REACH]: templates.map((code) => `/aabninger/ny?skabelon=${code}`),
    'explanation of a match': matches.map((pair) => `/match/${pair}`),
    'one suggestion to review': suggestions.map((id) => `/forslag/${id}?ejer=alle`),
    "boards, one's own": ['/tavler'],
    'boards, everybody': ['/tavler?ejer=alle'],
    'boards, one column': [
      '/tavler?ejer=alle&kolonne=klar_til_match',
      '/tavler?ejer=alle&kolonne=klar_til_match&side=5',
    ],
    person: own.map((id) => `/kandidater/${id}`),
    search: ['rengøring', 'aalborg', 'K-10', 'kokken', 'norresundby', 'truck'].map(
      (text) => `/soeg?q=${encodeURIComponent(text)}`,
    ),
    help: ['/hjaelp'],
  };
}

async function measurePage(look: Look, title: string, addresses: readonly string[]): Promise<PageFigure> {
  const answers = addresses.map(() => ({ best: Infinity, gzipped: 0, bytes: 0 }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, address] of addresses.entries()) {
      const started = performance.now();
      const body = await fetchGzipped(look, address, title === REACH ? 'reach' : undefined);
      const taken = performance.now() - started;
      const answer = answers[index]!;
      // the first round warms up
      if (round > 0) answer.best = Math.min(answer.best, taken);
      else Object.assign(answer, body);
    }
  }
  const times = answers.map(({ best }) => best);
  return {
    title,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    gzipped: Math.max(...answers.map(({ gzipped }) => gzipped)),
    bytes: Math.max(...answers.map(({ bytes }) => bytes)),
    addresses: addresses.length,
  };
}

/** @param fragment the only part of the page that is asked for; an answer without it counts as a fault */
function fetchGzipped(
  { agent, url, cookie }: Look,
  address: string,
  fragment?: string,
): Promise<{ gzipped: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const who = address.startsWith(`/${API_PREFIX}/`) ? authorization() : { cookie };
    const part = fragment && { 'HX-Request': 'true', 'HX-Target': fragment };
    const headers = { ...who, ...part, 'Accept-Encoding': 'gzip' };
    http
      .get(new URL(address, url), { agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const body = Buffer.concat(chunks);
          if (response.statusCode !== 200) reject(new Error(`${address}: ${response.statusCode}`));
          const plain = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
          if (fragment && !plain.includes(`${fragment}__count`)) reject(new Error(`${address}: without ${fragment}`));
          resolve({ gzipped: body.length, bytes: plain.length });
        });
      })
      .once('error', reject);
  });
}

/** The figures as a section of `docs/performance.md`. */
export function pagesTable({ pages, api, listOverApi, largest }: PageFigures): string {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = pages.map(({ title, p50, p95, gzipped, addresses }) =>
    [title, ms(p50), ms(p95), kilobytes(gzipped), addresses].join(' | '),
  );
  const verdict = (reached: boolean) => (reached ? 'reached' : '**missed**');
  return [
    '### Pages',
    [
      '| Page | p50 ms | p95 ms | gzipped kB | addresses |',
      '| --- | ---: | ---: | ---: | ---: |',
      ...rows.map((row) => `| ${row} |`),
      `| the API's answer for the same lists | ${ms(api.p50)} | ${ms(api.p95)} | – | – |`,
    ].join('\n'),
    `The list page over the API, p95: ${listOverApi.toFixed(1)}× (goal at most 3×: ${verdict(listOverApi <= 3)}). ` +
      `Largest page ${kilobytes(largest)} kB gzipped without style, script and fonts (goal under 60 kB: ` +
      `${verdict(largest < 60_000)}).`,
  ].join('\n\n');
}
