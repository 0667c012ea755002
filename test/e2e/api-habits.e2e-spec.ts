import supertest from 'supertest';
import { EmployersService } from '../../src/employers/employers.service';
import { startTestApp, type TestApp } from '../support/test-app';

const employer = { municipality: '0851', name: 'Demo Rengøring ApS', cvr: '13748136' };

describe('the habits of the API', () => {
  let t: TestApp;
  let request: ReturnType<typeof supertest>;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    request = supertest(t.server);
  });

  afterAll(async () => t?.close());

  const problem = (answer: supertest.Response, status: number, code: string) => {
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, code, type: `urn:jobbro:problem:${code}` });
    expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
    expect(answer.body.errors).toEqual(expect.any(Array));
  };

  it('answers unknown addresses with a problem', async () => {
    problem(await request.get('/api/v1/nowhere'), 404, 'ROUTE.NOT_FOUND');
    problem(await request.put('/api/v1/openings').send({}), 404, 'ROUTE.NOT_FOUND');
  });

  it('refuses ids that are no UUID, and ids of nothing', async () => {
    problem(await t.api.get('/candidates/42'), 400, 'PATH.NOT_A_UUID');
    problem(await t.api.get('/candidates/0190a5b0-0000-7000-8000-000000000001'), 404, 'CANDIDATE.NOT_FOUND');
  });

  it('refuses broken JSON without repeating it', async () => {
    const answer = await request.post('/api/v1/employers').type('json').send('{"name": "Hemmelig');
    problem(answer, 400, 'BODY.BROKEN_JSON');
    expect(JSON.stringify(answer.body)).not.toContain('Hemmelig');
  });

  it.each([
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
  ])('refuses %s in place of an object', async (_, body) => {
    const answer = await request.post('/api/v1/employers').type('json').send(body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('refuses a missing body', async () => {
    problem(await request.post('/api/v1/employers'), 400, 'BODY.MISSING');
  });

  it('refuses bodies that are no JSON', async () => {
    problem(await request.post('/api/v1/employers').type('form').send({ name: 'X' }), 415, 'BODY.WRONG_CONTENT_TYPE');
    problem(await request.post('/api/v1/employers').type('text/xml').send('<a/>'), 415, 'BODY.WRONG_CONTENT_TYPE');
    problem(await request.post('/api/v1/imports').send({ municipality: '0851' }), 415, 'BODY.WRONG_CONTENT_TYPE');
  });

  it('refuses bodies over 1 MB', async () => {
    const answer = await t.api.post('/employers', { ...employer, note: 'x'.repeat(1_100_000) });
    problem(answer, 413, 'BODY.TOO_LARGE');
  });

  it('refuses nesting that would overflow a stack', async () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    problem(await request.post('/api/v1/employers').type('json').send(deep), 400, 'BODY.TOO_DEEP');
  });

  it('refuses query parameters it does not know, repeated ones and bad cursors', async () => {
    const unknown = await t.api.get('/openings?stat=aaben');
    problem(unknown, 422, 'INPUT.INVALID');
    expect(unknown.body.errors).toEqual([
      expect.objectContaining({ pointer: '?stat', code: 'FIELD.UNKNOWN', expected: 'did you mean "state"?' }),
    ]);
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'limit=1&limit=2', 'cursor=%25', 'cursor=WyJhIl0']) {
      problem(await t.api.get(`/openings?${query}`), 422, 'INPUT.INVALID');
    }
  });

  it('demands If-Match for changes, and refuses a stale one', async () => {
    const { body } = await t.api.post('/employers', { ...employer, cvr: undefined }).expect(201);
    const path = `/api/v1/employers/${body.id}`;
    problem(await request.patch(path).send({ name: 'Ny' }), 428, 'PRECONDITION.REQUIRED');
    problem(await request.delete(path), 428, 'PRECONDITION.REQUIRED');
    problem(await t.api.patch(`/employers/${body.id}`, 7, { name: 'Ny' }), 412, 'PRECONDITION.STALE');
    expect((await t.api.get(`/employers/${body.id}`)).body).toEqual(body);
  });

  it('tells a doubled key without telling the key', async () => {
    await t.api.post('/employers', employer).expect(201);
    const answer = await t.api.post('/employers', employer);
    problem(answer, 409, 'RECORD.ALREADY_EXISTS');
    expect(answer.body.facts).toEqual({ constraint: 'uq_employers_cvr' });
  });

  it('takes the caller’s request id when it is harmless', async () => {
    const given = await request.get('/api/v1/policy').set('X-Request-Id', 'call-12345678');
    expect(given.headers['x-request-id']).toBe('call-12345678');
    const bad = await request.get('/api/v1/policy').set('X-Request-Id', 'x\ty');
    expect(bad.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses writes that a page of another site has a browser send', async () => {
    const form = request.post('/api/v1/imports').attach('file', Buffer.from('x'), 'x.csv');
    problem(await form.set('Sec-Fetch-Site', 'cross-site'), 403, 'REQUEST.CROSS_SITE');
    await t.api
      .post('/employers', { municipality: '0851', name: 'Egen' })
      .set('Sec-Fetch-Site', 'same-origin')
      .expect(201);
  });

  it('sends security headers and does not name its maker', async () => {
    const { headers } = await request.get('/api/v1/policy');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('hides what went wrong inside, but not under which id to look', async () => {
    const list = jest.spyOn(EmployersService.prototype, 'list').mockImplementation(() => {
      throw new Error('secret: postgres://user:password@host');
    });
    const answer = await t.api.get('/employers');
    list.mockRestore();
    problem(answer, 500, 'SERVER.UNEXPECTED');
    expect(answer.body.detail).toContain(answer.body.requestId);
    expect(answer.text).not.toContain('secret');
  });

  it('is ready when database, schema and queue are', async () => {
    expect((await request.get('/health/live').expect(200)).body.status).toBe('ok');
    const { body } = await request.get('/health/ready').expect(200);
    expect(body).toMatchObject({
      status: 'ok',
      checks: { database: { status: 'up' }, migrations: { status: 'up' }, queue: { status: 'up' } },
    });
  });
});

describe('an Idempotency-Key', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
  });

  afterAll(async () => t?.close());

  const post = (key: string, body: object) => t.api.post('/employers', body).set('Idempotency-Key', key);

  it('has the same request done once and answered the same twice', async () => {
    const first = await post('key-00000001', employer).expect(201);
    const again = await post('key-00000001', { cvr: employer.cvr, name: employer.name, municipality: '0851' }).expect(
      201,
    );
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      etag: first.headers.etag,
      location: first.headers.location,
    });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
  });

  it('refuses another body', async () => {
    const answer = await post('key-00000001', { ...employer, name: 'Anden' }).expect(422);
    expect(answer.body.code).toBe('IDEMPOTENCY.KEY_REUSED');
  });

  it('is freed when the request is refused', async () => {
    await post('key-00000002', { municipality: '0851' }).expect(422);
    await post('key-00000002', { municipality: '0851', name: 'Rettet' }).expect(201);
  });

  it('lets one of several simultaneous requests through', async () => {
    const body = { municipality: '0851', name: 'Samtidig' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('key-00000003', body)));
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const made = await t.api.get('/employers?q=Samtidig').expect(200);
    expect(made.body.items).toHaveLength(1);
  });

  it('counts again after a day', async () => {
    await post('key-00000004', { municipality: '0851', name: 'Daglig' }).expect(201);
    await t.dataSource.query(
      `update idempotency_keys set created_at = now() - interval '25 hours' where key = 'key-00000004'`,
    );
    await post('key-00000004', { municipality: '0851', name: 'Daglig igen' }).expect(201);
  });

  it.each(['kort', 'x'.repeat(201), 'med mellemrum'])('of another form is refused', async (key) => {
    expect((await post(key, employer).expect(400)).body.code).toBe('IDEMPOTENCY.KEY_UNREADABLE');
  });
});
