import supertest from 'supertest';
import { queueOfRun } from '../support/run-queue';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';

const HEAD = 'externalId;postalCode;hoursMin;hoursMax';
const GOOD = `${HEAD}\nc-1;9000;10;20\nc-2;9400;15;37\n`;
const MIXED = `${HEAD}\nc-3;9000;10;20\nc-4;9999;10;20\nc-5;9000;30;20\n`;

describe('imports', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ env: queueOfRun() });
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'MJ', 'Test', '#112233', 'virksomhedskonsulent')`,
    );
  });

  afterAll(async () => t?.close());

  const upload = (text: string, fields: Record<string, string> = {}, name = 'borgere.csv') => {
    const request = supertest(t.server).post('/api/v1/imports').attach('file', Buffer.from(text), name);
    for (const [field, value] of Object.entries({ municipality: '0851', kind: 'candidates', ...fields })) {
      void request.field(field, value);
    }
    return request;
  };
  const done = (id: string) =>
    until('the import is done', async () => (await t.api.get(`/imports/${id}`)).body.state === 'done');
  const stored = async (externalId: string) =>
    (await t.api.get(`/candidates?externalId=${externalId}`).expect(200)).body.items;

  it('only read the file at first', async () => {
    const { body } = await upload(GOOD).expect(201);
    expect(body.items).toEqual([
      expect.objectContaining({
        state: 'received',
        format: 'csv',
        kind: 'candidates',
        fileName: 'borgere.csv',
        totals: { records: 2, accepted: 2, refused: 0, created: 0, updated: 0, unchanged: 0 },
      }),
    ]);
    expect(await stored('c-1')).toEqual([]);
  });

  it('store the records when told so, in the background, and harm nothing when told twice', async () => {
    const { id } = (await upload(GOOD).expect(201)).body.items[0];
    // a quick worker may be done before the answer is written
    const begun = await t.api.post(`/imports/${id}/commit`);
    expect([begun.status, begun.body.state]).toEqual(begun.status === 200 ? [200, 'done'] : [202, 'running']);
    await done(id);
    const { body } = await t.api.get(`/imports/${id}`);
    expect(body.totals).toMatchObject({ created: 2, updated: 0, refused: 0 });
    expect(await stored('c-1')).toHaveLength(1);
    await t.api.post(`/imports/${id}/commit`).expect(200);
    const again = (await upload(GOOD).expect(201)).body.items[0];
    expect(again).toMatchObject({ id, state: 'done' });
    const [{ report }] = await t.dataSource.query('select report from imports where id = $1', [id]);
    expect(report.records).toEqual([]);
  });

  it('update a record with a known key, and leave one alone that says the same', async () => {
    const changed = `${HEAD}\nc-1;9000;10;30\nc-2;9400;15;37\n`;
    const { id } = (await upload(changed, { dryRun: 'false' }).expect(201)).body.items[0];
    await done(id);
    expect((await t.api.get(`/imports/${id}`)).body.totals).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(await stored('c-1')).toEqual([expect.objectContaining({ version: 2 })]);
  });

  it('store what is right and tell line by line what is not', async () => {
    const { body } = await upload(MIXED).expect(201);
    const { id, totals, problems } = body.items[0];
    expect(totals).toMatchObject({ records: 3, accepted: 1, refused: 2 });
    expect(problems.filter(({ refused }: { refused: boolean }) => refused)).toEqual([
      expect.objectContaining({ line: 3, problems: [expect.objectContaining({ pointer: '/postalCode' })] }),
      expect.objectContaining({ line: 4, problems: [expect.objectContaining({ pointer: '/hoursMin' })] }),
    ]);
    expect((await t.api.post(`/imports/${id}/commit`)).ok).toBe(true);
    await done(id);
    expect(await stored('c-3')).toHaveLength(1);
    expect(await stored('c-4')).toEqual([]);
    const file = await t.api.get(`/imports/${id}/errors.csv?language=en`).expect(200);
    expect(file.headers['content-type']).toMatch(/^text\/csv/);
    expect(file.headers['content-disposition']).toContain('errors.csv');
    const lines = file.text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^3;.*\/postalCode;FIELD\.UNKNOWN_PLACE/);
  });

  it('have the people ranked', async () => {
    const rows = await t.dataSource.query(`select count(*)::int as n from outbox where aggregate = 'candidate'`);
    expect(rows[0].n).toBeGreaterThanOrEqual(4);
    await t.settled();
  });

  it('go on where a killed job stopped, without doubling', async () => {
    const text = `${HEAD}\n${Array.from({ length: 450 }, (_, index) => `k-${index};9000;10;20`).join('\n')}\n`;
    const { id } = (await upload(text).expect(201)).body.items[0];
    await t.dataSource.query(
      `insert into import_rows (municipality, import_id, line, outcome, record_kind, problems)
       select '0851', $1, number, 'created', 'candidate', '[]' from generate_series(1, 200) number`,
      [id],
    );
    expect((await t.api.post(`/imports/${id}/commit`)).ok).toBe(true);
    await done(id);
    expect((await t.api.get(`/imports/${id}`)).body.totals).toMatchObject({ created: 450 });
    expect(await stored('k-0')).toEqual([]);
    expect(await stored('k-200')).toHaveLength(1);
    expect(await stored('k-449')).toHaveLength(1);
  });

  it('take openings', async () => {
    const job = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Køkkenhjælp',
      description: 'Opvask',
    };
    const { body } = await upload(JSON.stringify(job), { dryRun: 'false' }, 'job.json').expect(201);
    expect(body.items[0]).toMatchObject({ kind: 'openings', state: expect.stringMatching(/^(running|done)$/) });
    await done(body.items[0].id);
    const found = (await t.api.get('/openings?q=K%C3%B8kkenhj%C3%A6lp').expect(200)).body.items;
    expect(found).toEqual([expect.objectContaining({ title: 'Køkkenhjælp', state: 'kladde' })]);
  });

  it('take several files at once, each its own import', async () => {
    const { body } = await supertest(t.server)
      .post('/api/v1/imports')
      .field('municipality', '0851')
      .attach('file', Buffer.from(GOOD.replaceAll('c-', 'm-')), 'æøå.csv')
      .attach('file', Buffer.from('%PDF-1.4 nothing'), 'cv.pdf')
      .expect(201);
    expect(body.items.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['æøå.csv', 'cv.pdf']);
    expect(body.items[1]).toMatchObject({ totals: { accepted: 0 }, problems: [{ refused: true }] });
    const nothing = await t.api.post(`/imports/${body.items[1].id}/commit`).expect(409);
    expect(nothing.body.code).toBe('IMPORT.NOTHING_TO_STORE');
  });

  it.each([
    ['no file', {}, '/file', false],
    ['an unknown municipality', { municipality: '9999' }, '/municipality', true],
    ['a column map that is no object', { columnMap: '[1]' }, '/columnMap', true],
    ['an unknown field', { dryrun: 'false' }, '/dryrun', true],
  ])('are refused with %s', async (_, fields, pointer, withFile) => {
    const request = supertest(t.server).post('/api/v1/imports');
    if (withFile) void request.attach('file', Buffer.from(GOOD), 'x.csv');
    for (const [field, value] of Object.entries({ municipality: '0851', ...fields })) void request.field(field, value);
    const { body } = await request.expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
  });

  it('are refused when the file is larger than 20 MB, or stands in a field of another name', async () => {
    const large = await upload('x'.repeat(21 * 1024 * 1024)).expect(413);
    expect(large.body.code).toBe('BODY.TOO_LARGE');
    const other = await supertest(t.server)
      .post('/api/v1/imports')
      .attach('fil', Buffer.from(GOOD), 'x.csv')
      .expect(400);
    expect(other.body.code).toBe('BODY.BROKEN_FORM');
  });

  it('are refused before they are read when the content is not what name or type says, and nothing is kept', async () => {
    const count = async () => (await t.dataSource.query('select count(*)::int as n from imports'))[0].n as number;
    const before = await count();
    const picture = '\u0089PNG\r\n\u001a\n';
    for (const [text, name, code] of [
      [GOOD, 'borgere.xlsx', 'FILE.CONTRADICTS_NAME'],
      [picture, 'borgere.csv', 'FILE.CONTRADICTS_NAME'],
      [`${GOOD}\u0000`, 'borgere.json', 'FILE.CONTRADICTS_NAME'],
    ]) {
      const { body } = await upload(text!, {}, name).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/file', code })]);
      const page = await supertest(t.server).post('/import').attach('file', Buffer.from(text!), name);
      expect(page.status).toBe(422);
      expect(page.text).toContain('id="fil-fejl"');
    }
    const typed = await supertest(t.server)
      .post('/api/v1/imports')
      .field('municipality', '0851')
      .attach('file', Buffer.from(GOOD), { filename: 'borgere', contentType: 'application/pdf' })
      .expect(422);
    expect(typed.body.errors[0].code).toBe('FILE.CONTRADICTS_TYPE');
    expect(await count()).toBe(before);
  });

  it('that are not there are not found', async () => {
    const id = '0190a5b0-0000-7000-8000-000000000001';
    await t.api.get(`/imports/${id}`).expect(404);
    await t.api.post(`/imports/${id}/commit`).expect(404);
    const answer = await t.api.get(`/imports/${id}/errors.csv`).expect(404);
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('are taken back as far as nobody has touched what they brought, once and for all', async () => {
    const file = `${HEAD}\nu-1;9000;10;20\nu-2;9400;15;37\n`;
    const { id } = (await upload(file, { dryRun: 'false' }).expect(201)).body.items[0];
    await done(id);
    const [first] = await stored('u-1');
    await t.api.patch(`/candidates/${first.id}`, first.version, { hoursMax: 30 }).expect(200);
    const { body } = await t.api.post(`/imports/${id}/undo`).expect(200);
    expect(body).toMatchObject({ state: 'undone', totals: { created: 2, undone: 1 } });
    expect((await t.api.post(`/imports/${id}/undo`)).body.totals).toMatchObject({ undone: 1 });
    expect([await stored('u-1'), await stored('u-2')].map(({ length }) => length)).toEqual([1, 0]);
    const again = (await upload(file, { dryRun: 'false' }).expect(201)).body.items[0];
    expect(again.id).not.toBe(id);
    await done(again.id);
    expect((await t.api.get(`/imports/${again.id}`)).body.totals).toMatchObject({ created: 1, updated: 1 });
  });

  it('cannot be taken back before they are stored; then they are thrown away', async () => {
    const { id } = (await upload(`${HEAD}\nd-1;9000;10;20\n`).expect(201)).body.items[0];
    expect((await t.api.post(`/imports/${id}/undo`).expect(409)).body.code).toBe('IMPORT.NOT_STORED');
    await supertest(t.server).delete(`/api/v1/imports/${id}`).expect(204);
    await t.api.get(`/imports/${id}`).expect(404);
  });
});
