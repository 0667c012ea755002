import { AuditLog } from '../../src/audit/audit-log';
import { loadMessages } from '../../src/common/messages';
import { CandidateKeeper } from '../../src/matching/facts/candidate-keeper';
import { SeenListRecorder } from '../../src/privacy/replay/seen-list-recorder';
import { personalTables } from '../../src/privacy/subject/personal-tables';
import { ErasureService, recordHash } from '../../src/privacy/subject/erasure.service';
import { JobQueue } from '../../src/queue/job-queue';
import { AS_SENT } from '../support/credentials';
import { dumpDatabase, tablesHolding } from '../support/database-dump';
import { FixedClock } from '../support/fixed-clock';
import { dumpQueue, queueOfRun } from '../support/run-queue';
import { startTestApp, type TestApp } from '../support/test-app';

const TODAY = '2026-06-10';
const WORK = { competencies: [{ code: 'reng.moppe_gulv', level: 4, evidence: 'verified' }], postalCode: '9000' };
const PERSON = {
  municipality: '0851',
  externalId: 'kanari-ekstern',
  identity: {
    givenName: 'Kanarigivn',
    familyName: 'Kanarifam',
    cpr: '610190-0007',
    birthDate: '1990-01-01',
    email: 'kanari@example.test',
    phone: '+45 00112233',
  },
  owner: 'KAN',
  experiences: [{ title: 'Kanarijob', employer: 'Kanarifirma', description: 'Kanaritekst' }],
  educations: [{ title: 'Kanariskole' }],
  unmapped: [{ path: 'kanaripath', text: 'Kanarifri' }],
  ...WORK,
};

describe('what a person is owed', () => {
  let t: TestApp;
  let id: string;
  let pseudonym: string;
  let openingId: string;
  let otherId: string;
  const run = queueOfRun();

  beforeAll(async () => {
    t = await startTestApp({ clock: new FixedClock(TODAY), env: run });
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'MJ', 'Test', '#112233', 'virksomhedskonsulent')`,
    );
    const created = await t.api.post('/candidates', PERSON).set('Idempotency-Key', 'kanari-noegle').expect(201);
    ({ id, pseudonym } = created.body);
    otherId = (await t.api.post('/candidates', { municipality: '0851', ...WORK }).expect(201)).body.id;
    const opening = {
      municipality: '0851',
      title: 'Rengøring',
      schemes: ['smaajob'],
      tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 2 }],
    };
    openingId = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    await t.settled();
    const [suggestion] = (await t.api.get(`/suggestions?candidateId=${id}`).expect(200)).body.items;
    await t.api
      .post(`/suggestions/${suggestion.id}/reject`, { by: 'MJ', reasonCode: 'C13', reasonText: 'Kanarigrund' })
      .set('If-Match', `W/"${suggestion.version}"`)
      .expect(200);
    await t.settled();
    const visitation = { result: 'jobparat', from: '2026-01-05', decidedBy: 'KS', reason: 'Kanaribegrundelse' };
    await t.api.post(`/candidates/${id}/visitations`, visitation);
    const measured = { instrument: 'BIP', question: 3, value: 4, measuredBy: 'caseworker', on: TODAY, by: 'KS' };
    await t.api.post(`/candidates/${id}/measurements`, { ...measured, reason: 'Kanarimaal' }).expect(201);
  });

  afterAll(async () => t?.close());

  /** A ranked list as a person sees it: what a machine asks for is nobody's view. */
  const asColleague = async (path: string) =>
    t.api
      .get(path)
      .set('Cookie', await t.credentials.session('0851:MJ'))
      .set(AS_SENT, '1')
      .expect(200);

  it('includes seeing everything that is held, and who looked when and why', async () => {
    await t.api.get(`/candidates/${id}`).set('X-Purpose', 'Samtale').expect(200);
    await t.app.get(AuditLog, { strict: false }).flush();
    const { body } = await t.api.get(`/candidates/${id}/subject-export`).expect(200);
    expect(body.records.candidate_identities).toEqual([
      expect.objectContaining({ givenName: 'Kanarigivn', cpr: '6101900007', email: 'kanari@example.test' }),
    ]);
    const told = JSON.stringify(body.records);
    for (const canary of ['Kanarijob', 'Kanaritekst', 'Kanariskole', 'Kanarifri', 'Kanarigrund', 'Kanarimaal']) {
      expect(told).toContain(canary);
    }
    expect(body.lookUps[0]).toMatchObject({ action: 'look_up', role: expect.any(String), purpose: 'Samtale' });
    expect(told).not.toContain('"by"');
  });

  it('includes it as a document', async () => {
    const { body, headers } = await t.api.get(`/candidates/${id}/subject-export.pdf`).buffer(true).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('has a title for every table in both languages', () => {
    const tables = ['candidates', ...personalTables(t.dataSource).map(({ metadata }) => metadata.tableName)];
    const untold = ['candidate_match_states', 'seen_facts'];
    for (const locale of ['da', 'en'] as const) {
      const messages = loadMessages('privacy', locale);
      expect(tables.filter((table) => !untold.includes(table) && !messages.has(`table.${table}`))).toEqual([]);
    }
  });

  it('includes that a list can be shown again exactly, with facts, policy, rules and decisions', async () => {
    const seen = await asColleague(`/openings/${openingId}/candidates?language=en`);
    await t.app.get(SeenListRecorder, { strict: false }).settled();
    const { body: lists } = await t.api.get(`/seen-lists?openingId=${openingId}&limit=1`).expect(200);
    expect(lists.items[0]).toMatchObject({
      address: expect.stringContaining('language=en'),
      runId: expect.any(String),
    });
    const { body: again } = await t.api.get(`/seen-lists/${lists.items[0].id}`).expect(200);
    expect(JSON.parse(again.answer)).toEqual(seen.body);
    expect(again).toMatchObject({ policyVersion: expect.any(String), rulesVersion: expect.any(String) });
    expect(again.facts).toContainEqual(
      expect.objectContaining({ candidateId: otherId, facts: expect.objectContaining({ municipality: '0851' }) }),
    );
    expect(again.decisions).toContainEqual(expect.objectContaining({ candidateId: id, to: 'rejected', by: 'MJ' }));
  });

  it('keeps an answer once, however often it was seen', async () => {
    const rows = () => t.dataSource.query('select count(*)::int as n from seen_contents');
    const [before] = await rows();
    for (let n = 0; n < 3; n++) await asColleague(`/openings/${openingId}/candidates?language=en`);
    await t.app.get(SeenListRecorder, { strict: false }).settled();
    const [after] = await rows();
    expect(after.n).toBe(before.n);
  });

  it('is refused erasure while a legal hold stands', async () => {
    const { body: hold } = await t.api
      .post(`/candidates/${id}/legal-holds`, { reason: 'Klagesag', by: 'MJ' })
      .expect(201);
    const refused = await t.api.post(`/candidates/${id}/erasure`).expect(409);
    expect(refused.body.code).toBe('CANDIDATE.LEGAL_HOLD');
    await t.api
      .post(`/candidates/${id}/legal-holds/${hold.id}/lift`)
      .set('If-Match', `W/"${hold.version}"`)
      .expect(200);
  });

  it('is erased everywhere: records, lists, kept answers, queue and index', async () => {
    const before = await dumpDatabase(t.dataSource);
    const holding = tablesHolding(before, /kanari/i);
    expect(holding.length).toBeGreaterThan(5);
    // neither the queue nor the logs ever held any of it
    expect(holding.filter((table) => /bull|jobs|outbox|audit|match_runs|seen_/.test(table))).toEqual([]);
    const queued = await dumpQueue(run, before);
    expect([...queued.values()].some((text) => text.includes(id))).toBe(true);
    expect(tablesHolding(queued, /kanari/i)).toEqual([]);
    const queue = t.app.get(JobQueue, { strict: false });
    await t.api.post(`/candidates/${id}/erasure`).expect(200);
    await t.settled();
    const left = await dumpDatabase(t.dataSource);
    expect(tablesHolding(left, /kanari/i)).toEqual([]);
    expect(tablesHolding(left, pseudonym)).toEqual([]);
    expect(tablesHolding(await dumpQueue(run, left), id)).toEqual([]);
    // a random id in the log of what was done, and in the note that the row is gone
    expect(tablesHolding(left, id)).toEqual(['public.audit_events', 'public.removed_rows']);
    const keeper = t.app.get(CandidateKeeper, { strict: false });
    await keeper.catchUp();
    expect(keeper.index.get(id)).toBeUndefined();
    expect(await queue.forget(id)).toBe(0);
    await t.api.get(`/candidates/${id}`).expect(404);
  });

  it('leaves a tombstone without personal data, and is erased again from a restored backup', async () => {
    const [stone] = await t.dataSource.query('select * from tombstones');
    expect(stone).toMatchObject({ record_hash: recordHash(id), ground: 'request', suggestions: { rejected: 1 } });
    await t.dataSource.query(
      `insert into candidates (id, municipality, draw, stated_lists, changed_xid) values ($1, '0851', 1, '{}', 0)`,
      [id],
    );
    const erasures = t.app.get(ErasureService, { strict: false });
    expect(await erasures.repeat()).toBe(1);
    expect(await erasures.repeat()).toBe(0);
  });
});
