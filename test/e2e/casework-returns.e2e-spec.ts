import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

/** Last day of the pause and of the placement. */
const LAST_DAY = '2026-06-20';

describe('people who are paused or placed', () => {
  const clock = new FixedClock('2026-06-10');
  let t: TestApp;
  let openingId: string;

  const person = (owner: string, more: object = {}) => ({
    municipality: '0851',
    owner,
    postalCode: '9000',
    travel: { modes: ['bicycle'] },
    competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'verified' }],
    placements: [],
    ...more,
  });
  const stored = async () => (await t.api.get(`/openings/${openingId}/candidates`).expect(200)).body;
  const listed = async (): Promise<string[]> =>
    (await stored()).items.map((line: { owner: string }) => line.owner).sort();
  /** moves the clock; the sweep, not a write, has to find out */
  const moveTo = async (day: string) => {
    clock.day = day;
    await until(`the list of ${day}`, async () => {
      const [row] = await t.dataSource.query(
        'select as_of::text as day from match_runs where opening_id = $1 and is_current',
        [openingId],
      );
      return row.day === day;
    });
    await t.settled();
  };

  beforeAll(async () => {
    t = await startTestApp({ clock });
    await t.api.post('/candidates', person('FREE')).expect(201);
    for (const owner of ['SICK', 'BUSY']) {
      const id = (await t.api.post('/candidates', person(owner)).expect(201)).body.id;
      const change =
        owner === 'SICK'
          ? { status: { code: 'sygemeldt', until: LAST_DAY } }
          : { placements: [{ scheme: 'vikar', from: '2026-06-01', until: LAST_DAY, weeklyHours: 37 }] };
      await t.api.patch(`/candidates/${id}`, 1, change).expect(200);
    }
    const opening = {
      municipality: '0851',
      title: 'Rengøring',
      schemes: ['ordinaert'],
      postalCode: '9000',
      tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 3 }],
    };
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
  });

  afterAll(async () => t?.close());

  it('drop out of the lists, stay out on the last day, and come back by themselves on the next', async () => {
    expect(await listed()).toEqual(['FREE']);
    await moveTo(LAST_DAY);
    expect(await listed()).toEqual(['FREE']);
    await moveTo('2026-06-21');
    expect(await listed()).toEqual(['BUSY', 'FREE', 'SICK']);
  });

  it('stand on lists that name the version of the rules, and are ranked anew when the rules are others', async () => {
    const { version } = (await t.api.get('/rules').expect(200)).body;
    expect((await stored()).freshness.rulesVersion).toBe(version);
    await t.dataSource.query(`update match_runs set rules_version = 'others' where is_current`);
    await until('the list rests on the rules in use', async () => (await stored()).freshness.rulesVersion === version);
  });

  it('drop out at once when a new pause is recorded', async () => {
    const { items } = (await t.api.get('/candidates?owner=SICK').expect(200)).body;
    const { id, version } = items[0];
    await t.api
      .post(`/candidates/${id}/status`, { to: 'barsel', from: '2026-06-21', until: '2026-12-01' })
      .set('If-Match', `W/"${version}"`)
      .expect(200);
    await until('the list without the person', async () => !(await listed()).includes('SICK'));
    expect(await listed()).toEqual(['BUSY', 'FREE']);
  });
});
