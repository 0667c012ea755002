/** The page of one person over the started program: who sees what, and the forms (domain.md §9.2). */
import supertest from 'supertest';
import { EDIT_PARTS } from '../../src/web/candidates/edit-parts';
import { type DemoApp, startDemoApp } from '../support/demo-app';

describe('the page of a person', () => {
  let app: DemoApp;
  let id: string;
  let owner: string;
  let name: string;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    const [person] = await app.dataSource.query(
      `select c.id, c.owner, i.given_name as name from candidates c join candidate_identities i on i.candidate_id = c.id
       where c.status = 'aktiv' and c.owner is not null and exists (select 1 from candidate_branchepakker b
         where b.candidate_id = c.id) order by c.id limit 1`,
    );
    ({ id, owner, name } = person);
  });

  afterAll(() => app?.close());

  const as = (initials: string) => `jobbro_as=${encodeURIComponent(`${app.municipality}:${initials}`)}`;
  const get = (path: string, initials = owner, status = 200) =>
    supertest(app.server)
      .get(path)
      .set('Cookie', as(initials))
      .expect(status)
      .then(({ text }) => text);
  const send = (part: string, fields: Record<string, string>, initials = owner) =>
    supertest(app.server)
      .post(`/kandidater/${id}/ret/${part}`)
      .set('Cookie', as(initials))
      .type('form')
      .send(fields)
      .redirects(0);
  const record = async () => (await app.api.get(`/candidates/${id}`)).body;
  const colleague = async () => {
    const [row] = await app.dataSource.query(
      'select initials from staff where active and municipality = $1 and initials <> $2 order by 1 limit 1',
      [app.municipality, owner],
    );
    return row.initials as string;
  };

  it('tells name and course to whoever has the case, and to nobody else', async () => {
    const own = await get(`/kandidater/${id}`);
    expect(own).toContain(name);
    expect(own).toContain('Forløb');
    const other = await get(`/kandidater/${id}`, await colleague());
    expect(other).not.toContain(name);
    expect(other).not.toContain('Forløb');
    expect(other).not.toContain('/ret/');
    expect(other).toContain('Kompetencer');
  });

  it('tells who looked by initials and role, not by an id', async () => {
    await get(`/kandidater/${id}`);
    const [, lookUps] = /id="h-lookups">(.*?)<\/section>/s.exec(await get(`/kandidater/${id}`))!;

    expect(lookUps).toContain(`<bdi>${owner}</bdi>, `);
    expect(lookUps).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('has a form for each common edit, filled with what is recorded', async () => {
    for (const part of EDIT_PARTS) {
      const form = await get(`/kandidater/${id}/ret/${part}`);
      expect(form).toContain('name="version"');
      expect(form).not.toMatch(/form-error|aria-invalid/);
    }
    await get(`/kandidater/${id}/ret/navn`, owner, 404);
  });

  it('shows a form to nobody who does not have the case', async () => {
    await get(`/kandidater/${id}/ret/status`, await colleague(), 403);
    expect((await send('vilkaar', { version: '1' }, await colleague())).status).toBe(403);
  });

  it('saves hours and travel, and keeps what the form does not name', async () => {
    const before = await record();
    const fields = {
      version: String(before.version),
      'timer-mindst': '12',
      'timer-hoejst': '30',
      transport: 'bicycle',
    };
    const { status, headers } = await send('vilkaar', fields);
    expect([status, headers.location]).toEqual([303, `/kandidater/${id}?gemt=1`]);
    const after = await record();
    expect(after).toMatchObject({ hoursMin: 12, hoursMax: 30, travel: { modes: ['bicycle'] } });
    expect(after.competencies).toEqual(before.competencies);
  });

  it('shows a wrong form again with everything typed, the fault beside its field and a summary', async () => {
    const { version } = await record();
    const fields = { version: String(version), 'timer-mindst': 'mange', 'timer-hoejst': '30', postnummer: '9' };
    const { status, text } = await send('vilkaar', fields);
    expect(status).toBe(422);
    expect(text).toContain('value="mange"');
    expect(text).toContain('href="#timer-mindst"');
    expect(text).toContain('href="#postnummer"');
    expect(text).toContain('Skriv et helt tal');
    expect((await record()).version).toBe(version);
  });

  it('does not overwrite what somebody else saved meanwhile, and loses nothing typed', async () => {
    const { version } = await record();
    await app.api.patch(`/candidates/${id}`, version, { hoursMax: 25 }).expect(200);
    const clash = await send('vilkaar', { version: String(version), 'timer-mindst': '5', 'timer-hoejst': '37' });
    expect(clash.status).toBe(412);
    expect(clash.text).toContain('value="37"');
    expect((await record()).hoursMax).toBe(25);
    const offered = /name="version" value="(\d+)"/.exec(clash.text)![1]!;
    expect((await send('vilkaar', { version: offered, 'timer-mindst': '5', 'timer-hoejst': '37' })).status).toBe(303);
    expect((await record()).hoursMax).toBe(37);
  });

  it('saves a competency, a language and the week', async () => {
    const saved = async (part: string, fields: Record<string, string>) => {
      const { version } = await record();
      return (await send(part, { version: String(version), ...fields })).status;
    };
    expect(await saved('kompetence', { kode: 'reng.moppe_gulv', niveau: '4', grundlag: 'verified' })).toBe(303);
    expect(await saved('sprog', { sprog: 'da', speaking: 'B1', uddannelse: 'DU2', modul: '4' })).toBe(303);
    expect(await saved('uge', { 'dag-0': '1', 'fra-0': '22:00', 'til-0': '06:00', 'dag-1': '', 'fra-1': '' })).toBe(
      303,
    );
    const after = await record();
    expect(after.competencies).toContainEqual({ code: 'reng.moppe_gulv', level: 4, evidence: 'verified' });
    expect(after.languages.find((one: { language: string }) => one.language === 'da')).toMatchObject({
      skills: { speaking: 'B1' },
      danishModule: 4,
    });
    expect(after.availability).toEqual([{ day: 1, from: '22:00', to: '06:00' }]);
    expect(await saved('uge', { 'dag-0': '1', 'fra-0': '8', 'til-0': '16:00' })).toBe(422);
  });

  it('changes the status, refuses one that cannot follow, and notes a conversation', async () => {
    const status = async (fields: Record<string, string>) => {
      const { version } = await record();
      return send('status', { version: String(version), ...fields });
    };
    expect((await status({ til: 'sygemeldt', fra: '2026-03-01', 'til-og-med': '2026-02-01' })).status).toBe(422);
    expect((await status({ til: 'udrejst' })).status).toBe(303);
    const refused = await status({ til: 'aktiv' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Status kan ikke skifte sådan');
    expect((await status({ til: 'aktiv', rettelse: 'on' })).status).toBe(303);
    expect((await send('samtale', { version: '1', slags: 'joint', holdt: '2026-03-02' })).status).toBe(303);
    expect((await send('samtale', { version: '1', slags: 'joint' })).status).toBe(422);
    expect(await get(`/kandidater/${id}`)).toContain('fælles samtale');
  });

  it('says who has looked at the case', async () => {
    await get(`/kandidater/${id}`);
    expect(await get(`/kandidater/${id}`)).toContain('opslag');
  });
});
