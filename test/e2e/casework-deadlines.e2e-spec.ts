import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeadlinesService } from '../../src/casework/deadlines/deadlines.service';
import { PersonKeeper } from '../../src/casework/deadlines/person-keeper';
import { Worker } from '../../src/worker.module';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

describe('deadlines', () => {
  const clock = new FixedClock('2026-06-10');
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock });
  });

  afterAll(async () => t?.close());

  afterEach(() => {
    clock.day = '2026-06-10';
  });

  async function person(owner: string, more: object = {}): Promise<string> {
    return (await t.api.post('/candidates', { municipality: '0851', owner, ...more }).expect(201)).body.id as string;
  }
  const takenOver = (takenOverOn: string) => ({ residence: { takenOverOn } });
  const complete = (id: string, ...kinds: string[]) =>
    t.api.post(`/candidates/${id}/casework/complete`, { kinds }).expect(200);
  const list = async (query: string) => (await t.api.get(`/deadlines?${query}`).expect(200)).body;

  it('are due until the day itself and overdue from the next one on', async () => {
    const id = await person('D1', takenOver('2026-03-11'));
    await complete(id, 'visitations');
    const visitation = async (day: string) => {
      clock.day = day;
      return (await list('owner=D1&kind=visitation')).items.map((line: { status: string }) => line.status);
    };
    expect(await visitation('2026-05-27')).toEqual([]);
    expect(await visitation('2026-05-28')).toEqual(['due']);
    expect(await visitation('2026-06-11')).toEqual(['due']);
    expect(await visitation('2026-06-12')).toEqual(['overdue']);
    const { items, asOf, rulesVersion } = await list('owner=D1&kind=visitation');
    expect(items).toEqual([
      expect.objectContaining({ candidateId: id, owner: 'D1', dueOn: '2026-06-11', uncertain: true }),
    ]);
    expect(items[0].text.da).toContain('11. juni 2026');
    expect([asOf, rulesVersion]).toEqual(['2026-06-12', expect.stringMatching(/^[0-9a-f]{12}$/)]);
  });

  it('are settled by what is recorded afterwards', async () => {
    const id = await person('D2', takenOver('2026-01-10'));
    await complete(id, 'visitations');
    expect((await list('owner=D2&kind=visitation')).items).toHaveLength(1);
    await t.api
      .post(`/candidates/${id}/visitations`, { on: '2026-06-09', result: 'jobparat', reason: 'Klar', by: 'KS' })
      .expect(201);
    expect((await list('owner=D2&kind=visitation')).items).toEqual([]);
    expect((await list('owner=D2&kind=visitation&status=ok')).items).toHaveLength(1);
  });

  it('ask when what they need is not known', async () => {
    await person('D3', takenOver('2026-01-10'));
    expect((await list('owner=D3&kind=visitation')).items).toEqual([]);
    expect((await list('owner=D3&kind=visitation&status=unknown')).items).toEqual([
      expect.objectContaining({ missing: ['visitations'] }),
    ]);
  });

  it('stand overdue first, then by day, in pages that neither repeat nor lose a line', async () => {
    for (const day of ['2025-11-01', '2026-03-15', '2026-01-05', '2025-07-20']) {
      const id = await person('D4', takenOver(day));
      await complete(id, 'visitations', 'conversations', 'offers', 'programmePhases');
    }
    const whole = (await list('owner=D4&limit=200')).items as { status: string; dueOn: string }[];
    const keys = whole.map(({ status, dueOn }) => `${status === 'overdue' ? 0 : 1} ${dueOn}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(whole.map(({ status }) => status))).toEqual(new Set(['overdue', 'due']));
    const paged: unknown[] = [];
    for (let query = 'owner=D4&limit=7'; ;) {
      const { items, nextCursor } = await list(query);
      paged.push(...items);
      if (nextCursor === null) break;
      query = `owner=D4&limit=7&cursor=${nextCursor}`;
    }
    expect(paged).toEqual(whole);
  });

  it('of a removed person are gone, and an unknown kind is refused', async () => {
    const id = await person('D5', takenOver('2026-01-10'));
    await complete(id, 'visitations');
    expect((await list('owner=D5')).items.length).toBeGreaterThan(0);
    await t.api.delete(`/candidates/${id}`, 1).expect(204);
    expect((await list('owner=D5')).items).toEqual([]);
    await t.api.get('/deadlines?kind=findesikke').expect(422);
  });

  it('are worked out ahead of the first question and of a new day, and others are answered meanwhile', async () => {
    const own = Array.from({ length: 120 }, () => person('D8', takenOver('2026-03-11')));
    await Promise.all(own);
    const keeper = t.app.get(PersonKeeper, { strict: false });
    const answers = keeper.answers.bind(keeper);
    const inTurn: number[] = [];
    let turns = 0;
    const asked = jest.spyOn(keeper, 'answers').mockImplementation((...question) => {
      inTurn.push(turns);
      return answers(...question);
    });
    clock.day = '2026-06-11';
    let done = false;
    const others = (async () => {
      while (!done) {
        await nextTurn();
        turns += 1;
      }
    })();
    await keeper.prepare(clock.day);
    done = true;
    await others;
    expect(new Set(inTurn.slice(0, 120)).size).toBeGreaterThan(2);
    asked.mockClear();
    expect((await list('owner=D8&status=unknown&limit=1')).asOf).toBe('2026-06-11');
    // the words of whoever is shown, and of whoever tells that there is more
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
    asked.mockRestore();
    const ended = new AbortController();
    ended.abort();
    clock.day = '2026-06-12';
    await keeper.prepare(clock.day, ended.signal);
    expect((await list('owner=D8&status=unknown&limit=1')).asOf).toBe('2026-06-12');
  });

  it('that are missed are recorded once, however often and side by side the job runs', async () => {
    const id = await person('D6', takenOver('2026-03-09'));
    await complete(id, 'visitations');
    const deadlines = t.app.get(DeadlinesService, { strict: false });
    const recorded = async () =>
      (await t.api.get('/deadline-breaches?owner=D6&kind=visitation').expect(200)).body.items;
    clock.day = '2026-06-09';
    await deadlines.recordBreaches();
    expect(await recorded()).toEqual([]);
    clock.day = '2026-06-10';
    await Promise.all([deadlines.recordBreaches(), deadlines.recordBreaches(), deadlines.recordBreaches()]);
    expect(await deadlines.recordBreaches()).toBe(0);
    clock.day = '2026-06-20';
    await deadlines.recordBreaches();
    expect(await recorded()).toEqual([
      expect.objectContaining({ candidateId: id, dueOn: '2026-06-09', recordedOn: '2026-06-10', owner: 'D6' }),
    ]);
  });
});

describe('the daily job', () => {
  it('is scheduled with the worker and records what is overdue at its start', async () => {
    const t = await startTestApp({ clock: new FixedClock('2026-06-10'), worker: false });
    try {
      const { body } = await t.api
        .post('/candidates', { municipality: '0851', residence: { expiresOn: '2026-06-09' } })
        .expect(201);
      await t.app.get(Worker, { strict: false }).start();
      const breaches = async () =>
        (await t.api.get(`/deadline-breaches?candidateId=${body.id}&kind=permit_end`).expect(200)).body.items;
      await until('the breach is recorded', async () => (await breaches()).length === 1);
      expect(await breaches()).toEqual([expect.objectContaining({ dueOn: '2026-06-09' })]);
    } finally {
      await t.close();
    }
  });
});
