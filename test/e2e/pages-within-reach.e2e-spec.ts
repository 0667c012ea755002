/** Pages that list people, firms and openings ask the policy: nothing of another municipality but a shared case. */
import type { AddressInfo } from 'node:net';
import { TEST_DAY } from '../support/fixed-clock';
import { type HttpBrowser, httpBrowser } from '../support/http-browser';
import { startTestApp, type TestApp } from '../support/test-app';

const TASK = 'reng.moppe_gulv';

describe('lists of a municipality', () => {
  let t: TestApp;
  let consultant: HttpBrowser;
  const people: Record<'own' | 'foreign' | 'shared', { id: string; pseudonym: string }> = {} as never;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role) values
       ('0851', 'KO', 'Test Konsulent', '#224466', 'virksomhedskonsulent'),
       ('0860', 'KO', 'Test Navnebror', '#224466', 'virksomhedskonsulent')`,
    );
    const person = async (municipality: string, more: object = {}) => {
      const competencies = [{ code: TASK, level: 3, evidence: 'verified' }];
      const placements = [{ scheme: 'smaajob', from: TEST_DAY, weeklyHours: 10, cvr: '13748136' }];
      const input = { municipality, owner: 'KO', postalCode: '9000', competencies, placements, ...more };
      return (await t.api.post('/candidates', input).expect(201)).body as { id: string; pseudonym: string };
    };
    people.own = await person('0851');
    people.foreign = await person('0860');
    people.shared = await person('0860', { sharedWith: ['0851'] });
    for (const municipality of ['0851', '0860']) {
      const firm = { municipality, cvr: '13748136', name: `Rengøring ${municipality}` };
      await t.api.post('/employers', firm).expect(201);
      await t.api
        .post('/openings', { municipality, title: `Rengøring i ${municipality}`, schemes: ['smaajob'] })
        .expect(201);
    }
    const { port } = t.server.address() as AddressInfo;
    consultant = httpBrowser(`http://127.0.0.1:${port}`, { 'x-test-as-sent': '1' });
    await consultant.post('/log-ind/demo', { bruger: '0851:KO' });
  });

  afterAll(async () => t?.close());

  const seen = (page: string) =>
    (['own', 'foreign', 'shared'] as const).filter((who) => page.includes(people[who].pseudonym));

  it.each([['9000'], ['K-10'], ['Moppe gulv']])('search finds by %s own and shared people only', async (text) => {
    expect(seen(await consultant.read(`/soeg?q=${encodeURIComponent(text)}&type=borgere`))).toEqual(['own', 'shared']);
  });

  it.each([
    ['openings', '/soeg?q=rengøring&type=aabninger', 'Rengøring i '],
    ['employers', '/soeg?q=rengøring&type=virksomheder', 'Rengøring '],
    ['the list of employers', '/virksomheder', 'Rengøring '],
  ])('%s are the own ones only', async (_what, path, name) => {
    const page = await consultant.read(path);
    expect(page).toContain(`${name}0851`);
    expect(page).not.toContain(`${name}0860`);
  });

  it('the list of employers counts the people of the own municipality', async () => {
    const line = /Rengøring 0851[\s\S]*?<\/tr>/.exec(await consultant.read('/virksomheder'))![0];
    expect([...line.matchAll(/<td [^>]*class="num">(\d+)<\/td>/g)].map(([, count]) => count)).toEqual(['0', '0', '1']);
  });

  it('the boards and the start page show the own caseload, not that of the same initials elsewhere', async () => {
    expect(seen(await consultant.read('/tavler?ejer=alle'))).toEqual(['own']);
    expect(seen(await consultant.read('/'))).not.toContain('foreign');
  });
});
