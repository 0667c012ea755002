import { loadCandidateFacts } from '../../src/candidates/candidate-facts.loader';
import type { CaseworkFacts } from '../../src/casework/casework-facts';
import { loadDeadlineFacts, loadPersonRecords } from '../../src/casework/scheme-facts.loader';
import type { CandidateFacts, OpeningFacts } from '../../src/matching/core/facts';
import type { DeadlineFacts, SchemePerson } from '../../src/schemes';
import { Taxonomy } from '../../src/taxonomy/taxonomy';
import { FixedClock } from '../support/fixed-clock';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2026-06-10';
const ANSWERS = [
  { instrument: 'BIP', question: 3, value: 0, measuredBy: 'caseworker' },
  { instrument: 'FIP', question: 1, value: 10, measuredBy: 'citizen' },
  { instrument: 'KAN_VIL', question: 2, value: 0, measuredBy: 'caseworker', reason: 'Samtale om ønsker' },
];

/** Words that any field for a measurement would have in its name. */
type Measured<Field extends string> =
  Lowercase<Field> extends `${string}${'measure' | 'bip' | 'fip' | 'vil' | 'score' | 'belief'}${string}`
    ? Field
    : never;
/** `true` when no field of the type is a measurement; the test does not compile otherwise. */
type NoMeasurement<Facts> = [Measured<Extract<keyof Facts, string>>] extends [never] ? true : false;

describe('measurements of progress', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ worker: false, clock: new FixedClock(TODAY) });
  });

  afterAll(async () => t?.close());

  async function person(): Promise<string> {
    const input = { municipality: '0851', competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'claimed' }] };
    return (await t.api.post('/candidates', input).expect(201)).body.id as string;
  }
  const measure = async (id: string) => {
    for (const answer of ANSWERS) {
      await t.api.post(`/candidates/${id}/measurements`, { ...answer, on: TODAY, by: 'KS' }).expect(201);
    }
  };

  it('are kept with their history on a route of their own', async () => {
    const id = await person();
    await measure(id);
    const { body } = await t.api.get(`/candidates/${id}/measurements`).expect(200);
    expect(body.items).toEqual([...ANSWERS].reverse().map((answer) => expect.objectContaining(answer)));
    const bip = (await t.api.get(`/candidates/${id}/measurements?instrument=BIP`).expect(200)).body.items;
    expect(bip).toHaveLength(1);
    await t.api.post(`/candidates/${id}/measurements`, { ...ANSWERS[0], value: 11, on: TODAY, by: 'KS' }).expect(422);
  });

  it('are no field of anything a rule or a ranking is told', () => {
    const none: [
      NoMeasurement<CandidateFacts>,
      NoMeasurement<OpeningFacts>,
      NoMeasurement<CaseworkFacts>,
      NoMeasurement<SchemePerson>,
      NoMeasurement<DeadlineFacts>,
    ] = [true, true, true, true, true];
    expect(none).not.toContain(false);
  });

  it('change no fact, no list, no other answer, and ask for no new ranking', async () => {
    const id = await person();
    const openings = { municipality: '0851', title: 'Rengøring', schemes: ['smaajob'] };
    const everything = async () => {
      const { manager } = t.dataSource;
      const credentials = t.app.get(Taxonomy, { strict: false });
      const ranking = (await t.api.post('/rankings', { opening: openings }).expect(200)).body;
      return {
        facts: [...(await loadCandidateFacts(manager, { ids: [id], asOf: TODAY, credentials })).facts.values()],
        deadlines: [...(await loadDeadlineFacts(manager, { ids: [id], asOf: TODAY })).values()],
        record: await loadPersonRecords(manager, { ids: [id] }),
        candidate: (await t.api.get(`/candidates/${id}`)).body,
        casework: (await t.api.get(`/candidates/${id}/casework`)).body,
        ranked: ranking.items ?? ranking.candidates,
        outbox: await t.dataSource.query('select count(*)::int as rows from outbox'),
      };
    };
    const before = await everything();
    await measure(id);
    expect(await everything()).toEqual(before);
    expect(before.ranked.length).toBeGreaterThan(0);
  });
});
