/** What administrators do: shut somebody out, end sessions, make and end the keys of programs. */
import type { AddressInfo } from 'node:net';
import { Clock } from '../../src/common/clock';
import { type HttpBrowser, httpBrowser } from '../support/http-browser';
import { startTestApp, type TestApp } from '../support/test-app';

const CVR = '13748136';

describe('an administrator', () => {
  let t: TestApp;
  let url: string;
  let admin: HttpBrowser;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role) values
       ('0851', 'KO', 'Test Konsulent', '#224466', 'virksomhedskonsulent'),
       ('0860', 'FR', 'Test Fremmed', '#224466', 'virksomhedskonsulent')`,
    );
    await t.api.post('/employers', { municipality: '0851', cvr: CVR, name: 'Test Firma' }).expect(201);
    await t.api.post('/employers', { municipality: '0860', cvr: '29189420', name: 'Andet Firma' }).expect(201);
    t.credentials.lending = false;
    // the demo's administrator belongs to the municipality that comes first
    admin = await signedIn('administrator');
  });

  afterAll(async () => t?.close());

  async function signedIn(bruger: string): Promise<HttpBrowser> {
    const browser = httpBrowser(url);
    const answer = await browser.post('/log-ind/demo', { bruger });
    expect(answer.status).toBe(303);
    return browser;
  }
  const idOf = async (subject: string): Promise<string> => {
    const [row] = await t.dataSource.query('select id from users where subject = $1', [subject]);
    return row.id;
  };
  const inside = async (browser: HttpBrowser) => (await browser.go('/indstillinger')).status === 200;

  it('begins at the users, and reaches no citizen, no opening and no search', async () => {
    const answer = await httpBrowser(url).post('/log-ind/demo', { bruger: 'administrator' });
    expect(answer.headers.get('location')).toBe('/brugere');
    const page = await admin.read('/brugere');
    expect([...page.matchAll(/<li><a href="(\/[^"?]*)"/g)].map(([, href]) => href)).toEqual(['/brugere', '/noegler']);
    expect(page).not.toContain('role="search" class="jb-search"');
    for (const path of ['/aabninger', '/soeg', '/tavler']) expect((await admin.go(path)).status).toBe(403);
    expect((await admin.go('/')).headers.get('location')).toBe('/brugere');
  });

  it('begins there also when the address of the whole was asked for, before signing in and after', async () => {
    const person = httpBrowser(url, { accept: 'text/html' });
    const arrived = await person.post('/log-ind/demo', { bruger: 'administrator', tilbage: '/?lang=da' });
    expect(arrived.headers.get('location')).toBe('/brugere');
    const again = await person.go('/');
    expect([again.status, again.headers.get('location')]).toEqual([303, '/brugere']);
    expect(await (await person.go('/aabninger')).text()).toContain('<a href="/brugere">Gå til din startside</a>');
  });

  it('is told of its own pages by the help, and a firm of the firm’s', async () => {
    const firm = httpBrowser(url);
    await firm.post('/log-ind/demo', { bruger: `cvr:${CVR}` });
    const help = await firm.read('/hjaelp');
    expect([...help.matchAll(/<h3 id="[^"]+"><a href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/arbejdsgiver/ny',
      '/arbejdsgiver',
    ]);
    expect(help).toContain('href="/arbejdsgiver/ny">Ny jobåbning til kommunen');
    for (const page of [help, await admin.read('/hjaelp')])
      expect(page).not.toMatch(/<kbd>|href="\/(aabninger|tavler)"/);
  });

  it('sees the users of the municipality and of the firms it works with, and nobody else', async () => {
    for (const subject of ['0851:KO', '0860:FR', `cvr:${CVR}`, 'cvr:29189420']) await signedIn(subject);
    const page = await admin.read('/brugere');
    expect(page).toContain('Test Konsulent');
    expect(page).toContain(CVR);
    expect(page).not.toContain('Test Fremmed');
    expect(page).not.toContain('29189420');
    expect(await admin.read('/brugere?q=ko')).toContain('Test Konsulent');
    expect(await admin.read('/brugere?q=findes-ikke')).not.toContain('Test Konsulent');
    for (const act of ['bloker', 'genaabn', 'log-ud']) {
      expect((await admin.post(`/brugere/${await idOf('0860:FR')}/${act}`, {})).status).toBe(404);
    }
  });

  it('shuts somebody out at once, wherever the person is signed in, until the block is lifted', async () => {
    const [office, home, other] = [await signedIn('0851:KO'), await signedIn('0851:KO'), await signedIn('auditor')];
    const id = await idOf('0851:KO');
    expect((await admin.post(`/brugere/${id}/bloker`, {})).status).toBe(303);
    expect([await inside(office), await inside(home), await inside(other)]).toEqual([false, false, true]);
    const refused = await httpBrowser(url).post('/log-ind/demo', { bruger: '0851:KO' });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('SIGN_IN.BLOCKED');
    await admin.post(`/brugere/${id}/genaabn`, {});
    expect(await inside(office)).toBe(false);
    expect(await inside(await signedIn('0851:KO'))).toBe(true);
  });

  it('need not be asked: a block that stands in the database ends a session at its next request', async () => {
    const user = await signedIn('0851:KO');
    expect(await inside(user)).toBe(true);
    await t.dataSource.query(`update users set blocked_at = now() where subject = '0851:KO'`);
    expect(await inside(user)).toBe(false);
    await t.dataSource.query(`update users set blocked_at = null where subject = '0851:KO'`);
    expect(await inside(user)).toBe(false);
  });

  it('ends every session of somebody, who may sign in again', async () => {
    const [one, two] = [await signedIn('0851:KO'), await signedIn('0851:KO')];
    await admin.post(`/brugere/${await idOf('0851:KO')}/log-ud`, {});
    expect([await inside(one), await inside(two)]).toEqual([false, false]);
    expect(await inside(await signedIn('0851:KO'))).toBe(true);
  });

  it('cannot shut out themselves', async () => {
    const answer = await admin.post(`/brugere/${await idOf('administrator')}/bloker`, {});
    expect([answer.status, (await answer.text()).includes('USER.IS_YOURSELF')]).toEqual([409, true]);
    expect(await inside(admin)).toBe(true);
  });

  describe('and the keys of programs', () => {
    const FORM = { navn: 'Fagsystem', raekkevidde: 'read:Opening\n*:Employer', dage: '30', minut: '' };
    const openings = async (key: string) =>
      (await fetch(`${url}/api/v1/openings`, { headers: { Authorization: `Bearer ${key}` } })).status;

    it('makes one, is told it once, and ends it', async () => {
      const answer = await admin.post('/noegler', FORM);
      const page = await answer.text();
      expect(answer.status).toBe(201);
      const key = /jobbro_[0-9a-f]{8}_[A-Za-z0-9_-]{43}/.exec(page)![0];
      expect(await openings(key)).toBe(200);
      const later = await admin.read('/noegler');
      expect(later).toContain('Fagsystem');
      expect(later).not.toContain(key);
      expect(later).not.toContain('>aldrig<');
      const [row] = await t.dataSource.query('select id, municipality, expires_at from api_keys where name = $1', [
        'Fagsystem',
      ]);
      expect(row.municipality).toBe('0851');
      expect((row.expires_at.getTime() - t.app.get(Clock).now().getTime()) / 86_400_000).toBeCloseTo(30, 1);
      await admin.post(`/noegler/${row.id}/tilbagekald`, {});
      expect(await openings(key)).toBe(401);
      expect(await admin.read('/noegler')).toContain('Tilbagekaldt');
      const [logged] = await t.dataSource.query(`select details from audit_events where subject_id = $1 order by id`, [
        row.id,
      ]);
      expect(logged.details).toMatchObject({ event: 'key_made', scopes: 'read:Opening *:Employer', days: 30 });
    });

    it.each([
      ['no name', { navn: ' ' }, 'navn'],
      ['a scope nobody knows', { raekkevidde: 'read:Everything' }, 'raekkevidde'],
      ['no scope', { raekkevidde: '' }, 'raekkevidde'],
      ['a scope that reaches citizens', { raekkevidde: 'read:Opening\nread:Candidate' }, 'raekkevidde'],
      ['a scope of every subject', { raekkevidde: 'read:*' }, 'raekkevidde'],
      ['every scope', { raekkevidde: '*' }, 'raekkevidde'],
      ['a scope that makes keys', { raekkevidde: 'create:ApiKey' }, 'raekkevidde'],
      ['no days', { dage: '0' }, 'dage'],
      ['more days than a key may last', { dage: '731' }, 'dage'],
      ['a limit that is no number', { minut: 'mange' }, 'minut'],
    ])('is shown the form again with %s, with everything typed', async (_what, changed, field) => {
      const answer = await admin.post('/noegler', { ...FORM, navn: 'Et andet', ...changed });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain(`href="#${field}"`);
      expect(page).not.toMatch(/jobbro_[0-9a-f]{8}_/);
      if (field !== 'dage') expect(page).toContain('value="30"');
    });
  });
});
