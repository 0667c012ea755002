import { startTestApp, type TestApp } from '../support/test-app';

const opening = {
  municipality: '0851',
  title: 'Rengøringsassistent, morgenhold',
  schemes: ['smaajob', 'igu'],
  postalCode: '9000',
  tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 2 }],
  languages: [{ language: 'da', minimums: { listening: 'A2' }, reason: 'instruction' }],
  branchepakke: 'RENG',
  shifts: [{ day: 1, from: '05:00', to: '09:00' }],
  hoursMin: 10,
  hoursMax: 20,
  startsOn: '2027-02-01',
};

describe('openings', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp();
  });

  afterAll(async () => t?.close());

  it('are stored as given and read back with an ETag', async () => {
    const created = await t.api.post('/openings', opening).expect(201);
    expect(created.body).toMatchObject({ ...opening, state: 'kladde', version: 1, nextStates: ['aaben', 'lukket'] });
    expect(created.headers).toMatchObject({ etag: 'W/"1"', location: `/api/v1/openings/${created.body.id}` });
    const read = await t.api.get(`/openings/${created.body.id}`).expect(200);
    expect(read.body).toEqual(created.body);
    await t.api.get(`/openings/${created.body.id}`).set('If-None-Match', 'W/"1"').expect(304);
  });

  it('change by merge patch, and the version rises', async () => {
    const { body } = await t.api.post('/openings', opening).expect(201);
    const changed = await t.api.patch(`/openings/${body.id}`, 1, { title: 'Køkkenhjælp', hoursMin: null }).expect(200);
    expect(changed.body).toMatchObject({ title: 'Køkkenhjælp', version: 2, tasks: opening.tasks });
    expect(changed.body.hoursMin).toBeUndefined();
    expect(changed.headers.etag).toBe('W/"2"');
  });

  it('are refused as a whole when one field is wrong, and nothing is stored', async () => {
    const before = (await t.api.get('/openings?limit=200')).body.items.length;
    const refused = await t.api
      .post('/openings', {
        ...opening,
        tasks: [{ competency: 'reng.mope_gulv', need: 'must', level: 2 }],
        endsOn: '2027-01-31',
        hoursMin: 30,
        postalCode: '9999',
      })
      .expect(422);
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(refused.body).toMatchObject({
      type: 'urn:jobbro:problem:INPUT.INVALID',
      status: 422,
      code: 'INPUT.INVALID',
    });
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/endsOn',
      '/hoursMin',
      '/postalCode',
      '/tasks/0/competency',
    ]);
    expect(JSON.stringify(refused.body.errors)).toContain('did you mean reng.moppe_gulv');
    expect((await t.api.get('/openings?limit=200')).body.items).toHaveLength(before);
  });

  it('move along their states only', async () => {
    const { body } = await t.api.post('/openings', opening).expect(201);
    const move = (version: number, change: object) =>
      t.api.post(`/openings/${body.id}/state`, change).set('If-Match', `W/"${version}"`);
    const refused = await move(1, { to: 'besat' }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'OPENING.FORBIDDEN_TRANSITION',
      facts: { from: 'kladde', to: 'besat', allowed: ['aaben', 'lukket'] },
    });
    await move(1, { to: 'aaben' }).expect(200);
    await move(2, { to: 'lukket' }).expect(422);
    await move(2, { to: 'i_dialog', reason: 'andet' }).expect(422);
    const closed = await move(2, { to: 'lukket', reason: 'trukket_tilbage' }).expect(200);
    expect(closed.body).toMatchObject({ state: 'lukket', closedReason: 'trukket_tilbage', version: 3 });
    const changed = await t.api.patch(`/openings/${body.id}`, 3, { title: 'Anden titel' }).expect(200);
    expect(changed.body).toMatchObject({ state: 'lukket', closedReason: 'trukket_tilbage', title: 'Anden titel' });
  });

  it('are updated, not doubled, by the key of the system they came from', async () => {
    const first = await t.api.post('/openings?state=aaben', { ...opening, externalId: 'a-1' }).expect(201);
    const second = await t.api.post('/openings', { ...opening, externalId: 'a-1', places: 3 }).expect(200);
    expect(second.body).toMatchObject({ id: first.body.id, version: 2, state: 'aaben', places: 3 });
    const same = await t.api.post('/openings', { ...opening, externalId: 'a-1', places: 3 }).expect(200);
    expect(same.body.version).toBe(2);
  });

  it('disappear when removed', async () => {
    const { body } = await t.api.post('/openings', { ...opening, externalId: 'gone' }).expect(201);
    await t.api.delete(`/openings/${body.id}`, 1).expect(204);
    await t.api.get(`/openings/${body.id}`).expect(404);
    await t.api.post('/openings', { ...opening, externalId: 'gone' }).expect(201);
  });

  it('name a workplace that exists', async () => {
    const unknown = '0190a5b0-0000-7000-8000-000000000001';
    const refused = await t.api.post('/openings', { ...opening, workplaceId: unknown }).expect(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/workplaceId', code: 'FIELD.UNKNOWN_ID' }),
    ]);
  });

  it('name a workplace of their own municipality', async () => {
    const firm = { municipality: '0860', name: 'Nabofirma' };
    const employerId = (await t.api.post('/employers', firm).expect(201)).body.id as string;
    const workplaceId = (await t.api.post('/workplaces', { employerId, name: 'Nabo' }).expect(201)).body.id as string;
    const refused = await t.api.post('/openings', { ...opening, workplaceId }).expect(422);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/workplaceId', code: 'FIELD.UNKNOWN_ID' });
    await t.api.post('/openings', { ...opening, municipality: '0860', workplaceId }).expect(201);
  });

  it('are listed in pages that hold each once, while new ones arrive', async () => {
    for (let index = 0; index < 7; index++) {
      await t.api.post('/openings', { ...opening, owner: 'PG', title: `Side ${index}` }).expect(201);
    }
    const titles: string[] = [];
    let path: string | undefined = '/openings?owner=PG&limit=3';
    while (path) {
      const page = await t.api.get(path).expect(200);
      titles.push(...page.body.items.map((item: { title: string }) => item.title));
      await t.api.post('/openings', { ...opening, owner: 'PG', title: 'Ny' }).expect(201);
      const link = /<\/api\/v1([^>]+)>; rel="next"/.exec(page.headers.link ?? '');
      expect(Boolean(link)).toBe(page.body.nextCursor !== null);
      path = link?.[1];
    }
    expect(titles).toEqual(['Side 6', 'Side 5', 'Side 4', 'Side 3', 'Side 2', 'Side 1', 'Side 0']);
  });
});
