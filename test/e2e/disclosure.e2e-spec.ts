import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2026-06-10';

/** A value in every personal field that no anonymous profile may hold. */
const CANARIES = {
  identity: {
    givenName: 'Kanarigivn',
    familyName: 'Kanarifam',
    birthDate: '1987-04-13',
    sex: 'female',
    nationality: 'ER',
    email: 'kanari@example.test',
    phone: '+45 00112233',
  },
  externalId: 'kanari-ext',
  owner: 'KAN',
  postalCode: '9000',
  residence: { basis: 'refugee', takenOverOn: '2023-04-05', firstRegisteredOn: '2023-04-06' },
  experiences: [{ title: 'Kanarijob', employer: 'Kanarifirma', country: 'ER', description: 'Kanaritekst' }],
  educations: [{ title: 'Kanariskole', institution: 'Kanariinstitut', country: 'ER' }],
  skaanehensyn: [{ condition: 'loeft_kg', max: 7 }],
  unmapped: [{ path: 'kanaripath', text: 'Kanarifri' }],
};
const FORBIDDEN =
  /kanari|(?<![0-9a-f.-])(00112233|9000)(?![0-9a-f-])|1987-04-|female|"ER"|refugee|2023-04-|loeft_kg|birth|sex|nationality|residence|benefit|visitation/i;

describe('what an employer sees', () => {
  let t: TestApp;
  let candidateId: string;
  let employerId: string;
  let openingId: string;

  beforeAll(async () => {
    t = await startTestApp({ clock: new FixedClock(TODAY) });
    const work = {
      competencies: [{ code: 'reng.moppe_gulv', level: 4, evidence: 'verified' }],
      languages: [
        { language: 'da', skills: { speaking: 'A2' } },
        { language: 'ti', skills: { speaking: 'C2' } },
      ],
      credentials: [{ code: 'koerekort-b', status: 'held' }],
      hoursMax: 25,
    };
    const people = [{ ...CANARIES, ...work }, ...Array.from({ length: 6 }, () => ({ postalCode: '9000', ...work }))];
    const ids: string[] = [];
    for (const one of people) {
      ids.push((await t.api.post('/candidates', { municipality: '0851', ...one }).expect(201)).body.id);
    }
    candidateId = ids[0]!;
    const firm = { municipality: '0851', cvr: '13748136', name: 'Test Rengøring' };
    employerId = (await t.api.post('/employers', firm).expect(201)).body.id;
    const workplace = { employerId, name: 'Hovedkontor', postalCode: '9000' };
    const workplaceId = (await t.api.post('/workplaces', workplace).expect(201)).body.id as string;
    const opening = {
      municipality: '0851',
      title: 'Rengøring',
      schemes: ['smaajob'],
      workplaceId,
      tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 2 }],
    };
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
    const { body } = await t.api.get(`/suggestions?openingId=${openingId}&candidateId=${candidateId}`).expect(200);
    const [{ id, version }] = body.items;
    await t.api.post(`/suggestions/${id}/accept`, { by: 'MJ' }).set('If-Match', `W/"${version}"`).expect(200);
  });

  afterAll(async () => t?.close());

  const profile = async () => (await t.api.get(`/openings/${openingId}/profiles/${candidateId}`).expect(200)).body;
  const permit = (more: object) =>
    t.api.post(`/candidates/${candidateId}/permissions`, { employerId, purpose: 'proposal', by: 'MJ', ...more });

  it('is an anonymous profile of the people put forward: tasks, Danish, licences, bands', async () => {
    const { body } = await t.api.get(`/openings/${openingId}/profiles?language=en`).expect(200);
    expect(body).toEqual([
      {
        level: 1,
        reference: expect.stringMatching(/^K-\d+$/),
        tasks: [{ code: 'reng.moppe_gulv', label: expect.any(String), level: 4 }],
        languages: [{ language: 'da', skills: { speaking: 'A2' } }],
        credentials: [{ code: 'koerekort-b', label: expect.any(String) }],
        hours: '16-29',
        travel: null,
        start: null,
        schemes: ['smaajob'],
        heldBack: [],
      },
    ]);
  });

  it('holds none of the values planted in every personal field', async () => {
    const list = JSON.stringify((await t.api.get(`/openings/${openingId}/profiles`).expect(200)).body);
    const single = JSON.stringify(await profile());
    for (const answer of [list, single]) expect(answer).not.toMatch(FORBIDDEN);
  });

  it('tells nothing of people nobody has put forward', async () => {
    const { body } = await t.api.get(`/openings/${openingId}/candidates`).expect(200);
    const other = (body.items as { candidateId: string }[]).find((line) => line.candidateId !== candidateId)!;
    await t.api.get(`/openings/${openingId}/profiles/${other.candidateId}`).expect(404);
  });

  it('is who the person is while a permission holds, and not a moment longer', async () => {
    const { body: permission } = await permit({}).expect(201);
    expect(permission.inForce).toBe(true);
    const known = await profile();
    expect(known).toMatchObject({ level: 2, name: 'Kanarigivn Kanarifam', email: 'kanari@example.test' });
    expect(known).toMatchObject({ skaanehensyn: [], postalCode: null });
    expect(JSON.stringify(known)).not.toMatch(/1987-04|female|"ER"|refugee|Kanaritekst|Kanarifri/);
    await t.api
      .post(`/candidates/${candidateId}/permissions/${permission.id}/revoke`)
      .set('If-Match', `W/"${permission.version}"`)
      .expect(200);
    expect(await profile()).toMatchObject({ level: 1 });
    const again = await t.api
      .post(`/candidates/${candidateId}/permissions/${permission.id}/revoke`)
      .set('If-Match', `W/"${permission.version + 1}"`);
    expect([again.status, again.body.code]).toEqual([409, 'PERMISSION.ALREADY_REVOKED']);
  });

  it('holds skånehensyn only when the person agreed to it, and the postal code only after the agreement', async () => {
    await permit({ purpose: 'placement', agreedOn: TODAY, sharesSkaanehensyn: true }).expect(201);
    expect(await profile()).toMatchObject({
      level: 3,
      skaanehensyn: [{ condition: 'loeft_kg', max: 7 }],
      postalCode: '9000',
    });
  });

  it('is logged each time it tells who somebody is, and each permission too', async () => {
    const { body } = await t.api.get(`/audit/events?subjectId=${candidateId}&limit=200`).expect(200);
    const events = body.items as { action: string; details: { level?: number; what?: string } }[];
    expect(events.filter(({ action }) => action === 'disclosure').map(({ details }) => details.level)).toEqual([3, 2]);
    const written = events.flatMap(({ details }) => details.what ?? []).filter((what) => what.startsWith('permission'));
    expect(written).toEqual(['permission_granted', 'permission_revoked', 'permission_granted']);
  });

  it('refuses a permission for an opening that is none of the firm', async () => {
    const { body: other } = await t.api.post('/employers', { municipality: '0851', name: 'En anden' }).expect(201);
    for (const wrong of [{ openingId: candidateId }, { openingId, employerId: other.id as string }]) {
      const { body } = await permit(wrong).expect(422);
      expect(body.errors[0]).toMatchObject({ pointer: '/openingId', code: 'FIELD.UNKNOWN_ID' });
    }
    await permit({ openingId, expiresOn: TODAY }).expect(201);
  });

  it('refuses a permission that ends before it starts, or an agreement that is none', async () => {
    const early = await permit({ grantedOn: '2026-06-10', expiresOn: '2026-06-09' }).expect(422);
    expect(early.body.errors[0]).toMatchObject({ pointer: '/expiresOn', code: 'FIELD.ENDS_BEFORE_START' });
    const noPlacement = await permit({ agreedOn: TODAY }).expect(422);
    expect(noPlacement.body.errors[0].code).toBe('PERMISSION.NO_AGREEMENT_HERE');
  });
});
