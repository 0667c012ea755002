import { startTestApp, type TestApp } from '../support/test-app';

const candidate = {
  municipality: '0851',
  identity: { givenName: 'Demo <script>', familyName: 'نور', birthDate: '1991-01-01', sex: 'female' },
  owner: 'MJ',
  postalCode: '9000',
  travel: { modes: ['bicycle', 'transit'], maxMinutes: 60 },
  hoursMin: 10,
  hoursMax: 37,
  competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'evidenced' }],
  languages: [{ language: 'da', danishEducation: 'DU2', danishModule: 3 }],
  branchepakker: [],
  jobGoals: [{ level: 'A', isco08: '9112' }],
};

describe('candidates', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
  });

  afterAll(async () => t?.close());

  it('are stored as given, with a pseudonym, and read back', async () => {
    const { body, headers } = await t.api.post('/candidates', candidate).expect(201);
    expect(body).toMatchObject({ ...candidate, status: { code: 'aktiv' }, version: 1, notes: [] });
    expect(body.pseudonym).toMatch(/^K-\d+$/);
    expect(headers.etag).toBe('W/"1"');
    expect((await t.api.get(`/candidates/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('keep an empty list apart from one that was never asked for', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    expect(body.branchepakker).toEqual([]);
    expect('skaanehensyn' in body).toBe(false);
  });

  it('need nothing but a municipality', async () => {
    const { body } = await t.api.post('/candidates', { municipality: '0851' }).expect(201);
    expect(body).toMatchObject({ municipality: '0851', status: { code: 'aktiv' } });
  });

  it('stand in lists without their names', async () => {
    await t.api.post('/candidates', { ...candidate, owner: 'LIST' }).expect(201);
    const { body } = await t.api.get('/candidates?owner=LIST&municipality=0851&status=aktiv').expect(200);
    expect(body).toMatchObject({ items: [{ owner: 'LIST', status: 'aktiv', postalCode: '9000' }], nextCursor: null });
    expect(JSON.stringify(body)).not.toContain('Demo');
    expect((await t.api.get('/candidates?owner=LIST&status=barsel').expect(200)).body.items).toEqual([]);
  });

  it('change by merge patch: objects are merged, lists replaced, null removes', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    const patch = { travel: { maxMinutes: 45 }, competencies: [], owner: null };
    const changed = (await t.api.patch(`/candidates/${body.id}`, 1, patch).expect(200)).body;
    expect(changed).toMatchObject({ travel: { modes: ['bicycle', 'transit'], maxMinutes: 45 }, version: 2 });
    expect(changed.competencies).toEqual([]);
    expect('owner' in changed).toBe(false);
    expect(changed.identity).toEqual(body.identity);
  });

  it('keep their version when a patch changes nothing', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    const same = await t.api.patch(`/candidates/${body.id}`, 1, { owner: 'MJ' }).expect(200);
    expect(same.body.version).toBe(1);
  });

  it('change status along the allowed moves, and a pause without an end is noted', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    const move = (version: number, change: object) =>
      t.api.post(`/candidates/${body.id}/status`, change).set('If-Match', `W/"${version}"`);
    const paused = await move(1, { to: 'barsel', from: '2026-10-01' }).expect(200);
    expect(paused.body.notes).toEqual([expect.objectContaining({ code: 'STATUS.END_UNKNOWN' })]);
    await move(2, { to: 'fraflyttet' }).expect(200);
    const refused = await move(3, { to: 'aktiv' }).expect(409);
    expect(refused.body.code).toBe('CANDIDATE.FORBIDDEN_TRANSITION');
    await t.api.patch(`/candidates/${body.id}`, 3, { status: { code: 'aktiv' } }).expect(409);
    const corrected = await move(3, { to: 'aktiv', correction: true }).expect(200);
    expect(corrected.body).toMatchObject({ status: { code: 'aktiv' }, version: 4 });
  });

  it('disappear when removed', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    await t.api.delete(`/candidates/${body.id}`, 1).expect(204);
    await t.api.get(`/candidates/${body.id}`).expect(404);
    await t.api.patch(`/candidates/${body.id}`, 2, { owner: 'X' }).expect(404);
  });

  it('are one person for one key, however many systems send it at once', async () => {
    const send = () => t.api.post('/candidates', { ...candidate, externalId: 'once' });
    for (const { status } of await Promise.all([send(), send(), send()])) expect([200, 201, 409]).toContain(status);
    expect((await t.api.get('/candidates?externalId=once').expect(200)).body.items).toHaveLength(1);
  });

  it('can come back under the key of one that was removed', async () => {
    const { body } = await t.api.post('/candidates', { ...candidate, externalId: 'back' }).expect(201);
    await t.api.delete(`/candidates/${body.id}`, 1).expect(204);
    const again = await t.api.post('/candidates', { ...candidate, externalId: 'back' }).expect(201);
    expect(again.body.id).not.toBe(body.id);
  });

  it('ask for their lists to be ranked anew, in the transaction that wrote them', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    await t.api.patch(`/candidates/${body.id}`, 1, { owner: 'NY' }).expect(200);
    const rows = await t.dataSource.query(
      'select reason, municipality from outbox where aggregate_id = $1 order by id',
      [body.id],
    );
    expect(rows).toEqual([
      { reason: 'created', municipality: '0851' },
      { reason: 'updated', municipality: '0851' },
    ]);
  });

  it.each([
    [
      'an unknown competency',
      { competencies: [{ code: 'reng.mop', level: 1, evidence: 'claimed' }] },
      '/competencies/0/code',
    ],
    ['an impossible date', { availableFrom: '2026-02-30' }, '/availableFrom'],
    [
      'a birth date that makes the person too young',
      { identity: { givenName: 'X', birthDate: '2020-01-01' } },
      '/identity/birthDate',
    ],
    ['hours the wrong way round', { hoursMin: 30, hoursMax: 20 }, '/hoursMin'],
    ['an unknown field', { navn: 'X' }, '/navn'],
    ['an unknown municipality', { municipality: '9999' }, '/municipality'],
    [
      'a Danish module that does not exist',
      { languages: [{ language: 'da', danishModule: 3 }] },
      '/languages/0/danishEducation',
    ],
    ['the character U+0000', { owner: 'a\0b' }, '/owner'],
  ])('are refused with %s, and nothing is stored', async (_, fault, pointer) => {
    const count = async () => (await t.dataSource.query('select count(*)::int as n from candidates'))[0].n as number;
    const before = await count();
    const refused = await t.api.post('/candidates', { ...candidate, ...fault }).expect(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    for (const error of refused.body.errors) expect(error.expected).toEqual(expect.any(String));
    expect(await count()).toBe(before);
  });

  it('are left whole when a patch is refused half-way', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    await t.api.patch(`/candidates/${body.id}`, 1, { owner: 'NY', hoursMin: 40 }).expect(422);
    expect((await t.api.get(`/candidates/${body.id}`)).body).toEqual(body);
  });

  it('are changed by one of two who change the same version, never by both', async () => {
    const { body } = await t.api.post('/candidates', candidate).expect(201);
    const answers = await Promise.all(
      ['A1', 'B2', 'C3'].map((owner) => t.api.patch(`/candidates/${body.id}`, 1, { owner })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});
