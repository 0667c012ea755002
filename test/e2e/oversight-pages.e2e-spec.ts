/** The pages of those who keep watch, as the auditor and the data steward use them (domain.md §9.2, §9.6). */
import supertest from 'supertest';
import { DemoUsers } from '../../src/identity/demo-users';
import { RetentionService } from '../../src/privacy/retention/retention.service';
import { AS_SENT } from '../support/credentials';
import { type DemoApp, startDemoApp } from '../support/demo-app';

describe('keeping watch', () => {
  let app: DemoApp;
  let people: { id: string; pseudonym: string; familyName: string }[];
  let leader: string;
  const cookies: Record<string, string> = {};

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    // a name that stands nowhere else on a page
    await app.dataSource.query(`update candidate_identities set family_name = 'Kanarifam'`);
    people = await app.dataSource.query(
      `select c.id, c.pseudonym, i.family_name as "familyName" from candidates c
       join candidate_identities i on i.candidate_id = c.id where c.owner is not null order by c.pseudonym limit 2`,
    );
    const { byRole } = await app.app.get(DemoUsers).all();
    leader = byRole.find(({ role }) => role === 'team_leader')!.subject;
    for (const bruger of ['data_steward', 'auditor', leader, `${app.municipality}:${app.colleague}`]) {
      const { headers } = await supertest(app.server)
        .post('/log-ind/demo')
        .set(AS_SENT, '1')
        .type('form')
        .send({ bruger })
        .expect(303);
      cookies[bruger] = (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    }
  });

  afterAll(() => app?.close());

  const get = (path: string, role: string) =>
    supertest(app.server).get(path).set(AS_SENT, '1').set('Cookie', cookies[role]!).redirects(0);
  const send = (path: string, fields: Record<string, string>) =>
    supertest(app.server)
      .post(path)
      .set(AS_SENT, '1')
      .set('Cookie', cookies.data_steward!)
      .type('form')
      .send(fields)
      .redirects(0);

  it('leads the auditor and the data steward to the log, and nobody who works with cases', async () => {
    for (const role of ['data_steward', 'auditor']) {
      const { text } = await get('/log', role).expect(200);
      expect(text).toContain('href="/log"');
    }
    await get('/log', `${app.municipality}:${app.colleague}`).expect(403);
    await get('/persondata', 'auditor').expect(403);
  });

  it('shows who gets how far to those who keep watch and who lead, and to nobody who works with cases', async () => {
    for (const role of ['data_steward', 'auditor', leader]) {
      const { text } = await get('/ligebehandling', role).expect(200);
      expect(text).toContain('href="/ligebehandling"');
      expect(text).not.toMatch(/Kanarifam|K-\d{4}/);
    }
    await get('/ligebehandling', `${app.municipality}:${app.colleague}`).expect(403);
    await get('/ligebehandling/tal.csv', `${app.municipality}:${app.colleague}`).expect(403);
  });

  it('gives the figures of the page as a file that says what the API says', async () => {
    const { text, headers } = await get('/ligebehandling/tal.csv', 'auditor').expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const lines = text.trim().split('\r\n');
    const { body } = await app.api.get(`/fairness?municipality=${app.municipality}`).expect(200);
    expect(lines).toHaveLength(body.cells.length + 1);
    const shown = body.cells.filter(({ base }: { base: number | null }) => base !== null);
    const numbers = shown.map(({ base, selected }: { base: number; selected: number }) => `${base};${selected}`).sort();
    expect(numbers.length).toBeGreaterThan(3);
    const told = lines.slice(1).filter((line) => !line.includes('vises ikke'));
    expect(told.map((line) => line.split(';').slice(3, 5).join(';')).sort()).toEqual(numbers);
  });

  it('tells an opening’s title only to whoever may read openings', async () => {
    const [opening] = await app.dataSource.query(
      `update openings set title = 'Kanarijob' where id = (select opening_id from suggestions limit 1) returning id`,
    );
    const address = `/ligebehandling?aabning=${opening[0].id}`;
    expect((await get(address, leader).expect(200)).text).toContain('Kanarijob');
    expect((await get(address, 'auditor').expect(200)).text).not.toContain('Kanarijob');
  });

  it('tells what has run out, who is held and what went, and links to a person only for the data steward', async () => {
    const [due, held] = people as [(typeof people)[0], (typeof people)[0]];
    const left = `update candidates set status = 'udrejst', status_from = '2020-05-04' where id = any($1)`;
    await app.dataSource.query(left, [[due.id, held.id]]);
    const hold = { reason: 'Kanarisag', by: 'MJ' };
    const { body } = await app.api.post(`/candidates/${held.id}/legal-holds`, hold).expect(201);
    await app.dataSource.query(
      `insert into audit_events (at, municipality, action, subject_type, actor_id, actor_role, details)
       select now(), unnest($1::text[]), 'erasure', 'retention', 'system', 'system',
         jsonb_build_object('what', 'retention', 'rule', 'import_done', 'done', unnest($2::int[]), 'held', 0)`,
      [
        [app.municipality, '0101'],
        [4711, 4712],
      ],
    );

    await app.app.get(RetentionService, { strict: false }).count();
    const steward = (await get('/opbevaring', 'data_steward').expect(200)).text;
    expect(steward).toMatch(/sidst gennemgået .+: 1 udløbet, 1 fastholdt\. Der blev kun talt\./);
    expect(steward).toContain('2 borgere med udløbet frist');
    for (const { id, pseudonym } of [due, held]) expect(steward).toContain(`href="/persondata/${id}">${pseudonym}</a>`);
    expect(steward).toContain('afsluttet 4. maj 2020');
    expect(steward).toContain('Kanarisag');
    expect(steward).toContain('4.711 slettet');
    expect(steward).not.toContain('4.712');

    const auditor = (await get('/opbevaring', 'auditor').expect(200)).text;
    expect(auditor).toContain(due.pseudonym);
    expect(auditor).not.toMatch(/Kanarifam|Kanarisag|\/persondata/);
    for (const role of [leader, `${app.municipality}:${app.colleague}`]) await get('/opbevaring', role).expect(403);

    const lift = await app.api.post(`/candidates/${held.id}/legal-holds/${body.id}/lift`).set('If-Match', '"1"');
    expect(lift.status).toBe(200);
    await app.dataSource.query(`update candidates set status = 'aktiv', status_from = null where id = any($1)`, [
      [due.id, held.id],
    ]);
    expect((await get('/opbevaring', 'data_steward').expect(200)).text).toContain('Ingen fastholdelser');
  });

  it('begins with the team for whoever leads, with numbers that the pages behind them hold', async () => {
    const page = (await get('/', leader).expect(200)).text;
    expect(page).toContain('Teamet i dag');
    expect(page).not.toMatch(/Kanarifam|K-\d{4}/);
    const linked = [...page.matchAll(/<a href="([^"]+)">([\d.]+)<span class="sr-only">/g)].map(([, href, text]) => ({
      href: href!.replaceAll('&amp;', '&'),
      count: Number(text!.replaceAll('.', '')),
    }));
    const onPage = async (href: string): Promise<number> => {
      const answer = await get(href, leader);
      const { text } = answer.status === 303 ? await get(answer.headers.location!, leader) : answer;
      const [, told] = /data-board-total="(\d+)"|data-waiting="(\d+)"|data-announce>([\d.]+)/
        .exec(text)!
        .filter(Boolean);
      return Number(told!.replaceAll('.', ''));
    };
    // one of each kind from the lines, and the totals
    for (const start of ['/tavler?ejer=', '/forslag?ejer=', '/aabninger?']) {
      for (const { href, count } of [
        linked.find((one) => one.href.startsWith(start))!,
        ...linked.filter((one) => one.href.startsWith(start) && /frist|alle/.test(one.href)).slice(-3),
      ]) {
        expect({ href, count: await onPage(href) }).toEqual({ href, count });
      }
    }
    expect(linked.map(({ href }) => href)).toContain('/tavler?ejer=alle&frist=overskredet');

    expect((await get('/?vis=egne', leader).expect(200)).text).toContain('Mine opgaver');
    const consultant = (await get('/', `${app.municipality}:${app.colleague}`).expect(200)).text;
    expect(consultant).not.toContain('Teamet i dag');
  });

  it('tells a leader of imports that failed lately, and of no older ones', async () => {
    for (const [file, day] of [
      ['nylig.csv', '2026-02-16'],
      ['gammel.csv', '2026-02-15'],
    ]) {
      await app.dataSource.query(
        `insert into imports (id, municipality, file_name, content_hash, format, state, totals, created_at)
         values (gen_random_uuid(), $1, $2::text, $2::text, 'csv', 'failed', '{}', $3::date + time '12:00')`,
        [app.municipality, file, day],
      );
    }
    const { text } = await get('/', leader).expect(200);
    expect(text).toContain('Én import slog fejl');
    expect(text).toContain('nylig.csv');
    expect(text).not.toContain('gammel.csv');
  });

  it('tells what happened to one person by pseudonym, with who and why, and never a name', async () => {
    const [person] = people;
    await app.api.post(`/candidates/${person!.id}/case-openings`, { purpose: 'Vikar for en syg kollega' }).expect(201);
    const { text } = await get(`/log?borger=${person!.pseudonym.toLowerCase()}&hvad=access`, 'auditor').expect(200);

    expect(text).toContain('sag åbnet med et formål');
    expect(text).toContain('Vikar for en syg kollega');
    expect(text).toContain(person!.pseudonym);
    expect(text).not.toContain(person!.familyName);
  });

  it('goes back in time page by page', async () => {
    const opening = { purpose: 'Vikar for en syg kollega' };
    for (let at = 0; at < 52; at += 1)
      await app.api.post(`/candidates/${people[0]!.id}/case-openings`, opening).expect(201);
    const times = (text: string) => text.match(/<th scope="row"/g)?.length ?? 0;
    const first = (await get('/log?hvad=access', 'auditor').expect(200)).text;
    const older = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');

    expect(times(first)).toBe(50);
    expect(times((await get(older, 'auditor').expect(200)).text)).toBeGreaterThan(0);
    expect((await get('/log?borger=K-999999', 'auditor').expect(200)).text).toContain('Der er ingen borger');
  });

  it('finds a person for the data steward, who downloads the insight', async () => {
    const [person] = people;
    const found = await get(`/persondata?borger=${person!.pseudonym}`, 'data_steward').expect(303);
    expect(found.headers.location).toBe(`/persondata/${person!.id}`);
    await get('/persondata?borger=K-999999', 'data_steward').expect(404);

    const { text } = await get(`/persondata/${person!.id}`, 'data_steward').expect(200);
    expect(text).not.toContain(person!.familyName);
    const [, address] = /href="(\/api\/v1\/[^"]+\.pdf[^"]*)"/.exec(text)!;
    const pdf = await get(address!, 'data_steward').expect(200);
    expect(pdf.headers['content-type']).toContain('application/pdf');
  });

  it('erases nobody while a legal hold stands, nor without the typed pseudonym, and then everything', async () => {
    const { id, pseudonym } = people[1]!;
    expect((await send(`/persondata/${id}/fastholdelse`, { grund: '' })).status).toBe(422);
    await send(`/persondata/${id}/fastholdelse`, { grund: 'Klagesag' }).expect(303);
    expect((await get(`/persondata/${id}`, 'data_steward')).text).toContain('kan ikke slettes, mens');
    expect((await send(`/persondata/${id}/slet`, { bekraeft: pseudonym })).status).toBe(409);

    const page = (await get(`/persondata/${id}`, 'data_steward')).text;
    const [, hold] = /name="fastholdelse" value="([^"]+)"/.exec(page)!;
    const [, version] = /name="version" value="(\d+)"/.exec(page)!;
    await send(`/persondata/${id}/fastholdelse/ophaev`, { fastholdelse: hold!, version: version! }).expect(303);
    const wrong = await send(`/persondata/${id}/slet`, { bekraeft: 'K-1' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining(`Skriv ${pseudonym} i feltet`)]);

    await send(`/persondata/${id}/slet`, { bekraeft: ` ${pseudonym.toLowerCase()} ` }).expect(303);
    await get(`/persondata/${id}`, 'data_steward').expect(404);
    expect((await app.api.get(`/candidates/${id}`)).status).toBe(404);
  });

  it('tells nothing of a colleague with three people: no number, and the same in the file', async () => {
    await app.dataSource.query(
      `update candidates set owner = null where owner = $1 and id not in
         (select id from candidates where owner = $1 and status = 'aktiv' order by id limit 3)`,
      [app.colleague],
    );
    const { text } = await get(`/ligebehandling?ejer=${app.colleague}`, leader).expect(200);
    expect(text).toContain('Der vises ingen tal');
    expect(text).not.toMatch(/\d+ af \d+/);
    const file = await get(`/ligebehandling/tal.csv?ejer=${app.colleague}`, leader).expect(200);
    for (const line of file.text.trim().split('\r\n').slice(1)) expect(line).toContain('vises ikke');
    const asked = `/fairness?municipality=${app.municipality}&owner=${app.colleague}`;
    expect((await app.api.get(asked).expect(200)).body.people).toBeNull();
  });
});
