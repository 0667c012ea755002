import { startTestApp, type TestApp } from '../support/test-app';

describe('employers, workplaces and contacts', () => {
  let t: TestApp;
  let employerId: string;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    const employer = {
      municipality: '0851',
      name: 'Demo 100 % Rengøring',
      cvr: '29189420',
      partnershipAgreement: true,
    };
    const { body } = await t.api.post('/employers', employer).expect(201);
    expect(body).toMatchObject({ ...employer, version: 1 });
    employerId = body.id;
  });

  afterAll(async () => t?.close());

  it('refuses a CVR number whose check digit is wrong', async () => {
    const answer = await t.api.post('/employers', { municipality: '0851', name: 'X', cvr: '29189421' }).expect(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/cvr', code: 'CVR.WRONG_CHECK_DIGIT', expected: expect.any(String) }),
    ]);
  });

  it('finds employers by part of the name, taking % as it is written', async () => {
    expect((await t.api.get('/employers?q=100%20%25%20reng').expect(200)).body.items).toHaveLength(1);
    expect((await t.api.get('/employers?q=100%25reng').expect(200)).body.items).toHaveLength(0);
    expect((await t.api.get('/employers?cvr=29189420').expect(200)).body.items).toHaveLength(1);
  });

  it('changes an employer, but not its municipality', async () => {
    const changed = await t.api.patch(`/employers/${employerId}`, 1, { note: 'Ring efter kl. 9' }).expect(200);
    expect(changed.body).toMatchObject({ note: 'Ring efter kl. 9', version: 2, cvr: '29189420' });
    const refused = await t.api.patch(`/employers/${employerId}`, 2, { municipality: '0101' }).expect(422);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/municipality', code: 'FIELD.FIXED' });
  });

  it('keeps places of work of an employer', async () => {
    const input = { employerId, name: 'Aalborg C', pNumber: '1003388394', postalCode: '9000', handles: ['loeft_kg'] };
    const { body } = await t.api.post('/workplaces', input).expect(201);
    expect(body).toMatchObject({ ...input, municipality: '0851', version: 1 });
    expect((await t.api.get(`/workplaces?employerId=${employerId}&pNumber=1003388394`)).body.items).toEqual([body]);
    const doubled = await t.api.post('/workplaces', input).expect(409);
    expect(doubled.body.facts).toEqual({ constraint: 'uq_workplaces_p_number' });
    const changed = await t.api.patch(`/workplaces/${body.id}`, 1, { ordinaryEmployees: 12 }).expect(200);
    expect(changed.body).toMatchObject({ ordinaryEmployees: 12, version: 2, pNumber: '1003388394' });
    await t.api.delete(`/workplaces/${body.id}`, 2).expect(204);
    await t.api.get(`/workplaces/${body.id}`).expect(404);
    await t.api.post('/workplaces', input).expect(201);
  });

  it('refuses a place of work without a stored employer', async () => {
    const input = { employerId: '0190a5b0-0000-7000-8000-000000000001', name: 'X', postalCode: '9999' };
    const form = await t.api.post('/workplaces', input).expect(422);
    expect(form.body.errors).toEqual([expect.objectContaining({ pointer: '/postalCode' })]);
    const answer = await t.api.post('/workplaces', { ...input, postalCode: '9000' }).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/employerId', code: 'FIELD.UNKNOWN_ID' })]);
  });

  it('has the lists of its openings ranked anew when a workplace moves, and only then', async () => {
    const workplace = (await t.api.post('/workplaces', { employerId, name: 'Flytter', postalCode: '9000' })).body;
    const input = { municipality: '0851', title: 'Job', schemes: ['igu'], workplaceId: workplace.id };
    const opening = (await t.api.post('/openings', input).expect(201)).body;
    await t.dataSource.query('delete from outbox');
    await t.api.patch(`/workplaces/${workplace.id}`, 1, { name: 'Flytter snart' }).expect(200);
    expect(await t.dataSource.query('select reason from outbox')).toEqual([]);
    await t.api.patch(`/workplaces/${workplace.id}`, 2, { postalCode: '9400' }).expect(200);
    expect(await t.dataSource.query('select aggregate, aggregate_id, reason from outbox')).toEqual([
      { aggregate: 'opening', aggregate_id: opening.id, reason: 'workplace_changed' },
    ]);
    const refused = await t.api.delete(`/workplaces/${workplace.id}`, 3).expect(409);
    expect(refused.body).toMatchObject({ code: 'WORKPLACE.HAS_OPENINGS', facts: { openings: 1 } });
  });

  it('keeps the people to talk to', async () => {
    const workplace = (await t.api.post('/workplaces', { employerId, name: 'Med kontakt' })).body;
    const other = (await t.api.post('/workplaces', { employerId, name: 'Uden kontakt' })).body;
    const path = `/workplaces/${workplace.id}/contacts`;
    const { body } = await t.api.post(path, { name: 'Kontakt', isShopSteward: true }).expect(201);
    expect((await t.api.get(path).expect(200)).body.items).toEqual([body]);
    expect((await t.api.get(`${path}/${body.id}`).expect(200)).headers.etag).toBe('W/"1"');
    await t.api.get(`/workplaces/${other.id}/contacts/${body.id}`).expect(404);
    const changed = await t.api.patch(`${path}/${body.id}`, 1, { phone: '12345678' }).expect(200);
    expect(changed.body).toMatchObject({ phone: '12345678', isShopSteward: true, version: 2 });
    await t.api.delete(`${path}/${body.id}`, 1).expect(412);
    await t.api.delete(`${path}/${body.id}`, 2).expect(204);
    expect((await t.api.get(path)).body.items).toEqual([]);
  });
});
