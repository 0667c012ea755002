/**
 * Values planted in every personal field of a running program, and then looked for everywhere they have no business:
 * in what it logs, in the queue, in answers about errors, and in everything a firm can reach.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { projectRoot } from '../../src/common/project-root';
import { dataSourceOptions } from '../../src/database/data-source-options';
import { personalTables } from '../../src/privacy/subject/personal-tables';
import {
  addressWith,
  type Ask,
  CANARY,
  CANARY_CVR,
  CANARY_FACTS,
  COLUMNS_OF_CODES,
  type Planted,
  plantCanaries,
} from '../support/canaries';
import { dumpDatabase, tablesHolding } from '../support/database-dump';
import { makeScratch, type Scratch, start, type Started } from '../support/program';
import { mendReading, refuseTelling } from '../support/telling-database';
import { dumpQueue, queueOfRun } from '../support/run-queue';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { until } from '../support/until';

/** What no anonymous profile, page or file of a firm may hold beside the planted values (domain.md §9.3). */
const OF_THE_CASE =
  /Eritrea|female|kvinde|refugee|flygtning|loeft_kg|Løft|visitation|jobparat|birth|fødsel|nationalit|statsborger|\bcpr\b|ydelse|helbred|sygdom/i;

describe('values planted in every personal field', () => {
  let database: TestDatabase;
  let scratch: Scratch;
  let program: Started;
  let db: DataSource;
  let url: string;
  let planted: Planted;
  let key: string;
  const cookies: Record<string, string> = {};
  const queue = queueOfRun();
  /** answers about errors, each with what was asked */
  const errors: { asked: string; status: number; text: string }[] = [];

  const send = async (method: string, address: string, headers: Record<string, string>, body?: object) => {
    const form = body instanceof URLSearchParams || body instanceof FormData;
    return fetch(url + address, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(body && !form ? { 'Content-Type': 'application/json' } : {}) },
      ...(method === 'GET' || !body ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  };
  const machine: Ask = (method, address, body, headers) =>
    send(method, address, { Authorization: `Bearer ${key}`, ...headers }, body);
  const as =
    (subject: string): Ask =>
    (method, address, body) =>
      send(
        method,
        address,
        { Cookie: cookies[subject]!, Accept: 'text/html' },
        body && new URLSearchParams(body as Record<string, string>),
      );
  const consultant = as('0851:KAN');
  const firm = as(`cvr:${CANARY_CVR}`);

  const signIn = async (bruger: string) => {
    const answer = await send('POST', '/log-ind/demo', {}, new URLSearchParams({ bruger }));
    cookies[bruger] = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    scratch = makeScratch();
    program = start(
      'main',
      scratch.env({
        DATABASE_URL: database.url,
        DEMO_SIGN_IN: 'true',
        SEED_DEMO: 'false',
        LOG_LEVEL: 'debug',
        ...queue,
      }),
    );
    url = await program.ready();
    key = readFileSync(path.join(scratch.dataDir, 'demo-api-key'), 'utf8').trim();
    db = await new DataSource(dataSourceOptions(database.url)).initialize();
    await db.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'KAN', 'Test Stafetkonsulent', '#224466', 'virksomhedskonsulent')`,
    );
    await signIn('0851:KAN');
    planted = await plantCanaries(machine, consultant);
    await signIn(`cvr:${CANARY_CVR}`);
  });

  afterAll(async () => {
    await db?.destroy();
    scratch?.clear();
    await database?.drop();
  });

  it('are in every column that takes words', async () => {
    const tables = ['candidates', ...personalTables(db).map(({ metadata }) => metadata.tableName), 'contact_persons'];
    const columns = await db.query<{ table: string; column: string }[]>(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and table_name = any($1) and udt_name in ('text', 'varchar', '_text', 'json', 'jsonb')`,
      [tables],
    );
    const empty: string[] = [];
    for (const { table, column } of columns.filter((one) => !COLUMNS_OF_CODES.has(one.column))) {
      const [row] = await db.query<{ found: boolean }[]>(
        `select exists (select from "${table}" where "${column}"::text ~* 'kanari|0011|^e1\\.') as found`,
      );
      if (!row!.found) empty.push(`${table}.${column}`);
    }
    // a firm's own words are no secret to it
    expect(empty).toEqual(['employer_replies.text']);
  });

  describe('when what is asked cannot be done', () => {
    const keep = async (asked: string, answer: Response) =>
      errors.push({ asked, status: answer.status, text: await answer.text() });
    const records = () => [
      `/candidates/${planted.candidate}`,
      `/employers/${planted.employer}`,
      `/workplaces/${planted.workplace}`,
      `/workplaces/${planted.workplace}/contacts/${planted.contact}`,
      `/openings/${planted.opening}`,
    ];

    beforeAll(async () => {
      const patch = (version: number) => ({
        'If-Match': `W/"${version}"`,
        'Content-Type': 'application/merge-patch+json',
      });
      for (const record of records()) {
        for (const [asked, headers, body] of [
          ['an old version', patch(99), { municipality: '0851' }],
          ['no version', { 'Content-Type': 'application/merge-patch+json' }, {}],
          [
            'values of another kind',
            patch(1),
            { name: 7, identity: { givenName: [] }, externalId: {}, postalCode: 'x' },
          ],
        ] as const) {
          await keep(`${asked} of ${record}`, await machine('PATCH', `/api/v1${record}`, body, headers));
        }
      }
      const { candidate, suggestion, reading } = planted;
      await keep('a doubled key', await machine('POST', '/api/v1/candidates', { municipality: '0851', externalId: 7 }));
      await keep(
        'a decision made twice',
        await machine('POST', `/api/v1/suggestions/${suggestion}/accept`, { by: 'KAN' }, { 'If-Match': 'W/"1"' }),
      );
      await keep('no finding', await machine('POST', `/api/v1/readings/${reading}/findings/999/accept`, { by: 'KAN' }));
      await keep('a firm at the case', await firm('GET', `/kandidater/${candidate}`));
      await keep('a page that is none', await consultant('GET', `/kandidater/${candidate}/ret/findes-ikke`));
      await refuseTelling(db);
      await keep('a broken read', await machine('GET', `/api/v1/candidates/${candidate}`));
      await keep('a broken page', await consultant('GET', `/kandidater/${candidate}`));
      await mendReading(db);
      for (const record of records()) {
        const seen = (await machine('GET', `/api/v1${record}`)).headers.get('etag') ?? 'W/"1"';
        const headers = { 'If-Match': seen, 'Content-Type': 'application/merge-patch+json' };
        const body = { externalId: 'ny', hoursMax: 20, name: 'Ny', title: 'Ny' };
        const own = Object.fromEntries(Object.entries(body).filter(([field]) => takes(record, field)));
        await keep(`a broken write of ${record}`, await machine('PATCH', `/api/v1${record}`, own, headers));
      }
      const visitation = { on: '2025-06-20', result: 'jobparat', reason: 'Kanarinyt', by: 'KAN' };
      const broken = await machine('POST', `/api/v1/candidates/${candidate}/visitations`, visitation);
      await keep('a broken write of the case', broken);
      const note = { forslag: suggestion, note: 'Kanarinote to' };
      await keep('a broken note', await consultant('POST', `/aabninger/${planted.opening}/kortliste/note`, note));
      await keep(
        'a sign-in that cannot be kept',
        await send('POST', '/log-ind/demo', { Accept: 'text/html' }, new URLSearchParams({ bruger: '0851:KAN' })),
      );
      // sessions are written to once a minute
      await db.query('drop trigger tell_all on sessions');
      // a job that meets the broken table
      await db
        .query(
          `insert into outbox (aggregate, aggregate_id, reason, municipality)
        values ('opening', $1, 'changed', '0851')`,
          [planted.opening],
        )
        .catch(() => undefined);
      await until('a job has failed', () => /failed at attempt/.test(program.stdout() + program.stderr()));
    });

    it('are not in any answer, as a problem or as a page', () => {
      const statuses = new Set(errors.map(({ status }) => status));
      expect([...statuses].filter((status) => status < 400)).toEqual([]);
      for (const status of [404, 412, 422, 428, 500]) expect(statuses).toContain(status);
      const told = errors.filter(({ text }) => CANARY.test(text) || CANARY_FACTS.test(text));
      expect(told).toEqual([]);
      expect(errors.filter(({ status, text }) => status === 500 && !/SERVER\.UNEXPECTED/.test(text))).toEqual([]);
    });

    it('are not in the figures for monitoring, where there are any', async () => {
      const figures = await (await machine('GET', '/metrics')).text();
      expect(figures).not.toMatch(CANARY);
      expect(figures).not.toMatch(CANARY_FACTS);
    });

    it('are not in the log, though it tells everything it can', () => {
      const log = program.stdout() + program.stderr();
      expect(log).toMatch(/database error P0001/);
      expect(log).toMatch(/request .+ failed: /);
      // nor who works here
      const told = (line: string) => CANARY.test(line) || CANARY_FACTS.test(line) || /Stafet/.test(line);
      expect(log.split('\n').filter(told)).toEqual([]);
    });

    it('are not in the queue, nor in why a job failed', async () => {
      const dump = await dumpDatabase(db);
      const queued = await dumpQueue(queue, dump);
      expect([...queued.values()].some((text) => text.includes(planted.opening))).toBe(true);
      expect([...tablesHolding(queued, CANARY), ...tablesHolding(queued, CANARY_FACTS)]).toEqual([]);
      const elsewhere = /bull|job|outbox|audit|sign_in|match_runs|index_|rematch|removed/;
      expect(tablesHolding(dump, CANARY).filter((table) => elsewhere.test(table) && !/job_strat/.test(table))).toEqual(
        [],
      );
      expect(tablesHolding(dump, CANARY_FACTS).filter((table) => elsewhere.test(table))).toEqual([]);
      // between two attempts, in the middle of one, or given up: on a busy machine it may be any of them
      let failed = '';
      for (const state of ['active', 'delayed', 'failed']) {
        failed += await (await machine('GET', `/api/v1/jobs?state=${state}`)).text();
      }
      expect(failed).toContain('SQLSTATE P0001');
      expect(failed).not.toMatch(CANARY);
    });
  });

  describe('to a firm', () => {
    /** Every address of docs/access.md that is read and names no mere reference data, with the planted records in it. */
    const addresses = (): string[] => {
      const table = readFileSync(path.join(projectRoot(), 'docs', 'access.md'), 'utf8');
      const patterns = [...table.matchAll(/^\| `GET ([^`]+)` /gm)].map(([, pattern]) => pattern!);
      return patterns.filter((each) => each !== '/api/v1/postal-codes').map((each) => addressWith(each, planted));
    };

    it('are not in any page, file or answer it can reach', async () => {
      const seen: Record<string, number> = {};
      const told: string[] = [];
      for (const address of addresses()) {
        const answer = await firm('GET', address);
        seen[address] = answer.status;
        const text = await answer.text();
        if (CANARY.test(text) || CANARY_FACTS.test(text)) told.push(address);
      }
      expect(told).toEqual([]);
      expect(seen[`/arbejdsgiver/aabninger/${planted.opening}`]).toBe(200);
      expect(seen[`/api/v1/openings/${planted.opening}/profiles/${planted.candidate}`]).toBe(200);
      expect(seen[`/aabninger/${planted.opening}/liste.xlsx`]).toBe(403);
      expect(seen[`/kandidater/${planted.candidate}`]).toBe(403);
    });

    it('tell nothing of the case in what it is shown of the person', async () => {
      const page = await (await firm('GET', `/arbejdsgiver/aabninger/${planted.opening}`)).text();
      const profile = await (await firm('GET', `/api/v1/openings/${planted.opening}/profiles`)).text();
      expect(page).toMatch(/K-\d+/);
      expect(profile).toMatch(/K-\d+/);
      const article = /<article[\s\S]*?<form/.exec(page)![0];
      for (const shown of [article, profile]) expect(shown).not.toMatch(OF_THE_CASE);
    });

    it('are not in the answer to a reply that is refused', async () => {
      const sent = { forslag: planted.suggestion, svar: 'interested', tekst: 'x'.repeat(600) };
      const answer = await firm('POST', `/arbejdsgiver/aabninger/${planted.opening}/svar`, sent);
      const text = await answer.text();
      expect(answer.status).toBe(422);
      expect(text).not.toMatch(CANARY);
      expect(text).not.toMatch(CANARY_FACTS);
    });
  });

  /** Whether a record of the API takes a field. */
  function takes(record: string, field: string): boolean {
    if (record.startsWith('/candidates')) return ['externalId', 'hoursMax'].includes(field);
    return field === (record.startsWith('/openings') ? 'title' : 'name');
  }
});
