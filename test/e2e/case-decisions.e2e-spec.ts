/** Cases that are not one's own: opened with a purpose, and in the log. Decisions in the log, notes of one's own. */
import type { AddressInfo } from 'node:net';
import { AuditLog } from '../../src/audit/audit-log';
import { type HttpBrowser, httpBrowser } from '../support/http-browser';
import { startTestApp, type TestApp } from '../support/test-app';

const TASK = 'reng.moppe_gulv';

describe('work with people', () => {
  let t: TestApp;
  let owner: HttpBrowser;
  let colleague: HttpBrowser;
  let candidate: string;
  let opening: string;
  let suggestion: { id: string; version: number };

  beforeAll(async () => {
    t = await startTestApp();
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role) values
       ('0851', 'EJ', 'Test Ejer', '#224466', 'virksomhedskonsulent'),
       ('0851', 'KO', 'Test Kollega', '#446622', 'virksomhedskonsulent'),
       ('0840', 'EJ', 'Test Fremmed', '#662244', 'virksomhedskonsulent')`,
    );
    const person = {
      municipality: '0851',
      owner: 'EJ',
      identity: { givenName: 'Hemmelig', familyName: 'Testperson' },
      competencies: [{ code: TASK, level: 3, evidence: 'verified' }],
    };
    candidate = (await t.api.post('/candidates', person).expect(201)).body.id;
    const tasks = [{ competency: TASK, need: 'must', level: 2 }];
    const job = { municipality: '0851', title: 'Rengøring', schemes: ['smaajob'], tasks };
    opening = (await t.api.post('/openings?state=aaben', job).expect(201)).body.id;
    await t.settled();
    [suggestion] = (await t.api.get(`/suggestions?candidateId=${candidate}`).expect(200)).body.items;
    owner = await signedIn('0851:EJ');
    colleague = await signedIn('0851:KO');
  });

  afterAll(async () => t?.close());

  async function signedIn(bruger: string): Promise<HttpBrowser> {
    const { port } = t.server.address() as AddressInfo;
    // requests stay as they are sent
    const browser = httpBrowser(`http://127.0.0.1:${port}`, { 'x-test-as-sent': '1' });
    expect((await browser.post('/log-ind/demo', { bruger })).status).toBe(303);
    return browser;
  }
  const events = async (action: string) => {
    await t.app.get(AuditLog, { strict: false }).flush();
    const { body } = await t.api.get(`/audit/events?subjectId=${candidate}&action=${action}&limit=200`).expect(200);
    return body.items as { purpose: string | null; actorId: string; details: Record<string, unknown> }[];
  };
  const userId = async (subject: string): Promise<string> =>
    (await t.dataSource.query('select id from users where subject = $1', [subject]))[0].id;
  const page = `/kandidater/`;
  const casework = () => colleague.go(`/api/v1/candidates/${candidate}/casework`);

  describe('a case that is somebody else’s', () => {
    it('tells no name and no record, and asks why', async () => {
      expect(await owner.read(page + candidate)).toContain('Hemmelig');
      const seen = await colleague.read(page + candidate);
      expect(seen).not.toContain('Hemmelig');
      expect(seen).toContain(`action="/kandidater/${candidate}/aabn"`);
      expect((await casework()).status).toBe(404);
    });

    it.each(['', '   ', 'fordi', 'x'.repeat(301)].map((purpose) => [purpose.slice(0, 5), purpose]))(
      'stays closed with %j for a purpose, unless that says something',
      async (_start, purpose) => {
        const enough = purpose.trim().length >= 5 && purpose.length <= 300;
        const answer = await colleague.post(`/kandidater/${candidate}/aabn`, { formaal: purpose });
        expect(answer.status).toBe(enough ? 303 : 422);
        expect((await casework()).status).toBe(enough ? 200 : 404);
        await t.dataSource.query('delete from case_openings');
      },
    );

    it('opens for an hour with a purpose, for that person alone, and the log says who, when and why', async () => {
      const before = (await events('access')).length;
      await colleague.post(`/kandidater/${candidate}/aabn`, { formaal: 'Ferieafløsning for EJ' });
      expect(await colleague.read(page + candidate)).toContain('Hemmelig');
      expect((await casework()).status).toBe(200);
      const third = await signedIn('0840:EJ');
      expect((await third.go(page + candidate)).status).toBe(404);
      const logged = await events('access');
      expect(logged).toHaveLength(before + 1);
      expect(logged[0]).toMatchObject({
        purpose: 'Ferieafløsning for EJ',
        actorId: await userId('0851:KO'),
        details: { event: 'case_opened', minutes: 60 },
      });
      const [{ minutes }] = await t.dataSource.query(
        'select round(extract(epoch from until - at) / 60)::int as minutes from case_openings',
      );
      expect(minutes).toBe(60);
      await t.dataSource.query(`update case_openings set until = '2026-06-01'`);
      expect((await casework()).status).toBe(404);
      expect(await colleague.read(page + candidate)).not.toContain('Hemmelig');
    });

    it('tells the person, on request, that it was opened', async () => {
      const { body } = await t.api.get(`/candidates/${candidate}/subject-export`).expect(200);
      expect(JSON.stringify(body.lookUps)).toContain('Ferieafløsning for EJ');
    });

    it('cannot be opened from another municipality', async () => {
      const third = await signedIn('0840:EJ');
      const answer = await third.post(`/kandidater/${candidate}/aabn`, { formaal: 'Jeg vil se den' });
      expect(answer.status).toBe(404);
    });
  });

  describe('a decision about a suggestion', () => {
    it('is logged as one, with what was decided; one that is refused is not', async () => {
      const decide = (verb: string, body: object, version: number) =>
        t.api.post(`/suggestions/${suggestion.id}/${verb}`, body).set('If-Match', `W/"${version}"`);
      await decide('accept', { by: 'EJ' }, 99).expect(412);
      expect(await events('decision')).toEqual([]);
      const { body } = await decide('accept', { by: 'EJ' }, suggestion.version).expect(200);
      await decide('accept', { by: 'EJ' }, body.version).expect(409);
      expect(await events('decision')).toEqual([
        expect.objectContaining({
          details: { what: 'suggestion', suggestion: suggestion.id, opening, from: 'suggested', to: 'accepted' },
        }),
      ]);
      suggestion = body;
    });

    it('is logged as one from the pages too, and never tells a reason about health', async () => {
      const rejected = { aarsag: 'C05', version: String(suggestion.version) };
      expect((await owner.post(`/forslag/${suggestion.id}/afvis`, { ...rejected, aarsag: '' })).status).toBe(422);
      expect((await owner.post(`/forslag/${suggestion.id}/afvis`, rejected)).status).toBe(303);
      expect((await owner.post(`/forslag/${suggestion.id}/fortryd`, {})).status).toBe(303);
      const logged = await events('decision');
      expect(logged.map(({ details }) => [details.from, details.to])).toEqual([
        ['rejected', 'accepted'],
        ['accepted', 'rejected'],
        ['suggested', 'accepted'],
      ]);
      expect(logged[1]!.actorId).toBe(await userId('0851:EJ'));
      expect(JSON.stringify(logged)).not.toContain('C05');
      expect((await events('write')).filter(({ details }) => /suggestion|forslag/.test(String(details.route)))).toEqual(
        [],
      );
    });
  });

  describe('a note on the shortlist', () => {
    const path = () => `/aabninger/${opening}/kortliste/note`;
    const notes = async () => (await t.dataSource.query('select id, text from suggestion_notes')) as { id: string }[];

    it('can be taken away by whoever wrote it, and by nobody else, not even of the same initials', async () => {
      await owner.post(path(), { forslag: suggestion.id, note: 'Ring på mandag' });
      const [note] = await notes();
      const taken = { forslag: suggestion.id, note: note!.id };
      const namesake = await signedIn('0840:EJ');
      expect((await namesake.post(`${path()}/slet`, taken)).status).toBe(404);
      await colleague.post(`${path()}/slet`, taken);
      expect(await notes()).toHaveLength(1);
      expect(await colleague.read(`/aabninger/${opening}/kortliste`)).not.toContain('note/slet');
      expect(await owner.read(`/aabninger/${opening}/kortliste`)).toContain('note/slet');
      expect((await owner.post(`${path()}/slet`, { note: note!.id })).status).toBe(422);
      expect(await notes()).toHaveLength(1);
      await owner.post(`${path()}/slet`, taken);
      expect(await notes()).toEqual([]);
    });
  });
});
