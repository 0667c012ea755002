/** The three levels as people use them: a consultant records and takes back, the firm looks (domain.md §9.3). */
import supertest from 'supertest';
import { AS_COLLEAGUE, AS_FIRM, AS_SENT } from '../support/credentials';
import { type DemoApp, DEMO_TODAY, startDemoApp } from '../support/demo-app';

describe('permissions that firms see who a person is', () => {
  let app: DemoApp;
  let person: { id: string; owner: string; familyName: string; pseudonym: string };
  let shown: { openingId: string; cvr: string };

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    const [row] = await app.dataSource.query(
      `select s.id as suggestion, c.id, c.owner, c.pseudonym,
         o.id as "openingId", e.cvr
       from suggestions s join candidates c on c.id = s.candidate_id
         join openings o on o.id = s.opening_id join workplaces w on w.id = o.workplace_id
         join employers e on e.id = w.employer_id
       where c.owner is not null and e.cvr is not null and s.state = 'suggested' and s.rank is not null
         and not exists (select 1 from suggestions other where other.candidate_id = c.id and other.state <> 'suggested')
       order by s.rank, c.pseudonym, o.title limit 1`,
    );
    ({ openingId: row.openingId, cvr: row.cvr } = shown = row);
    person = row;
    await app.dataSource.query(`update suggestions set state = 'accepted', decided_at = now() where id = $1`, [
      row.suggestion,
    ]);
    // a name that stands nowhere else on a page
    person.familyName = 'Kanarifam';
    await app.dataSource.query('update candidate_identities set family_name = $2 where candidate_id = $1', [
      person.id,
      person.familyName,
    ]);
  });

  afterAll(() => app?.close());

  const address = () => `/kandidater/${person.id}/tilladelser`;
  const as = (initials = person.owner) => `${AS_COLLEAGUE}=${encodeURIComponent(`${app.municipality}:${initials}`)}`;
  const page = (initials?: string) =>
    supertest(app.server)
      .get(address())
      .set('Cookie', as(initials))
      .expect(200)
      .then(({ text }) => text);
  const send = (path: string, fields: Record<string, string>, initials?: string) =>
    supertest(app.server).post(path).set('Cookie', as(initials)).type('form').send(fields).redirects(0);
  const firmSees = () =>
    supertest(app.server)
      .get(`/arbejdsgiver/aabninger/${shown.openingId}`)
      .set('Cookie', `${AS_FIRM}=${shown.cvr}`)
      .expect(200)
      .then(({ text }) => text);
  const colleague = async () => {
    const [row] = await app.dataSource.query(
      `select initials from staff where active and municipality = $1 and initials <> $2 and role = 'virksomhedskonsulent'
       order by 1 limit 1`,
      [app.municipality, person.owner],
    );
    return row.initials as string;
  };

  it('shows the firm an anonymous profile before', async () => {
    const seen = await firmSees();
    expect(seen).toContain(person.pseudonym);
    expect(seen).not.toContain(person.familyName);
  });

  it('offers the firms the person was put forward to, and tells what is wrong beside the field', async () => {
    expect(await page()).toContain(`value="${shown.openingId}"`);
    const wrong = await send(address(), { aabning: shown.openingId, formaal: 'proposal', fra: 'i morgen' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Skriv en dato');
    const reversed = await send(address(), { aabning: shown.openingId, formaal: 'proposal', til: '1.1.2026' });
    expect([reversed.status, reversed.text]).toEqual([422, expect.stringContaining('Slutdatoen ligger før')]);
    const elsewhere = await send(address(), { aabning: person.id, formaal: 'proposal' });
    expect([elsewhere.status, elsewhere.text]).toEqual([422, expect.stringContaining('Vælg en af mulighederne')]);
  });

  it('shows the firm who it is from the moment it is recorded until the moment it is taken back', async () => {
    await send(address(), { aabning: shown.openingId, formaal: 'proposal', fra: DEMO_TODAY }).expect(303);
    const known = await firmSees();
    expect(known).toContain(person.familyName);
    expect(known).toContain('Borgeren har givet jer tilladelse');

    const [, permission, version] = /tilladelser\/([0-9a-f-]{36})\/tilbagekald.*?name="version" value="(\d+)"/s.exec(
      await page(),
    )!;
    await send(`${address()}/${permission}/tilbagekald`, { version: version! }).expect(303);
    expect(await firmSees()).not.toContain(person.familyName);
    expect(await page()).toContain('Taget tilbage');
  });

  it('logs each look of the firm', async () => {
    const { body } = await app.api.get(`/audit/events?subjectId=${person.id}&limit=200`).expect(200);
    const looks = (body.items as { action: string; details: object }[]).filter(({ action }) => action === 'disclosure');
    expect(looks.map(({ details }) => details)).toEqual([expect.objectContaining({ level: 2 })]);
  });

  it('tells the auditor of the municipality, too, what a firm was shown', async () => {
    const bruger = 'auditor';
    const signedIn = await supertest(app.server).post('/log-ind/demo').set(AS_SENT, '1').type('form').send({ bruger });
    const { text } = await supertest(app.server)
      .get(`/log?borger=${person.pseudonym}&hvad=disclosure`)
      .set(AS_SENT, '1')
      .set('Cookie', signedIn.get('Set-Cookie')![0]!.split(';')[0]!)
      .expect(200);

    expect(text).toContain('udlevering');
    expect(text).toContain('Arbejdsgiver');
  });

  it('lets nobody record or take back who has not the case', async () => {
    const other = await colleague();
    expect(await page(other)).not.toContain('name="aabning"');
    await send(address(), { aabning: shown.openingId, formaal: 'proposal' }, other).expect(404);
  });

  it.each([
    ['employer', '/arbejdsgiver'],
    ['administrator', '/brugere'],
  ])('takes the %s from the front page to their own, not to a refusal', async (bruger, home) => {
    const signedIn = await supertest(app.server).post('/log-ind/demo').set(AS_SENT, '1').type('form').send({ bruger });
    const cookie = signedIn.get('Set-Cookie')![0]!.split(';')[0]!;
    const front = await supertest(app.server).get('/').set(AS_SENT, '1').set('Cookie', cookie).redirects(0);

    expect([front.status, front.headers.location]).toEqual([303, home]);
  });
});
