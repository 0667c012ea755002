import supertest from 'supertest';
import { docx, pdf } from '../../src/intake/testing/documents';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

const CV = [
  'Curriculum vitae',
  'Rengøringsassistent på hotel i tre år: moppede gulve og gjorde toiletter rene.',
  'Jeg har kørekort B. Modersmål: arabisk. Dansk: A2.',
  'Jeg vil gerne lære at køre gaffeltruck.',
];
const AD = [
  'Rengøringsassistent til kontor',
  'Vi søger en medarbejder, 20-25 timer om ugen. Du skal kunne moppe gulve. Ansøgningsfrist 1. maj.',
];

interface Finding {
  position: number;
  kind: string;
  code: string | null;
  state: string;
  words: string;
  ranges: { start: number; end: number }[];
  proposed: Record<string, unknown>;
}

describe('readings', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp();
  });

  afterAll(async () => t?.close());

  const importFile = async (bytes: Buffer, name: string, fields: Record<string, string> = {}) => {
    const request = supertest(t.server).post('/api/v1/imports').attach('file', bytes, name);
    for (const [field, value] of Object.entries({ municipality: '0851', dryRun: 'false', ...fields })) {
      void request.field(field, value);
    }
    const { id } = (await request.expect(201)).body.items[0];
    await until('the import is done', async () => (await t.api.get(`/imports/${id}`)).body.state === 'done');
    return id as string;
  };
  const recordOf = async (importId: string): Promise<string> => {
    const [row] = await t.dataSource.query('select record_id from import_rows where import_id = $1', [importId]);
    return row.record_id;
  };
  const readingOf = async (query: string) => {
    const [line] = (await t.api.get(`/readings?${query}`).expect(200)).body.items;
    return (await t.api.get(`/readings/${line.id}`).expect(200)).body as {
      id: string;
      text: string;
      findings: Finding[];
    };
  };
  const find = (findings: Finding[], code: string) => findings.find((finding) => finding.code === code)!;

  it('come with a CV as PDF: a draft of a person, and proposals with the words they rest on', async () => {
    const id = await recordOf(await importFile(pdf([CV]), 'cv.pdf'));
    const candidate = (await t.api.get(`/candidates/${id}`).expect(200)).body;
    expect(candidate.competencies ?? []).toEqual([]);

    const { text, findings } = await readingOf(`candidateId=${id}`);
    expect(find(findings, 'reng.moppe_gulv')).toMatchObject({
      state: 'proposed',
      proposed: { level: 3, evidence: 'claimed' },
    });
    for (const { words, ranges } of findings) expect(text.slice(ranges[0]!.start, ranges[0]!.end)).toBe(words);
    expect(find(findings, 'koerekort-b').proposed).toEqual({ status: 'held' });
    expect(find(findings, 'da').proposed).toMatchObject({ cefr: 'A2' });
    expect(findings.filter(({ kind, state }) => kind === 'competency' && state === 'noted')).not.toEqual([]);
  });

  it('come with an ad as a Word document: a draft of an opening', async () => {
    const id = await recordOf(await importFile(docx(...AD), 'opslag.docx'));
    const opening = (await t.api.get(`/openings/${id}`).expect(200)).body;
    expect(opening).toMatchObject({ title: AD[0], state: 'kladde' });

    const { id: reading, findings } = await readingOf(`openingId=${id}`);
    const { position } = find(findings, 'reng.moppe_gulv');
    await t.api.post(`/readings/${reading}/findings/${position}/accept`, { by: 'MJ', need: 'learn' }).expect(200);
    const hours = findings.find(({ kind }) => kind === 'hours')!;
    await t.api.post(`/readings/${reading}/findings/${hours.position}/accept`, { by: 'MJ' }).expect(200);
    expect((await t.api.get(`/openings/${id}`)).body).toMatchObject({
      tasks: [{ competency: 'reng.moppe_gulv', need: 'learn', level: 2 }],
      hoursMin: 20,
      hoursMax: 25,
    });
  });

  describe('are decided by a person', () => {
    let person: string;
    let reading: string;
    let findings: Finding[];

    beforeAll(async () => {
      person = (await t.api.post('/candidates', { municipality: '0851', externalId: 'r-1' }).expect(201)).body.id;
      const { body } = await t.api.post('/readings', { candidateId: person, text: CV.join('\n') }).expect(201);
      [reading, findings] = [body.id, body.findings];
    });

    const decide = (code: string, verb: string, body: object = { by: 'MJ' }) =>
      t.api.post(`/readings/${reading}/findings/${find(findings, code).position}/${verb}`, body);
    const competencies = async () => (await t.api.get(`/candidates/${person}`)).body.competencies ?? [];

    it('accepted as it stands it is claimed, and the lists are ranked anew', async () => {
      await t.settled();
      const { body } = await decide('reng.moppe_gulv', 'accept').expect(200);
      expect(find(body.findings, 'reng.moppe_gulv')).toMatchObject({ state: 'accepted', decidedBy: 'MJ' });
      expect(await competencies()).toEqual([{ code: 'reng.moppe_gulv', level: 3, evidence: 'claimed', source: 'cv' }]);
      const [{ count }] = await t.dataSource.query(
        'select count(*)::int as count from outbox where aggregate_id = $1',
        [person],
      );
      expect(count).toBe(2);
      await t.settled();
    });

    it('a decision is made once', async () => {
      expect((await decide('reng.moppe_gulv', 'reject').expect(409)).body.code).toBe('FINDING.ALREADY_DECIDED');
    });

    it('level and evidence are what the person sets, and then the caseworker is the source', async () => {
      const { body } = await decide('koerekort-b', 'accept', { by: 'MJ', status: 'unknown' }).expect(200);
      expect(find(body.findings, 'koerekort-b').state).toBe('changed');
      await decide('reng.moppe_gulv', 'undo').expect(200);
      expect(await competencies()).toEqual([]);
      await decide('reng.moppe_gulv', 'accept', { by: 'MJ', level: 4, evidence: 'evidenced' }).expect(200);
      expect(await competencies()).toEqual([
        { code: 'reng.moppe_gulv', level: 4, evidence: 'evidenced', source: 'caseworker' },
      ]);
    });

    it('an unknown code is refused with near ones, and nothing is written', async () => {
      const { body } = await decide('da', 'accept', { by: 'MJ', code: 'da', cefr: 'B9' }).expect(422);
      expect(body.errors[0].pointer).toBe('/cefr');
      const toilets = findings.find(
        ({ kind, state, code }) => kind === 'competency' && state === 'proposed' && code !== 'reng.moppe_gulv',
      )!;
      const wrong = await decide(toilets.code!, 'accept', { by: 'MJ', code: 'reng.moppe' }).expect(422);
      expect(wrong.body.errors[0]).toMatchObject({ pointer: '/code', code: 'FIELD.UNKNOWN_CODE' });
    });

    it('what was rejected is not proposed again for that person, whatever the next text says', async () => {
      await decide('ar', 'reject').expect(200);
      const text = `${CV.join('\n')}\nJeg taler også engelsk på niveau B1.`;
      const again = await t.api.post('/readings', { candidateId: person, text }).expect(201);
      const codes = (again.body.findings as Finding[])
        .filter(({ state }) => state === 'proposed')
        .map(({ code }) => code);
      expect(codes).toContain('en');
      expect(codes).not.toContain('ar');
      expect(codes).not.toContain('reng.moppe_gulv');
    });

    it('what somebody has changed since is not taken back', async () => {
      const { version } = (await t.api.get(`/candidates/${person}`)).body;
      const own = [{ code: 'reng.moppe_gulv', level: 1, evidence: 'verified' }];
      await t.api.patch(`/candidates/${person}`, version, { competencies: own }).expect(200);
      await decide('reng.moppe_gulv', 'undo').expect(200);
      expect(await competencies()).toEqual(own);
    });

    it('the same text is the same reading', async () => {
      const { body } = await t.api.post('/readings', { candidateId: person, text: CV.join('\n') }).expect(200);
      expect(body.id).toBe(reading);
    });
  });

  it('say what is wrong with the request', async () => {
    expect((await t.api.post('/readings', { text: 'x' }).expect(422)).body.errors[0].code).toBe('FIELD.ONE_OF_TWO');
    await t.api.post('/readings', { candidateId: '01a20031-7b02-701e-8926-92aa69fbdb3e', text: 'x' }).expect(404);
    await t.api.get('/readings?waiting=maybe').expect(422);
  });
});
