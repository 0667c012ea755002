import { startTestApp, type TestApp } from '../support/test-app';

const CPR = '610190-0007';

describe('CPR numbers', () => {
  let t: TestApp;
  let id: string;

  const register = (cpr: string) =>
    t.api.post('/candidates', { municipality: '0851', identity: { givenName: 'Test', cpr } });
  const lookUp = (cpr: string) => t.api.post('/candidate-look-ups', { cpr, purpose: 'Henvendelse fra borger' });

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    id = (await register(CPR).expect(201)).body.id;
  });

  afterAll(async () => t?.close());

  it('are shown without their serial, and a replacement number is noted', async () => {
    const { body } = await t.api.get(`/candidates/${id}`).expect(200);
    expect(body.identity.cpr).toBe('610190-****');
    expect(body.notes).toContainEqual(expect.objectContaining({ code: 'CANDIDATE.CPR_REPLACEMENT' }));
  });

  it('are kept by a patch that says nothing of them', async () => {
    await t.api.patch(`/candidates/${id}`, 1, { identity: { givenName: 'Andet' } }).expect(200);
    expect((await lookUp(CPR).expect(200)).body).toHaveLength(1);
  });

  it('are accepted and noted when the check digit fails, and refused when no day can be read', async () => {
    const { body } = await register('0101900003').expect(201);
    expect(body.notes).toContainEqual(expect.objectContaining({ code: 'CANDIDATE.CPR_CHECK_DIGIT' }));
    const refused = await register('3202900000').expect(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/identity/cpr', code: 'CANDIDATE.CPR_NO_DATE' }),
    ]);
    expect(JSON.stringify(refused.body)).not.toContain('3202900000');
  });

  it('find the person with or without the hyphen; the search and its purpose are logged, the number is not', async () => {
    for (const cpr of [CPR, CPR.replace('-', '')]) {
      expect((await lookUp(cpr).expect(200)).body).toEqual([
        { candidateId: id, pseudonym: expect.any(String), municipality: '0851' },
      ]);
    }
    expect((await lookUp('0101010000').expect(200)).body).toEqual([]);
    const { body } = await t.api.get('/audit/events?action=look_up&limit=200').expect(200);
    const events = body.items as { details: { by?: string; found?: number }; purpose: string | null }[];
    const byCpr = events.filter(({ details }) => details.by === 'cpr');
    expect(byCpr.map(({ details }) => details.found)).toEqual([0, 1, 1, 1]);
    expect(byCpr.every(({ purpose }) => purpose === 'Henvendelse fra borger')).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/0101010000|6101900007/);
  });

  it('asks why', async () => {
    await t.api.post('/candidate-look-ups', { cpr: CPR }).expect(422);
  });
});
