import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2026-06-10';

describe('casework', () => {
  const clock = new FixedClock(TODAY);
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock });
  });

  afterAll(async () => t?.close());

  async function person(more: object = {}): Promise<string> {
    const { body } = await t.api.post('/candidates', { municipality: '0851', ...more }).expect(201);
    return body.id as string;
  }

  it('keeps visitations as a dated history with decider and reason, newest first', async () => {
    const id = await person();
    const first = { on: '2026-01-15', result: 'aktivitetsparat', reason: 'Sygdom', by: 'KS' };
    const second = { on: '2026-05-20', result: 'jobparat', reason: 'Praktik gik godt', by: 'KS' };
    const { headers } = await t.api.post(`/candidates/${id}/visitations`, first).expect(201);
    expect(headers.etag).toBe('W/"1"');
    await t.api.post(`/candidates/${id}/visitations`, second).expect(201);
    const { body } = await t.api.get(`/candidates/${id}/casework`).expect(200);
    expect(body.visitations).toEqual([expect.objectContaining(second), expect.objectContaining(first)]);
    expect(body.today).toMatchObject({ visitation: 'jobparat', targetGroup: 'jobparat' });
    expect(body.stated).toEqual(['visitations']);
  });

  it('refuses a visitation of tomorrow and takes one of today', async () => {
    const id = await person();
    const visitation = { result: 'jobparat', reason: 'Kan arbejde', by: 'KS' };
    const refused = await t.api.post(`/candidates/${id}/visitations`, { ...visitation, on: '2026-06-11' }).expect(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/on', code: 'FIELD.IN_FUTURE' })]);
    await t.api.post(`/candidates/${id}/visitations`, { ...visitation, on: TODAY }).expect(201);
  });

  it('tells "none" from "not known": an empty list means none once the kind is complete', async () => {
    const id = await person();
    const before = (await t.api.get(`/candidates/${id}/casework`).expect(200)).body;
    expect(before).toMatchObject({ stated: [], conversations: [] });
    expect('benefitSince' in before.today).toBe(false);
    const { body } = await t.api.post(`/candidates/${id}/casework/complete`, { kinds: ['benefits'] }).expect(200);
    expect(body).toMatchObject({ stated: ['benefits'], today: { benefitSince: null } });
  });

  it('ends a stretch on benefit by merge patch, against the version seen', async () => {
    const id = await person();
    const benefit = { kind: 'kontanthjælp, grundsats', since: '2025-09-01', by: 'KS' };
    const { body } = await t.api.post(`/candidates/${id}/benefits`, benefit).expect(201);
    expect((await t.api.get(`/candidates/${id}/casework`)).body.today.benefitSince).toBe('2025-09-01');
    const path = `/candidates/${id}/benefits/${body.id}`;
    await t.api.patch(path, 7, { until: '2026-05-31' }).expect(412);
    await t.api.patch(path, 1, { until: '2025-08-31' }).expect(422);
    const ended = await t.api.patch(path, 1, { until: '2026-05-31' }).expect(200);
    expect(ended.body).toMatchObject({ ...benefit, until: '2026-05-31', version: 2 });
    expect((await t.api.get(`/candidates/${id}/casework`)).body.today.benefitSince).toBeNull();
  });

  it('does not find a record under another person', async () => {
    const [one, other] = [await person(), await person()];
    const barrier = { code: 'transport', since: '2026-01-01', by: 'MJ' };
    const { body } = await t.api.post(`/candidates/${one}/barriers`, barrier).expect(201);
    await t.api.patch(`/candidates/${other}/barriers/${body.id}`, 1, { until: TODAY }).expect(404);
    await t.api.patch(`/candidates/${one}/barriers/${body.id}`, 1, { until: TODAY }).expect(200);
  });

  it('takes a combination of paid hours and praktik with different tasks, and counts its week', async () => {
    const id = await person();
    const offer = (praktikTask: string) => ({
      offeredOn: '2026-05-20',
      accepted: true,
      pNumber: '1003388394',
      by: 'MJ',
      blocks: [
        { kind: 'smaajob', from: '2026-06-01', weeklyHours: 6, tasks: ['reng.moppe_gulv'] },
        { kind: 'virksomhedspraktik', from: '2026-06-01', until: '2026-08-30', weeklyHours: 12, tasks: [praktikTask] },
      ],
    });
    const refused = await t.api.post(`/candidates/${id}/offers`, offer('reng.moppe_gulv')).expect(422);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ pointer: '/blocks/1/tasks/0', code: 'OFFER.TASK_PAID_AND_PRAKTIK' }),
    ]);
    const { body } = await t.api.post(`/candidates/${id}/offers`, offer('reng.farvekoder')).expect(201);
    expect(body).toMatchObject(offer('reng.farvekoder'));
    expect((await t.api.get(`/candidates/${id}/casework`)).body.today.weekMinutes).toBe(18 * 60);
    await t.api.patch(`/candidates/${id}/offers/${body.id}`, 1, { accepted: false }).expect(200);
    expect((await t.api.get(`/candidates/${id}/casework`)).body.today.weekMinutes).toBe(0);
  });

  it('keeps phases, conversations, strategy and barriers, and shows what holds today', async () => {
    const id = await person();
    const add = (path: string, body: object) =>
      t.api.post(`/candidates/${id}/${path}`, { by: 'MJ', ...body }).expect(201);
    await add('programme-phases', { phase: 'I', from: '2026-01-01', until: '2026-01-31' });
    await add('programme-phases', { phase: 'II', from: '2026-02-01' });
    await add('conversations', { kind: 'statutory', plannedOn: '2026-03-01', heldOn: '2026-03-02' });
    await add('conversations', { kind: 'joint', plannedOn: '2026-07-01' });
    await t.api.post(`/candidates/${id}/conversations`, { kind: 'joint', by: 'MJ' }).expect(422);
    await add('job-strategies', { agreedOn: '2026-03-02', reviewOn: '2026-09-01', actions: [{ text: 'Truckkursus' }] });
    await add('barriers', { code: 'transport', since: '2026-01-01' });
    const { body } = await t.api.get(`/candidates/${id}/casework`).expect(200);
    expect(body.today.phase).toBe('II');
    expect(body.conversations).toHaveLength(2);
    expect(body.jobStrategies).toEqual([expect.objectContaining({ actions: [{ text: 'Truckkursus' }] })]);
    expect(body.barriers).toEqual([expect.objectContaining({ code: 'transport' })]);
  });

  it('keeps every status with its return date', async () => {
    const id = await person();
    await t.api
      .post(`/candidates/${id}/status`, { to: 'barsel', from: '2026-06-01', until: '2026-12-01' })
      .set('If-Match', 'W/"1"')
      .expect(200);
    const { body } = await t.api.get(`/candidates/${id}/casework`).expect(200);
    expect(body.statuses).toEqual([
      expect.objectContaining({ status: 'barsel', from: '2026-06-01', until: '2026-12-01' }),
      expect.objectContaining({ status: 'aktiv' }),
    ]);
  });

  it('counts ordinary hours of the last twelve months and names the points a CV lacks', async () => {
    const id = await person({
      placements: [
        { scheme: 'smaajob', from: '2026-06-01', until: '2026-06-05', weeklyHours: 10 },
        { scheme: 'virksomhedspraktik', from: '2026-01-05', until: '2026-03-27', weeklyHours: 30 },
      ],
    });
    await t.api
      .post(`/candidates/${id}/cv-reviews`, { on: TODAY, updatedOn: '2026-06-01', plainText: true, by: 'KS' })
      .expect(201);
    const { body } = await t.api.get(`/candidates/${id}/casework`).expect(200);
    expect(body.ordinaryHours).toMatchObject({ minutes: 600, missingMinutes: 225 * 60 - 600, uncertain: true });
    expect(body.cvQuality).toMatchObject({ score: 2, points: ['plain_text', 'fresh'] });
    expect(body.cvQuality.missing).toContain('approved');
  });

  it('answers 404 for a person who is not there, and for one who was removed', async () => {
    const id = await person();
    await t.api.delete(`/candidates/${id}`, 1).expect(204);
    await t.api.get(`/candidates/${id}/casework`).expect(404);
    const conversation = { kind: 'statutory', heldOn: TODAY, by: 'KS' };
    await t.api.post(`/candidates/${id}/conversations`, conversation).expect(404);
  });
});
