import { verifyChain } from '../../src/audit/verify-chain';
import { AuditSealer } from '../../src/audit/audit-sealer';
import { ApiKeysService } from '../../src/identity/api-keys.service';
import { RetentionReader } from '../../src/privacy/retention/retention-reader';
import { retentionVersion } from '../../src/privacy/retention/retention-rules';
import { retentionJobs } from '../../src/privacy/retention/retention.jobs';
import { RetentionService } from '../../src/privacy/retention/retention.service';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2032-03-01';

describe('retention', () => {
  let t: TestApp;
  let retention: RetentionService;
  const ids: Record<string, string> = {};

  const register = async (from: string) =>
    (await t.api.post('/candidates', { municipality: '0851', status: { code: 'udrejst', from } }).expect(201)).body
      .id as string;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock: new FixedClock(TODAY) });
    retention = t.app.get(RetentionService, { strict: false });
    // five years back from today is 2027-03-01
    for (const [name, from] of [
      ['old', '2027-02-28'],
      ['held', '2027-02-28'],
      ['young', '2027-03-01'],
    ] as const) {
      ids[name] = await register(from);
    }
    await t.api.post(`/candidates/${ids.held}/legal-holds`, { reason: 'Klagesag', by: 'MJ' }).expect(201);
  });

  afterAll(async () => t?.close());

  const traces = () =>
    t.dataSource.query<{ id: string; municipality: string; at: Date; details: Record<string, unknown> }[]>(
      `select id, municipality, at, details from audit_events where subject_type = 'retention_run' order by id`,
    );

  const line = async (rule: string) => (await retention.report()).find((one) => one.rule === rule);

  it('tells what has run out and what is held, and touches nothing', async () => {
    expect(await line('person_closed')).toMatchObject({ due: 1, held: 1, oldest: '2027-02-28', done: 0 });
    expect(await line('person_closed')).toEqual(await line('person_closed'));
    const { body } = await t.api.get('/retention').expect(200);
    expect(body).toContainEqual(expect.objectContaining({ rule: 'person_closed', due: 1, held: 1 }));
    expect(await t.app.get(RetentionReader, { strict: false }).lastRun(null)).toBeNull();
  });

  it('tells a municipality of its own rows only', async () => {
    const keys = t.app.get(ApiKeysService, { strict: false });
    const dueFor = async (municipality: string) => {
      const { key } = await keys.create({
        name: 'tests',
        municipality,
        scopes: ['*'],
        expiresAt: null,
        perMinute: null,
      });
      const { body } = await t.api.get('/retention').set('Authorization', `Bearer ${key}`).expect(200);
      const { due, held } = body.find(({ rule }: { rule: string }) => rule === 'person_closed');
      return { due, held };
    };
    expect(await dueFor('0851')).toEqual({ due: 1, held: 1 });
    expect(await dueFor('0101')).toEqual({ due: 0, held: 0 });
  });

  it('lets go of the person a day too old, not of the younger one and not of the one held', async () => {
    const applied = await retention.apply();
    expect(applied.find(({ rule }) => rule === 'person_closed')).toMatchObject({ done: 1 });
    const left = await t.dataSource.query<{ id: string }[]>('select id from candidates');
    expect(left.map(({ id }) => id).sort()).toEqual([ids.held, ids.young].sort());
    const [stone] = await t.dataSource.query('select ground from tombstones');
    expect(stone.ground).toBe('retention');
    // each municipality finds in its log what went of its own
    const told = await t.dataSource.query(
      `select municipality, details from audit_events where subject_type = 'retention' and action = 'erasure'`,
    );
    expect(told).toEqual([
      { municipality: '0851', details: { what: 'retention', rule: 'person_closed', done: 1, held: 1 } },
    ]);
    const reader = t.app.get(RetentionReader, { strict: false });
    expect(await reader.lastRun('0851')).toMatchObject({ mode: 'apply', due: 1, held: 1, done: 1 });
    expect(await reader.removals('0851', 5)).toMatchObject([{ rule: 'person_closed', done: 1, held: 1 }]);
    expect(await reader.removals('0101', 5)).toEqual([]);
    expect(await reader.peopleDue('0851', 5)).toMatchObject([{ id: ids.held, held: true, removed: false }]);
    expect(await reader.peopleDue('0101', 5)).toEqual([]);
    expect(await line('person_closed')).toMatchObject({ due: 0, held: 1 });
  });

  it('leaves a trace of a run that found nothing to remove, with every rule and its zeros, to each municipality', async () => {
    const reader = t.app.get(RetentionReader, { strict: false });
    const before = await traces();
    await retention.apply();
    const [trace, ...others] = (await traces()).filter(({ id }) => before.every((known) => known.id !== id));
    expect(others.map(({ municipality }) => municipality)).toEqual(['0851']);
    expect(trace).toMatchObject({ municipality: '0000', at: new FixedClock(TODAY).now() });
    const { what, mode, day, version, ...counts } = others[0]!.details;
    expect({ what, mode, day, version }).toEqual({
      ...{ what: 'retention_run', mode: 'apply', day: TODAY },
      version: retentionVersion(retention.rules),
    });
    const zeros = retention.rules.flatMap(({ code }) => [`${code}.due`, `${code}.held`, `${code}.done`]);
    expect(counts).toEqual({ ...Object.fromEntries(zeros.map((key) => [key, 0])), 'person_closed.held': 1 });
    const told = { mode: 'apply', version, due: 0, held: 1, done: 0 };
    expect(await reader.lastRun('0851')).toMatchObject(told);
    expect(await reader.lastRun(null)).toMatchObject(told);
    // no row of its own to count, and yet the run went over it
    expect(await reader.lastRun('0101')).toMatchObject({ ...told, held: 0 });
    const { body } = await t.api.get('/audit/events?subjectType=retention_run&municipality=0851').expect(200);
    expect(body.items[0].details).toEqual(others[0]!.details);
  });

  it('leaves the trace of the daily job that only counts, and none of a look', async () => {
    await retentionJobs(retention, 'report')['apply-retention']({}, { id: '1', attempt: 1, progress: async () => {} });
    const reader = t.app.get(RetentionReader, { strict: false });
    const counted = await traces();
    expect(await reader.lastRun('0851')).toMatchObject({ mode: 'report', due: 0, held: 1, done: 0 });
    await retention.report();
    await t.api.get('/retention').expect(200);
    expect(await traces()).toEqual(counted);
  });

  it('lets old events of the log go, and the chain stays whole by their seals', async () => {
    await new AuditSealer(t.dataSource).run({ everything: true });
    // an event of 2020, put in as it would have been then: before all others
    await t.dataSource.query(`
      insert into audit_events (at, action, subject_type, actor_id, actor_role, details)
      values ('2020-01-01', 'access', 'test', 'system', 'system', '{}')`);
    await new AuditSealer(t.dataSource).run({ everything: true });
    expect(await line('audit_event')).toMatchObject({ due: 1 });
    await retention.apply();
    expect(await line('audit_event')).toMatchObject({ due: 0 });
    await new AuditSealer(t.dataSource).run({ everything: true });
    expect((await verifyChain(t.dataSource.manager)).broken).toBeNull();
  });
});
