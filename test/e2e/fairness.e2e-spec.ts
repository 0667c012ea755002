import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

describe('the fairness report', () => {
  let t: TestApp;
  let openingId: string;

  beforeAll(async () => {
    t = await startTestApp({ clock: new FixedClock('2026-06-10') });
    const register = async (count: number, sex: string, more: object) => {
      for (let n = 0; n < count; n++) {
        const identity = { givenName: 'Test', sex, birthDate: '1990-01-01', nationality: 'SY' };
        await t.api.post('/candidates', { municipality: '0851', identity, ...more }).expect(201);
      }
    };
    await register(6, 'female', {});
    await register(8, 'male', {});
    await register(6, 'male', {
      status: { code: 'mellem_tilbud' },
      credentials: [{ code: 'koerekort-b', status: 'not_held' }],
    });
    await register(3, 'other', {});
    const opening = { municipality: '0851', title: 'Kørsel', schemes: ['smaajob'], credentials: ['koerekort-b'] };
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
  });

  afterAll(async () => t?.close());

  const cells = async (query: string) =>
    (await t.api.get(`/fairness?${query}`).expect(200)).body.cells as Record<string, unknown>[];

  it('counts who stands on an opening’s list, by group, and shows no group below five', async () => {
    const bySex = (await cells(`openingId=${openingId}`)).filter(
      ({ attribute, stage }) => attribute === 'sex' && stage === 'suggested',
    );
    expect(bySex).toEqual([
      // the smallest shown one is hidden too, or the three could be worked out
      expect.objectContaining({ group: 'female', base: null }),
      expect.objectContaining({ group: 'male', base: 14, selected: 8, rate: 8 / 14 }),
      expect.objectContaining({ group: 'other', base: null, selected: null, rate: null, ratio: null }),
    ]);
  });

  it('knows no suggestion of another month', async () => {
    const [cell] = (await cells('month=2020-01')).filter(({ group }) => group === 'male');
    expect(cell).toMatchObject({ base: 14, selected: 0, rate: null });
  });

  it('refuses a month that is none', async () => {
    await t.api.get('/fairness?month=2026-13').expect(422);
  });
});
