import { queueOfRun } from '../support/run-queue';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

const opening = {
  municipality: '0851',
  title: 'Rengøring, morgenhold',
  schemes: ['smaajob'],
  postalCode: '9000',
  tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 3 }],
  branchepakke: 'RENG',
};

const NO_WEIGHTS = { competencies: 0, language: 0, branchepakke: 0, commute: 0, hours: 0, job_goal: 0 };

const person = (owner: string, level: number, more: object = {}) => ({
  municipality: '0851',
  identity: { givenName: `Hemmelig-${owner}`, birthDate: '1990-01-01' },
  owner,
  postalCode: '9000',
  travel: { modes: ['bicycle'] },
  competencies: [{ code: 'reng.moppe_gulv', level, evidence: 'verified' }],
  branchepakker: [{ code: 'RENG', step: 'T2' }],
  placements: [],
  ...more,
});

interface Line {
  rank: number;
  owner: string;
  candidateId: string;
  suggestionId: string;
  total: number;
  version: number;
  parts: { points: number; criteria: { points: number }[] }[];
}

describe('ranked lists', () => {
  let t: TestApp;
  let openingId: string;
  const candidateIds: Record<string, string> = {};

  const list = async (query = ''): Promise<Line[]> =>
    (await t.api.get(`/openings/${openingId}/candidates${query}`).expect(200)).body.items;

  beforeAll(async () => {
    t = await startTestApp({ env: queueOfRun() });
    for (const [owner, level, more] of [
      ['BEST', 4, {}],
      ['GOOD', 2, {}],
      ['WEAK', 1, { branchepakker: [] }],
      ['LEFT', 4, { status: { code: 'udrejst' } }],
      ['UNKN', 3, { travel: undefined, postalCode: undefined }],
    ] as const) {
      candidateIds[owner] = (await t.api.post('/candidates', person(owner, level, more)).expect(201)).body.id;
    }
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
  });

  afterAll(async () => t?.close());

  it('are stored in the background, with reasons that add up and no names', async () => {
    const { body } = await t.api.get(`/openings/${openingId}/candidates`).expect(200);
    expect(body).toMatchObject({ considered: 5, eligible: 4, nextCursor: null, freshness: { upToDate: true } });
    expect(body.gates).toContainEqual(expect.objectContaining({ gate: 'status', excluded: 1 }));
    const lines: Line[] = body.items;
    expect(lines.map(({ owner }) => owner)).toEqual(['BEST', 'UNKN', 'GOOD', 'WEAK']);
    for (const { total, parts } of lines) {
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(total);
      for (const part of parts) {
        expect(part.criteria.reduce((sum, { points }) => sum + points, 0)).toBe(part.points);
      }
    }
    expect(JSON.stringify(body)).not.toContain('Hemmelig');
  });

  it('tell what to ask, in Danish or English', async () => {
    const unknown = (await list()).find(({ owner }) => owner === 'UNKN') as unknown as { questions: object[] };
    expect(unknown.questions).toContainEqual(expect.objectContaining({ code: 'commute', gate: 'travel_limit' }));
    const english = (await t.api.get(`/openings/${openingId}/candidates?language=en`).expect(200)).body;
    expect(english.items[0].bandLabel).toBe('Strong match');
    await t.api.get(`/openings/${openingId}/candidates?language=de`).expect(422);
  });

  it('come in pages', async () => {
    const first = (await t.api.get(`/openings/${openingId}/candidates?limit=3`).expect(200)).body;
    expect(first.items.map(({ rank }: Line) => rank)).toEqual([1, 2, 3]);
    const second = (await t.api.get(`/openings/${openingId}/candidates?limit=3&cursor=${first.nextCursor}`)).body;
    expect(second.items.map(({ rank }: Line) => rank)).toEqual([4]);
    expect(second.nextCursor).toBeNull();
  });

  it('follow a change of a person', async () => {
    const id = candidateIds.WEAK!;
    const competencies = [{ code: 'reng.moppe_gulv', level: 4, evidence: 'verified' }];
    const rankOf = async () => (await list()).find(({ owner }) => owner === 'WEAK')!.rank;
    expect(await rankOf()).toBe(4);
    await t.api.patch(`/candidates/${id}`, 1, { competencies }).expect(200);
    await t.settled();
    expect(await rankOf()).toBeLessThan(4);
  });

  it('are made at once for an opening that is only described, with weights of one’s own', async () => {
    const before = (await t.api.get('/openings')).body.items.length;
    const only = (weights: object) =>
      t.api.post('/rankings', { opening, weights: { ...NO_WEIGHTS, ...weights }, limit: 2 }).expect(200);
    const { body } = await only({ competencies: 1 });
    expect(body.items).toHaveLength(2);
    expect(body.items[0].parts.filter((part: { maxPoints: number }) => part.maxPoints > 0)).toHaveLength(1);
    expect(body).toMatchObject({ considered: 5, eligible: 4 });
    const other = await only({ commute: 1 });
    expect(other.body.policyVersion).not.toBe(body.policyVersion);
    expect((await t.api.get('/openings')).body.items).toHaveLength(before);
  });

  it('tell the points alone when that is all that is asked, and the same ones', async () => {
    const asked = { opening, weights: { commute: 30 }, limit: 3 };
    const full = (await t.api.post('/rankings', asked).expect(200)).body;
    const short = (await t.api.post('/rankings?detail=points', asked).expect(200)).body;
    const points = ({ parts }: Record<string, unknown>) =>
      (parts as Record<string, unknown>[]).map(({ criteria: _, ...part }) => part);
    expect(short).toEqual({
      ...full,
      items: full.items.map(({ confidence: _1, questions: _2, schemes: _3, ...line }: Record<string, unknown>) => ({
        ...line,
        parts: points(line),
      })),
    });
    expect(short.items[0].parts.length).toBeGreaterThan(2);
    const english = (await t.api.post('/rankings?detail=points&language=en', asked).expect(200)).body;
    expect(english.items[0].parts[0].label).toBe('Competencies');
    const refused = await t.api.post('/rankings?detail=everything', asked).expect(422);
    expect(refused.body.errors[0].pointer).toBe('?detail');
    await t.api.post('/rankings?detail=points', { ...asked, weights: NO_WEIGHTS }).expect(422);
  });

  it.each([
    [{ opening: { ...opening, postalCode: '9999' } }, '/opening/postalCode'],
    [{ opening: { ...opening, schemes: ['smajob'] } }, '/opening/schemes/0'],
    [{ opening, weights: { commute: -1 } }, '/weights/commute'],
    [{ opening, weights: NO_WEIGHTS }, '/weights'],
    [{ opening, weights: { looks: 5 } }, '/weights/looks'],
    [{ opening, limit: 201 }, '/limit'],
    [{ opening, asOf: '2026-13-01' }, '/asOf'],
    [{ opening: { ...opening, workplaceId: '0190a5b0-0000-7000-8000-000000000001' } }, '/opening/workplaceId'],
    [{}, '/opening'],
  ])('are refused for %j', async (body, pointer) => {
    const answer = await t.api.post('/rankings', body).expect(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('stand beside the openings that suit one person', async () => {
    const { body } = await t.api.get(`/candidates/${candidateIds.BEST}/openings`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ rank: 1, openingId, title: opening.title })]);
    expect((await t.api.get(`/candidates/${candidateIds.LEFT}/openings`).expect(200)).body.items).toEqual([]);
    await t.api.get('/candidates/0190a5b0-0000-7000-8000-000000000001/openings').expect(404);
  });

  it('are explained pair by pair, with what would lift the fit', async () => {
    const { body } = await t.api.get(`/matches/${openingId}/${candidateIds.GOOD}`).expect(200);
    const place = (await list()).find(({ owner }) => owner === 'GOOD')!;
    expect(body).toMatchObject({ eligible: true, rank: place.rank, total: place.total, considered: 5 });
    expect(body.lifts).toContainEqual(
      expect.objectContaining({ code: 'lift.competency', sentence: expect.any(String), rank: expect.any(Number) }),
    );
    expect(body.lifts[0]).not.toHaveProperty('changed');
    const excluded = (await t.api.get(`/matches/${openingId}/${candidateIds.LEFT}`).expect(200)).body;
    expect(excluded).toMatchObject({ eligible: false, rank: null });
    expect(excluded.gates).toContainEqual(
      expect.objectContaining({ gate: 'status', outcome: 'not_met', sentence: expect.any(String) }),
    );
    await t.api.get(`/matches/${candidateIds.GOOD}/${openingId}`).expect(404);
  });

  it('are suggestions: accepted by a person, step by step, with history', async () => {
    const line = (await list()).find(({ owner }) => owner === 'BEST')!;
    const path = `/suggestions/${line.suggestionId}`;
    const act = (verb: string, version: number, body: object) =>
      t.api.post(`${path}/${verb}`, body).set('If-Match', `W/"${version}"`);
    await t.api.post(`${path}/accept`, { by: 'MJ' }).expect(428);
    await act('accept', 1, {}).expect(422);
    const accepted = (await act('accept', 1, { by: 'MJ' }).expect(200)).body;
    expect(accepted).toMatchObject({ state: 'accepted', decidedBy: 'MJ', version: 2, openingId });
    await act('accept', 1, { by: 'MJ' }).expect(412);
    expect((await act('accept', 2, { by: 'MJ' }).expect(409)).body.code).toBe('SUGGESTION.FORBIDDEN_TRANSITION');
    await act('transition', 2, { to: 'rejected', by: 'MJ' }).expect(422);
    const proposed = (await act('transition', 2, { to: 'proposed', by: 'AA' }).expect(200)).body;
    expect(proposed.history.map(({ from, to, by }: Record<string, string>) => [from, to, by])).toEqual([
      ['suggested', 'accepted', 'MJ'],
      ['accepted', 'proposed', 'AA'],
    ]);
    const found = await t.api.get(`/suggestions?openingId=${openingId}&state=proposed&owner=BEST`).expect(200);
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([line.suggestionId]);
    expect((await t.api.get(`/suggestions?candidateId=${candidateIds.LEFT}`)).body.items).toEqual([]);
  });

  it('lose whoever is turned down while the reason holds, and get them back when it is withdrawn', async () => {
    const line = (await list()).find(({ owner }) => owner === 'GOOD')!;
    const act = (verb: string, version: number, body: object) =>
      t.api.post(`/suggestions/${line.suggestionId}/${verb}`, body).set('If-Match', `W/"${version}"`);
    const no = { by: 'MJ', reasonCode: 'C13' };
    expect((await act('reject', 1, no).expect(422)).body.errors[0].code).toBe('REASON.TEXT_REQUIRED');
    expect(
      (await act('reject', 1, { by: 'MJ', reasonCode: 'C05', reasonText: 'x' }).expect(422)).body.errors[0].code,
    ).toBe('REASON.TEXT_FORBIDDEN');
    expect((await act('reject', 1, { by: 'MJ', reasonCode: 'C99' }).expect(422)).body.errors[0].pointer).toBe(
      '/reasonCode',
    );
    expect(
      (await act('reject', 1, { by: 'MJ', reasonCode: 'C03', validUntil: '2020-01-01' }).expect(422)).body.errors[0]
        .code,
    ).toBe('FIELD.IN_THE_PAST');
    const rejected = (await act('reject', 1, { by: 'MJ', reasonCode: 'C03' }).expect(200)).body;
    expect(rejected).toMatchObject({ state: 'rejected', reasonCode: 'C03', version: 2 });
    expect(rejected.rejectionValidUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await t.settled();
    expect((await list()).map(({ owner }) => owner)).not.toContain('GOOD');
    const { body } = await t.api.get(`/openings/${openingId}/candidates`);
    expect(body.gates).toContainEqual(expect.objectContaining({ gate: 'earlier_rejection', excluded: 1 }));

    await act('transition', 2, { to: 'under_review', by: 'MJ' }).expect(200);
    await t.settled();
    expect((await list()).map(({ owner }) => owner)).toContain('GOOD');
  });

  it('empty when the opening is closed', async () => {
    const { body } = await t.api.get(`/openings/${openingId}`);
    await t.api
      .post(`/openings/${openingId}/state`, { to: 'lukket', reason: 'andet' })
      .set('If-Match', `W/"${body.version}"`)
      .expect(200);
    await t.settled();
    expect(await list()).toEqual([]);
  });

  it('are made by jobs that can be looked at', async () => {
    const counts = (await t.api.get('/jobs/counts').expect(200)).body;
    expect(counts).toMatchObject({ failed: 0, pendingChanges: 0, waiting: expect.any(Number) });
    const done = (await t.api.get('/jobs?state=completed').expect(200)).body.items;
    expect(done).toContainEqual(expect.objectContaining({ name: 'rematch-opening', state: 'completed' }));
    expect((await t.api.get(`/jobs/${done[0].id}`).expect(200)).body.id).toBe(done[0].id);
    expect((await t.api.post(`/jobs/${done[0].id}/retry`).expect(409)).body.code).toBe('JOB.NOT_FAILED');
    expect((await t.api.get('/jobs').expect(200)).body).toEqual({ items: [] });
    await t.api.get('/jobs/none').expect(404);
    await t.api.get('/jobs?state=lost').expect(422);
  });
});

describe('a job that failed', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ env: queueOfRun() });
  });

  afterAll(async () => t?.close());

  it('is kept, shown and can be tried again', async () => {
    const queue = t.runtime.queueBackend.openQueue();
    const { id } = await queue.add('import-file', { importId: 'no-uuid' }, { attempts: 1 });
    const failed = async () => (await t.api.get('/jobs').expect(200)).body.items;
    await until('the job has failed', async () => (await failed()).length === 1);
    expect((await failed())[0]).toMatchObject({
      id,
      name: 'import-file',
      attemptsMade: 1,
      failedReason: expect.any(String),
    });
    expect((await t.api.get('/jobs/counts')).body.failed).toBe(1);
    await t.api.post(`/jobs/${id}/retry`).expect(200);
    await until('the job has failed again', async () => (await failed())[0]?.attemptsMade === 2);
    await queue.close();
  });
});

describe('reference data', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
  });

  afterAll(async () => t?.close());

  const codes = async (path: string): Promise<string[]> =>
    (await t.api.get(path).expect(200)).body.items.map(({ code }: { code: string }) => code);

  it('can be searched with typing errors', async () => {
    expect(await codes('/competencies?q=mope%20gulv&limit=5')).toContain('reng.moppe_gulv');
    expect(await codes('/competencies?q=Zzzzqq')).toEqual([]);
    expect(await codes('/occupations?q=reng%C3%B8ringsasistent&limit=3')).toContain('rengoeringsassistent');
    expect(await codes('/credentials?q=gaffeltruck')).toContain('gaffeltruck-b');
    expect(await codes('/postal-codes?q=Aalborg')).toContain('9000');
  });

  it('is listed whole', async () => {
    expect(await codes('/branchepakker')).toHaveLength(14);
    expect(await codes('/municipalities')).toHaveLength(99);
    expect(await codes('/reason-codes')).toHaveLength(26);
    const all = await codes('/competencies');
    const cleaning = await codes('/competencies?package=RENG');
    expect(cleaning.length).toBeGreaterThan(5);
    expect(cleaning.length).toBeLessThan(all.length);
  });

  it('tells one branchepakke in full, and refuses unknown ones', async () => {
    const { body } = await t.api.get('/branchepakker/RENG').expect(200);
    expect(body.steps.map(({ step }: { step: string }) => step)).toHaveLength(5);
    expect(body.templates.length).toBeGreaterThan(0);
    expect((await t.api.get('/branchepakker/XXX').expect(404)).body.code).toBe('BRANCHEPAKKE.NOT_FOUND');
    await t.api.get('/competencies?package=XXX').expect(404);
    await t.api.get('/competencies?limit=0&q=x').expect(422);
  });

  it('holds the policy', async () => {
    const { body } = await t.api.get('/policy').expect(200);
    expect(body).toMatchObject({ version: expect.any(String), weights: { competencies: 40 } });
  });
});
