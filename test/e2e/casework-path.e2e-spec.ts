import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const reng = loadTaxonomy().branchepakke('RENG')!;
const required = (step: string) => reng.steps.find((one) => one.step === step)!.goals.filter((goal) => goal.required);

describe('the path of a branchepakke', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock: new FixedClock('2026-06-10') });
  });

  afterAll(async () => t?.close());

  async function person(more: object = {}): Promise<string> {
    return (await t.api.post('/candidates', { municipality: '0851', ...more }).expect(201)).body.id as string;
  }
  const path = (id: string, rest = '') => `/candidates/${id}/branchepakker/RENG${rest}`;
  const observe = (id: string, competency: string, level: number, observer = 'vk') =>
    t.api.post(path(id, '/goals'), { competency, level, observer, on: '2026-06-01', by: 'MJ' });
  const move = (id: string, to: string, more: object = {}) => t.api.post(path(id, '/step'), { to, by: 'MJ', ...more });

  it('starts where nothing is recorded, and can be begun at T1', async () => {
    const id = await person();
    const { body } = await t.api.get(path(id)).expect(200);
    expect(body).toMatchObject({ branchepakke: 'RENG', step: null, nextStep: 'T0', reached: [], history: [] });
    const begun = (await move(id, 'T1').expect(201)).body;
    expect(begun).toMatchObject({ step: 'T1', nextStep: 'T2', reachedOn: '2026-06-10' });
    expect(begun.history).toEqual([{ from: null, to: 'T1', on: '2026-06-10', by: 'MJ' }]);
    expect((await t.api.get(`/candidates/${id}`)).body.branchepakker).toEqual([
      { code: 'RENG', step: 'T1', reachedOn: '2026-06-10' },
    ]);
  });

  it('cannot be moved by editing the record, and tells a step that was only stated from one with its goals', async () => {
    const id = await person({ branchepakker: [{ code: 'RENG', step: 'T2' }] });
    expect((await t.api.get(path(id))).body).toMatchObject({ step: 'T2', verified: false });
    const patch = (step: string) => t.api.patch(`/candidates/${id}`, 1, { branchepakker: [{ code: 'RENG', step }] });
    const { body } = await patch('T3').expect(422);
    expect(body.errors[0]).toMatchObject({ pointer: '/branchepakker/0/step', code: 'BRANCHEPAKKE.STEP_NEEDS_GOALS' });
    expect((await patch('T1').expect(422)).body.errors[0].code).toBe('BRANCHEPAKKE.STEP_BACK_NEEDS_REASON');
    const back = (await move(id, 'T1', { reason: 'begynder forfra' }).expect(201)).body;
    expect(back).toMatchObject({ step: 'T1', verified: true });
  });

  it('refuses a move while a required goal is missing, and names each one', async () => {
    const goals = required('T1');
    const [last, ...others] = [...goals].reverse();
    const competencies = others.map(({ competency: code, level }) => ({ code, level, evidence: 'verified' }));
    const id = await person({ competencies, branchepakker: [{ code: 'RENG', step: 'T1' }] });
    const { body } = await move(id, 'T2').expect(409);
    expect(body).toMatchObject({
      code: 'BRANCHEPAKKE.GOALS_MISSING',
      facts: { from: 'T1', to: 'T2', missing: [{ step: 'T1', competency: last!.competency, level: last!.level }] },
    });
    expect((await t.api.get(path(id))).body.step).toBe('T1');

    await observe(id, last!.competency, last!.level - 1).expect(201);
    await move(id, 'T2').expect(409);
    await observe(id, last!.competency, last!.level, 'citizen').expect(201);
    await move(id, 'T2').expect(409);
    const seen = (await observe(id, last!.competency, last!.level, 'firm').expect(201)).body;
    expect(seen.missing).toEqual([]);
    expect(seen.reached).toContainEqual(
      expect.objectContaining({ competency: last!.competency, evidence: 'evidenced', observer: 'firm' }),
    );
    await move(id, 'T2').expect(201);
    expect((await move(id, 'T2').expect(409)).body.code).toBe('BRANCHEPAKKE.ALREADY_THERE');
  });

  it('lets a reasoned waiver stand for a goal, on its step only', async () => {
    const [first, ...others] = required('T1');
    const competencies = others.map(({ competency: code, level }) => ({ code, level, evidence: 'evidenced' }));
    const id = await person({ competencies, branchepakker: [{ code: 'RENG', step: 'T1' }] });
    const waiver = { competency: first!.competency, reason: 'Findes ikke på arbejdspladsen', by: 'MJ' };
    await t.api.post(path(id, '/waivers'), { ...waiver, reason: undefined }).expect(422);
    const notRequired = await t.api.post(path(id, '/waivers'), { ...waiver, competency: 'reng.vinduer' }).expect(422);
    expect(notRequired.body.errors[0].code).toBe('GOAL.NOT_OF_STEP');
    const { body } = await t.api.post(path(id, '/waivers'), waiver).expect(201);
    expect(body.missing).toEqual([]);
    await t.api.post(path(id, '/waivers'), { ...waiver, reason: 'En anden grund' }).expect(201);
    const onT2 = (await move(id, 'T2').expect(201)).body;
    expect(onT2.step).toBe('T2');
  });

  it('goes back with a reason only', async () => {
    const id = await person({
      branchepakker: [
        { code: 'RENG', step: 'T2' },
        { code: 'KOK', step: 'S' },
      ],
    });
    await move(id, 'T1').expect(422);
    const { body } = await move(id, 'T1', { reason: 'Lang pause' }).expect(201);
    expect(body.history).toEqual([expect.objectContaining({ from: 'T2', to: 'T1', reason: 'Lang pause' })]);
    const held = (await t.api.get(`/candidates/${id}`)).body.branchepakker;
    expect(held).toContainEqual({ code: 'KOK', step: 'S' });
  });

  it('raises the competency by what was seen, and asks for the lists anew', async () => {
    const id = await person({ competencies: [] });
    await t.dataSource.query('delete from outbox');
    await observe(id, 'reng.moppe_gulv', 3, 'teacher').expect(201);
    expect((await t.api.get(`/candidates/${id}`)).body.competencies).toEqual([
      { code: 'reng.moppe_gulv', level: 3, evidence: 'evidenced', source: 'teacher', observedOn: '2026-06-01' },
    ]);
    const waiting = await t.dataSource.query('select aggregate, aggregate_id, reason from outbox');
    expect(waiting).toEqual([{ aggregate: 'candidate', aggregate_id: id, reason: 'branchepakke' }]);
  });

  it('refuses what is no goal of the package, a day to come, and a package that does not exist', async () => {
    const id = await person();
    expect((await observe(id, 'metal.svejse', 2).expect(422)).body.errors[0].code).toBe('GOAL.NOT_OF_PACKAGE');
    const goal = { competency: 'reng.moppe_gulv', level: 2, observer: 'vk', on: '2026-06-11', by: 'MJ' };
    await t.api.post(path(id, '/goals'), goal).expect(422);
    await t.api.get(`/candidates/${id}/branchepakker/FINDESIKKE`).expect(404);
  });
});
