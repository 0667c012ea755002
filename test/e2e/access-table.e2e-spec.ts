/**
 * Every route × every role × own case, another case of the municipality, another municipality, over the started
 * program. What is expected stands in docs/access.md, which people read: a route that is missing there fails, and so
 * does one that lets in somebody else than the table says. The guards answer; handlers are kept from running.
 * `WRITE_ACCESS_TABLE=1` writes the table as it is, to be read before it is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HttpException } from '@nestjs/common';
import supertest from 'supertest';
import { AccessGuard } from '../../src/access/access.guard';
import { type KnownRoute, routesOf } from '../../src/access/routes';
import { projectRoot } from '../../src/common/project-root';
import { newId } from '../../src/common/id';
import { ApiKeysService } from '../../src/identity/api-keys.service';
import { HtmlErrorPages } from '../../src/web/view/error-pages.service';
import { type DemoApp, startDemoApp } from '../support/demo-app';
import { AS_SENT } from '../support/credentials';

const DOCUMENT = path.join(projectRoot(), 'docs', 'access.md');
const OTHER = '0840';
/** what a request is answered that passed the guards */
const PASSED = 418;

/** Letters of the table. */
const LETTERS = {
  consultant: 'K',
  virksomhedsservice: 'V',
  caseworker: 'S',
  team_leader: 'L',
  employer: 'A',
  data_steward: 'D',
  auditor: 'R',
  administrator: 'X',
  machine: 'M',
} as const;
type RoleName = keyof typeof LETTERS;
const ROLE_NAMES = Object.keys(LETTERS) as RoleName[];

/** Whose record the address names. */
const WHOSE = ['own', 'same', 'other'] as const;
type Whose = (typeof WHOSE)[number];
type Kind = 'candidate' | 'opening' | 'employer' | 'workplace' | 'contact' | 'suggestion' | 'import' | 'reading';
type More = 'reply' | 'seen' | 'view' | 'user' | 'key';

/** Which record a parameter of an address is, by what stands before it; first fit counts. */
const PARAMETERS: readonly [RegExp, Kind | More][] = [
  [/\/workplaces\/:workplaceId\/contacts\/:id$/, 'contact'],
  [/\/employer-replies\/:id/, 'reply'],
  [/\/(candidates|kandidater)\/:id/, 'candidate'],
  [/:candidate(Id)?$/, 'candidate'],
  [/\/(openings|aabninger|matches|match)\/:(id|opening|openingId)/, 'opening'],
  [/\/(workplaces|arbejdssteder)\/:(id|workplaceId)/, 'workplace'],
  [/\/(employers|virksomheder)\/:id/, 'employer'],
  [/\/(suggestions|forslag)\/:id/, 'suggestion'],
  [/\/(imports|import)\/:id/, 'import'],
  [/\/(readings|laesninger)\/:id/, 'reading'],
  [/\/svar\/:id/, 'reply'],
  [/\/seen-lists\/:id/, 'seen'],
  [/\/visninger\/:id/, 'view'],
  [/\/brugere\/:id/, 'user'],
  [/\/noegler\/:id/, 'key'],
];

describe('who may use which route', () => {
  let t: DemoApp;
  let routes: KnownRoute[];
  let ids: Record<Kind | More, Record<Whose, string>>;
  let headers: Record<RoleName, Record<string, string>>;
  let measured: Map<string, string>;

  beforeAll(async () => {
    t = await startDemoApp({ candidates: 60, openings: 60, workplaces: 60 });
    routes = routesOf(t.app);
    headers = await credentials();
    ids = await records();
    t.credentials.lending = false;
    const passes = AccessGuard.prototype.canActivate;
    jest.spyOn(AccessGuard.prototype, 'canActivate').mockImplementation(async function (this: AccessGuard, context) {
      await passes.call(this, context);
      throw new HttpException('passed', PASSED);
    });
    // pages of errors are tested elsewhere and cost more than the question
    const told = HtmlErrorPages.prototype.send;
    jest.spyOn(HtmlErrorPages.prototype, 'send').mockImplementation(function (
      this: HtmlErrorPages,
      problem,
      request,
      response,
    ) {
      if (problem.status === 401) told.call(this, problem, request, response);
      else response.status(problem.status).end();
    });
    measured = new Map();
    for (const route of routes) measured.set(`${route.method} ${route.path}`, await row(route));
    if (process.env.WRITE_ACCESS_TABLE) write(measured);
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await t?.close();
  });

  it('is what docs/access.md says, route by route', () => {
    expect(Object.fromEntries(measured)).toEqual(Object.fromEntries(documented()));
  });

  it('is said by every route', () => {
    expect(routes.filter(({ rule }) => rule === undefined).map((one) => `${one.method} ${one.path}`)).toEqual([]);
  });

  it('asks everybody to sign in where a route is not open to all', async () => {
    for (const { method, path: pattern, rule } of routes) {
      const answer = await ask(method, address(pattern, 'own'), {});
      const wanted = rule === 'public' ? PASSED : pattern.startsWith('/api/') ? 401 : 303;
      expect({ route: `${method} ${pattern}`, status: answer }).toEqual({
        route: `${method} ${pattern}`,
        status: wanted,
      });
    }
  });

  it('never lets anybody reach a record of another municipality', () => {
    for (const [route, line] of measured) {
      const [, , other = ''] = line.split(' | ');
      expect({ route, other }).toEqual({ route, other: '' });
    }
  });

  /** The three cells of a route: letters of the roles that pass. */
  async function row({ method, path: pattern, rule }: KnownRoute): Promise<string> {
    if (rule === 'public') return 'everybody |  | ';
    const cells: string[] = [];
    for (const whose of pattern.includes(':') && kindsIn(pattern).length > 0 ? WHOSE : (['own'] as const)) {
      const statuses = await Promise.all(ROLE_NAMES.map((role) => ask(method, address(pattern, whose), headers[role])));
      expect(statuses.filter((status) => ![PASSED, 403, 404].includes(status))).toEqual([]);
      cells.push(ROLE_NAMES.map((role, at) => (statuses[at] === PASSED ? LETTERS[role] : '')).join(''));
    }
    return [cells[0], cells[1] ?? '', cells[2] ?? ''].join(' | ');
  }

  async function ask(method: string, address: string, header: Record<string, string>): Promise<number> {
    const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
    const request = supertest(t.server)
      [verb](address)
      .set({ ...header, [AS_SENT]: '1' });
    if (verb === 'get') return (await request).status;
    // files come as a form, everything else as JSON
    return (await (address === '/api/v1/imports' ? request.field('kind', 'candidates') : request.send({}))).status;
  }

  function kindsIn(pattern: string): (Kind | More)[] {
    return pattern
      .split('/')
      .flatMap((part, index, parts) => (part.startsWith(':') ? (kindAt(parts, index) ?? []) : []));
  }

  function kindAt(parts: readonly string[], index: number): Kind | More | undefined {
    const upTo = parts.slice(0, index + 1).join('/');
    return PARAMETERS.find(([form]) => new RegExp(`${form.source.replace(/\$$/, '')}$`).test(upTo))?.[1];
  }

  function address(pattern: string, whose: Whose): string {
    const parts = pattern.split('/');
    return parts
      .map((part, index) => {
        if (!part.startsWith(':')) return part.replace('*name', 'x');
        const kind = kindAt(parts, index);
        return kind ? ids[kind][whose] : part === ':position' ? '1' : part === ':part' ? 'uge' : newId();
      })
      .join('/');
  }

  async function credentials(): Promise<typeof headers> {
    const people = ROLE_NAMES.filter((role) => role !== 'machine');
    const subjects = await demoSubjects();
    const sessions = await Promise.all(
      people.map(async (role) => [role, { Cookie: await t.credentials.session(subjects[role] ?? role) }] as const),
    );
    const { key } = await t.app.get(ApiKeysService).create({
      name: 'a system of the municipality',
      municipality: t.municipality,
      scopes: ['*'],
      expiresAt: null,
      perMinute: null,
    });
    return {
      ...Object.fromEntries(sessions),
      machine: { Authorization: `Bearer ${key}` },
    } as unknown as typeof headers;
  }

  /** Demo users by role: staff by their initials. */
  async function demoSubjects(): Promise<Partial<Record<RoleName, string>>> {
    const { DemoUsers } = await import('../../src/identity/demo-users');
    const { byRole } = await t.app.get(DemoUsers).all();
    return Object.fromEntries(byRole.map(({ role, subject }) => [role, subject]));
  }

  /** One record of each kind that is one's own, a colleague's, and of another municipality. */
  async function records(): Promise<typeof ids> {
    const db = t.dataSource;
    const { DemoUsers } = await import('../../src/identity/demo-users');
    const { byRole } = await t.app.get(DemoUsers).all();
    const initials = (role: string) => byRole.find((user) => user.role === role)!.initials!;
    const cvr = byRole.find(({ role }) => role === 'employer')!.cvr;
    const [firm] = await db.query(
      `select o.id as opening, w.id as workplace, e.id as employer, s.id as suggestion, s.candidate_id as candidate
       from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
         join suggestions s on s.opening_id = o.id join candidates c on c.id = s.candidate_id
       where e.cvr = $1 and s.rank is not null and c.municipality = $2 order by c.pseudonym limit 1`,
      [cvr, t.municipality],
    );
    const rest = await db.query(
      `select distinct on (e.id) o.id as opening, w.id as workplace, e.id as employer, s.id as suggestion,
         s.candidate_id as candidate
       from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
         join suggestions s on s.opening_id = o.id join candidates c on c.id = s.candidate_id
       where e.cvr <> $1 and s.rank is not null and s.candidate_id <> $2 and c.municipality = $3
       order by e.id, c.pseudonym`,
      [cvr, firm.candidate, t.municipality],
    );
    const same = rest[0];
    const other = rest.find((one: typeof same) => one.candidate !== same.candidate);
    const colleague = async (id: string, owner: string, caseworker: string) => {
      await db.query('update candidates set owner = $2 where id = $1', [id, owner]);
      await db.query('update case_workers set initials = $2 where candidate_id = $1', [id, caseworker]);
    };
    await colleague(firm.candidate, initials('consultant'), initials('caseworker'));
    await colleague(same.candidate, 'ZZZZ', 'YYYY');
    // the same initials elsewhere are somebody else
    await colleague(other.candidate, initials('consultant'), initials('caseworker'));
    const found = { own: firm, same, other } as const;
    const made = {} as typeof ids;
    for (const kind of ['candidate', 'opening', 'employer', 'workplace', 'suggestion'] as const) {
      made[kind] = { own: firm[kind], same: same[kind], other: other[kind] };
    }
    const text = 'Jeg har gjort rent på et hotel i to år.';
    for (const whose of WHOSE) {
      const { workplace, candidate, suggestion, opening } = found[whose];
      const contact = await t.api.post(`/workplaces/${workplace}/contacts`, { name: 'Test Person' }).expect(201);
      const reading = await t.api.post('/readings', { candidateId: candidate, text: `${text} ${whose}` }).expect(201);
      const file = await supertest(t.server)
        .post('/api/v1/imports')
        .field('municipality', t.municipality)
        .attach('file', Buffer.from(`externalId;municipality\n${whose};${t.municipality}\n`), `${whose}.csv`);
      const reply = newId();
      await db.query(
        `insert into employer_replies (municipality, id, suggestion_id, answer) values ($1, $2, $3, 'call_me')`,
        [t.municipality, reply, suggestion],
      );
      const seen = await seenList(opening);
      const view = await savedView(whose);
      const user = newId();
      await db.query(
        `insert into users (id, municipality, provider, subject, name, roles) values ($1, $2, 'test', gen_random_uuid(), 'Test', '{}')`,
        [user, t.municipality],
      );
      const usual = { name: whose, municipality: t.municipality, scopes: ['read:Opening'], expiresAt: null };
      const key = (await t.app.get(ApiKeysService).create({ ...usual, perMinute: null })).row.id;
      const each: Partial<Record<Kind | More, string>> = {
        user,
        key,
        contact: contact.body.id,
        reading: reading.body.id,
        import: file.body.items[0].id,
        reply,
        seen,
        view,
      };
      for (const [kind, id] of Object.entries(each)) {
        made[kind as Kind] = { ...made[kind as Kind], [whose]: id } as Record<Whose, string>;
      }
    }
    const tables: Record<Kind | More, string> = {
      candidate: 'candidates',
      opening: 'openings',
      employer: 'employers',
      workplace: 'workplaces',
      contact: 'contact_persons',
      suggestion: 'suggestions',
      import: 'imports',
      reading: 'readings',
      reply: 'employer_replies',
      seen: 'seen_lists',
      view: 'saved_views',
      user: 'users',
      key: 'api_keys',
    };
    for (const [kind, table] of Object.entries(tables)) {
      await db.query(`update ${table} set municipality = $2 where id = $1`, [made[kind as Kind].other, OTHER]);
    }
    return made;
  }

  /** A view of a consultant's own, or one that a colleague shares with the team; answers its id. */
  async function savedView(whose: Whose): Promise<string> {
    const id = newId();
    const { DemoUsers } = await import('../../src/identity/demo-users');
    const [user] = await t.dataSource.query('select id from users where subject = $1', [
      (await t.app.get(DemoUsers).all()).byRole.find(({ role }) => role === 'consultant')!.subject,
    ]);
    await t.dataSource.query(
      `insert into saved_views (municipality, id, user_id, by, list, name, query, reach)
       values ($1, $2, $3, 'ZZZZ', 'boards', $4, '', $5)`,
      [t.municipality, id, whose === 'own' ? user.id : newId(), whose, whose === 'own' ? 'personal' : 'team'],
    );
    return id;
  }

  /** A list as somebody saw it; answers its id. */
  async function seenList(opening: string): Promise<string> {
    const id = newId();
    await t.dataSource.query(
      `insert into seen_lists (id, municipality, opening_id, seen_at, actor_id, actor_role, address, media_type,
         policy_version, rules_version, content_hash, fact_hashes)
       values ($1, $2, $3, now(), 'test', 'test', '/', 'text/html', '-', '-', '-', '{}')`,
      [id, t.municipality, opening],
    );
    return id;
  }

  function documented(): [string, string][] {
    const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
    return lines.flatMap((line): [string, string][] => {
      const cells = /^\| `([A-Z]+ [^`]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|$/.exec(line);
      return cells ? [[cells[1]!, [cells[2], cells[3], cells[4]].map((cell) => cell!.trim()).join(' | ')]] : [];
    });
  }

  function write(rows: ReadonlyMap<string, string>): void {
    const table = [...rows].map(([route, cells]) => `| \`${route}\` | ${cells} |`).join('\n');
    const text = readFileSync(DOCUMENT, 'utf8');
    const written = text.replace(/(<!-- routes -->\n)[\s\S]*(<!-- \/routes -->)/, (_all, begin: string, end: string) =>
      [begin, '\n| Route | Own | Same municipality | Other |\n| --- | --- | --- | --- |\n', table, '\n\n', end].join(
        '',
      ),
    );
    writeFileSync(DOCUMENT, written);
  }
});
