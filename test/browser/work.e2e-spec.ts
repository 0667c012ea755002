/** A consultant's work in a real browser: weigh a list, review by keyboard, undo, take notes, work as somebody else. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { type DemoApp, startDemoApp } from '../support/demo-app';

describeInBrowser('work on pages', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let opening: string;
  let owner: string;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    const [first] = await app.dataSource.query(
      `select o.id from openings o join suggestions s on s.opening_id = o.id where o.state = 'aaben' and s.rank is not null
       group by o.id order by count(*) desc, o.external_id limit 1`,
    );
    opening = first.id;
    const [most] = await app.dataSource.query(
      `select c.owner from suggestions s join candidates c on c.id = s.candidate_id
       where s.rank <= 5 and s.state = 'suggested' and c.owner is not null group by c.owner order by count(*) desc, 1 limit 1`,
    );
    owner = most.owner;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const value = encodeURIComponent(`${app.municipality}:${owner}`);
    await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
    page = await context.newPage();
  });

  afterEach(async () => {
    await context.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });
  const stateOf = async (id: string) => (await app.api.get(`/suggestions/${id}`)).body;
  const idOf = (url: string) => new URL(url).pathname.split('/').at(-1)!;
  const press = async (key: string) => {
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press(key)]);
  };
  const focused = () => page.evaluate('document.activeElement.tagName');

  it('ranks the list anew while weights change, without leaving the page, and the address says so', async () => {
    await visit(`/aabninger/${opening}`);
    const score = () => page.locator('.ranked .score').first().textContent();
    const before = await score();
    await page.evaluate('window.stillHere = true');
    await page.locator('summary', { hasText: 'Vægte' }).first().click();
    for (const factor of ['Kompetencer', 'Branchepakke', 'Arbejdstid', 'Jobmål', 'Sprog']) {
      await page.getByLabel(factor, { exact: true }).fill('0');
    }
    await page.getByLabel('Transport', { exact: true }).fill('100');
    await page.getByLabel('Transport', { exact: true }).press('Tab');
    await page.waitForURL(/v-commute=100/);
    // the lists of the weights before this one come and go meanwhile
    await page.locator('#ranked-list a[href*="v-commute=100"]').first().waitFor();
    expect(await page.locator('#ranked-list').textContent()).toContain('andre vægte');
    expect(new URL(page.url()).search).not.toContain('q=');
    expect(await page.evaluate('window.stillHere')).toBe(true);
    expect(await score()).not.toBe(before);
    const shared = page.url();
    const shown = await page.locator('.ranked h3').allTextContents();
    await page.goto(shared);
    expect(await page.locator('.ranked h3').allTextContents()).toEqual(shown);
  });

  it('goes back to the list as it was', async () => {
    await visit(`/aabninger/${opening}`);
    const before = await page.locator('.ranked h3').allTextContents();
    await page.getByLabel('Vis', { exact: true }).selectOption('10');
    await page.waitForURL(/antal=10/);
    await page.waitForFunction(`document.querySelectorAll('.ranked > li').length === 10`);
    await page.goBack({ waitUntil: 'load' });
    await page.locator('.ranked > li').nth(10).waitFor();
    expect(await page.locator('.ranked h3').allTextContents()).toEqual(before);
  });

  it('saves weights under a name and uses them again', async () => {
    await visit(`/aabninger/${opening}?v-commute=70`);
    await page.locator('summary', { hasText: 'Gemte vægte' }).click();
    await page.getByLabel('Gem de viste vægte som').fill('Kort vej');
    await follow(page.getByRole('button', { name: 'Gem vægte' }));
    await visit(`/aabninger/${opening}`);
    await page.locator('summary', { hasText: 'Gemte vægte' }).click();
    await follow(page.getByRole('link', { name: 'Kort vej' }));
    expect(await page.getByLabel('Transport', { exact: true }).inputValue()).toBe('70');
  });

  it('reviews by keyboard: accepts with G, moves on by itself, focuses the new heading, and undoes with Z', async () => {
    await visit('/forslag');
    const first = idOf(page.url());
    expect(await focused()).toBe('H1');
    await press('g');
    expect(idOf(page.url())).not.toBe(first);
    expect(await focused()).toBe('H1');
    expect(await stateOf(first)).toMatchObject({ state: 'accepted', decidedBy: owner });
    await press('z');
    expect(idOf(page.url())).toBe(first);
    expect((await stateOf(first)).state).toBe('suggested');
  });

  it('skips with S without deciding, and survives a reload', async () => {
    await visit('/forslag');
    const first = idOf(page.url());
    await press('s');
    const second = page.url();
    expect(idOf(second)).not.toBe(first);
    await page.reload();
    expect(page.url()).toBe(second);
    expect((await stateOf(first)).state).toBe('suggested');
  });

  it('asks for a coded reason with A, keeps what was typed when it is refused, and turns down', async () => {
    await visit('/forslag');
    const first = idOf(page.url());
    await page.keyboard.press('a');
    expect(await page.locator('#afvis').getAttribute('open')).not.toBeNull();
    expect(await page.evaluate('document.activeElement.name')).toBe('aarsag');
    await page.reload({ waitUntil: 'load' });
    await page.getByRole('link', { name: 'Afvis' }).click();
    expect(await page.evaluate('document.activeElement.name')).toBe('aarsag');
    const heading = (await page.getByRole('heading', { level: 1 }).boundingBox())!;
    expect(heading.y + heading.height).toBeLessThan((await page.locator('.decide').boundingBox())!.y);
    await page.locator('#aarsag-C13').check();
    await follow(page.getByRole('button', { name: 'Afvis med denne årsag' }));
    await page.waitForSelector('.error-summary');
    expect(await page.locator('#aarsag-C13').isChecked()).toBe(true);
    expect((await stateOf(first)).state).toBe('suggested');
    await page.locator('#tekst').fill('Flytter til Odense');
    await follow(page.getByRole('button', { name: 'Afvis med denne årsag' }));
    await page.waitForURL((url) => idOf(url.href) !== first);
    expect(await stateOf(first)).toMatchObject({
      state: 'rejected',
      reasonCode: 'C13',
      reasonText: 'Flytter til Odense',
    });
  });

  it('does nothing on single keys once they are switched off', async () => {
    await visit('/indstillinger');
    await page.getByLabel('Brug enkelte taster').uncheck();
    await follow(page.getByRole('button', { name: 'Gem' }));
    await visit('/forslag');
    const first = idOf(page.url());
    expect(await page.locator('kbd').count()).toBe(0);
    await page.keyboard.press('g');
    await page.reload();
    expect(idOf(page.url())).toBe(first);
    expect((await stateOf(first)).state).toBe('suggested');
  });

  it('puts somebody on the shortlist, takes a note, and refuses an empty one beside its field', async () => {
    await visit(`/aabninger/${opening}`);
    await follow(page.locator('.ranked .acts button').first());
    await visit(`/aabninger/${opening}/kortliste`);
    await follow(page.getByRole('button', { name: 'Gem note' }).first());
    await page.waitForSelector('.error-summary');
    expect(await page.locator('.form-error-message').count()).toBe(1);
    await page.getByLabel('Ny note').first().fill('Ring efter kl. 14');
    await follow(page.getByRole('button', { name: 'Gem note' }).first());
    expect(await page.locator('section.panel').first().textContent()).toContain('Ring efter kl. 14');
  });

  it('compares the people who were ticked', async () => {
    await visit(`/aabninger/${opening}`);
    const names = await page.locator('.ranked h3').allTextContents();
    await page.locator('.ranked input[name=k]').nth(0).check();
    await page.locator('.ranked input[name=k]').nth(2).check();
    await follow(page.getByRole('button', { name: 'Sammenlign de valgte' }));
    expect(await page.locator('thead th a').allTextContents()).toEqual([names[0], names[2]]);
  });

  it('names the person only to whoever has the case', async () => {
    const [own] = await app.dataSource.query(
      'select id from candidates where owner = $1 and deleted_at is null order by pseudonym limit 1',
      [owner],
    );
    await app.dataSource.query(
      'update candidate_identities set given_name = $2, family_name = null where candidate_id = $1',
      [own.id, '<script>alert(1)</script> سارة'],
    );
    await visit(`/match/${opening}/${own.id}`);
    expect(await page.locator('bdi', { hasText: 'سارة' }).textContent()).toBe('<script>alert(1)</script> سارة');
    await context.clearCookies();
    const [other] = await app.dataSource.query(
      "select initials from staff where initials <> $1 and role = 'virksomhedskonsulent' order by 1 limit 1",
      [owner],
    );
    const value = encodeURIComponent(`${app.municipality}:${other.initials}`);
    await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
    await visit(`/match/${opening}/${own.id}`);
    expect(await page.locator('body').textContent()).not.toContain('سارة');
  });

  it('hands out the list as CSV that Danish spreadsheets open and as XLSX', async () => {
    await visit(`/aabninger/${opening}`);
    const csv = await (await page.request.get(`${app.url}/aabninger/${opening}/liste.csv?antal=10`)).text();
    expect(csv.startsWith('\uFEFFNr.;Person;')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(11);
    const xlsx = await page.request.get(`${app.url}/aabninger/${opening}/liste.xlsx`);
    expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses a form that another site sends', async () => {
    const answer = await context.request.post(`${app.url}/aabninger/${opening}/kortliste`, {
      form: { kandidat: opening },
      headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://example.org' },
    });
    expect(answer.status()).toBe(403);
  });
});
