/** A text is confirmed in a real browser: proposals beside the words, by keyboard and without JavaScript. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { type DemoApp, startDemoApp } from '../support/demo-app';

const CV =
  'Rengøringsassistent på hotel i tre år: moppede gulve og vaskede op.\n' +
  'Jeg har kørekort B. Modersmål: arabisk. <script>alert(1)</script>\n' +
  'Jeg vil gerne lære at køre gaffeltruck.';

interface Finding {
  position: number;
  code: string | null;
  state: string;
}

describeInBrowser('confirming what was read', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let person: string;
  let reading: string;
  let owner: string;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 60, openings: 60, workplaces: 60 });
    const [colleague] = await app.dataSource.query(
      `select initials from staff where municipality = $1 and role = 'virksomhedskonsulent' order by 1 limit 1`,
      [app.municipality],
    );
    owner = colleague.initials;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  beforeEach(async () => {
    const { municipality } = app;
    person = (await app.api.post('/candidates', { municipality, owner }).expect(201)).body.id;
    reading = (await app.api.post('/readings', { candidateId: person, text: CV }).expect(201)).body.id;
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const value = encodeURIComponent(`${app.municipality}:${owner}`);
    await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
    page = await context.newPage();
  };
  afterEach(() => context?.close());

  const findings = async () => (await app.api.get(`/readings/${reading}`)).body.findings as Finding[];
  const stateOf = async (code: string) => (await findings()).find((one) => one.code === code)?.state;
  const held = async () => (await app.api.get(`/candidates/${person}`)).body.competencies ?? [];
  const press = async (key: string) => {
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press(key)]);
  };

  it('goes from proposal to proposal by keyboard: accepts, undoes, rejects and skips', async () => {
    await use();
    await page.goto(`${app.url}/laesninger`);
    await follow(page.locator('tbody a').last());
    await page.goto(`${app.url}/laesninger/${reading}`);
    const waiting = (await findings()).filter(({ state }) => state === 'proposed').length;
    const first = await page.locator('.mark--current').first().textContent();
    expect(CV).toContain(first!);
    await press('g');
    expect((await findings()).filter(({ state }) => state === 'accepted')).toHaveLength(1);
    expect(await page.locator('.mark--accepted').count()).toBeGreaterThan(0);
    await press('z');
    expect((await findings()).filter(({ state }) => state === 'proposed')).toHaveLength(waiting);
    const heading = await page.locator('h1').textContent();
    await press('s');
    expect(await page.locator('h1').textContent()).not.toBe(heading);
    await press('a');
    expect((await findings()).filter(({ state }) => state === 'rejected')).toHaveLength(1);
  });

  it('writes the level and evidence that the person sets, and the lists follow', async () => {
    await use();
    const { position } = (await findings()).find(({ code }) => code === 'reng.moppe_gulv')!;
    await page.goto(`${app.url}/laesninger/${reading}?nr=${position}`);
    await page.getByLabel('Niveau', { exact: true }).selectOption('4');
    await page.getByLabel('Hvordan ved vi det').selectOption('verified');
    await follow(page.getByRole('button', { name: 'Godkend' }));
    await page.locator('.toast-line', { hasText: 'Godkendt' }).waitFor();
    expect(await held()).toEqual([{ code: 'reng.moppe_gulv', level: 4, evidence: 'verified', source: 'caseworker' }]);
    await app.settled();
  });

  it('proposes from an English CV, and what is accepted stands in the record', async () => {
    await use();
    const text =
      'I have worked three years in a hotel. I ironed shirts and drove a van to the laundry. ' +
      'I would like to learn to drive a forklift.';
    reading = (await app.api.post('/readings', { candidateId: person, text }).expect(201)).body.id;
    await page.goto(`${app.url}/laesninger/${reading}`);
    expect(await page.locator('.reading-text').textContent()).toBe(text);
    expect(await page.locator('.mark').allTextContents()).toEqual(
      expect.arrayContaining(['ironed shirts', 'drove a van']),
    );
    const { position } = (await findings()).find(({ code }) => code === 'trans.koere_varebil')!;
    await page.goto(`${app.url}/laesninger/${reading}?nr=${position}`);
    await press('g');
    expect(await stateOf('trans.koere_varebil')).toBe('accepted');
    expect(await held()).toEqual([expect.objectContaining({ code: 'trans.koere_varebil', evidence: 'claimed' })]);
    await app.settled();
  });

  it('keeps what was typed when a code is unknown, and says so beside the field', async () => {
    await use();
    const { position } = (await findings()).find(({ code }) => code === 'reng.moppe_gulv')!;
    await page.goto(`${app.url}/laesninger/${reading}?nr=${position}`);
    await page.locator('summary', { hasText: 'Det er en anden kode' }).click();
    await page.getByLabel('Kode').fill('reng.findes_ikke');
    await page.getByLabel('Niveau', { exact: true }).selectOption('1');
    await follow(page.getByRole('button', { name: 'Godkend' }));
    await page.locator('.error-summary').waitFor();
    expect(await page.getByLabel('Kode').inputValue()).toBe('reng.findes_ikke');
    expect(await page.getByLabel('Niveau', { exact: true }).inputValue()).toBe('1');
    expect(await held()).toEqual([]);
  });

  it('works without JavaScript, and shows what people wrote as text', async () => {
    await use({ javaScriptEnabled: false });
    await page.goto(`${app.url}/laesninger/${reading}`);
    expect(await page.locator('.reading-text').textContent()).toBe(CV);
    const { position } = (await findings()).find(({ code }) => code === 'koerekort-b')!;
    await page.goto(`${app.url}/laesninger/${reading}?nr=${position}`);
    await follow(page.getByRole('button', { name: 'Afvis' }));
    expect(await stateOf('koerekort-b')).toBe('rejected');
    expect(await page.locator('.toast-line').textContent()).toContain('Afvist');
  });

  it('breaks no rule of WCAG 2.2 AA', async () => {
    await use();
    for (const address of [`/laesninger/${reading}`, `/laesninger/${reading}?lang=en`, '/laesninger']) {
      await page.goto(app.url + address);
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it('takes a pasted CV from the page of the person to the proposals, without JavaScript', async () => {
    await use({ javaScriptEnabled: false });
    await page.goto(`${app.url}/kandidater/${person}`);
    await follow(page.getByRole('link', { name: 'Indsæt tekst' }));
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    expect(await page.locator('.error-summary').textContent()).toContain('Sæt teksten ind');
    const text = `Jeg har malet vægge i fire år. ${'Jeg kommer til tiden. '.repeat(400)}`;
    await page.getByLabel('Teksten').fill(text);
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    expect(page.url()).toMatch(/\/laesninger\/[0-9a-f-]{36}$/);
    expect(await page.locator('.reading-text').textContent()).toContain('Jeg har malet vægge');
    expect(await page.locator('#proposal-heading').count()).toBe(1);
    const [row] = await app.dataSource.query(
      'select candidate_id as id from readings order by created_at desc limit 1',
    );
    expect(row.id).toBe(person);
  });

  it('takes an ad for an opening and a CV by K-number, and keeps what was typed when it names nobody', async () => {
    await use();
    const [own] = await app.dataSource.query('select pseudonym from candidates where id = $1', [person]);
    const [other] = await app.dataSource.query(
      'select pseudonym from candidates where owner <> $1 and deleted_at is null limit 1',
      [owner],
    );
    await page.goto(`${app.url}/laesninger`);
    await follow(page.getByRole('link', { name: 'Indsæt tekst' }).first());
    await page.getByLabel('Teksten').fill('Vi søger en kok til et travlt køkken.');
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    await page.locator('.error-summary', { hasText: 'K-nummer, eller vælg' }).waitFor();
    expect(await page.getByLabel('Teksten').inputValue()).toBe('Vi søger en kok til et travlt køkken.');
    await page.getByLabel(/K-nummer/).fill(other.pseudonym);
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    await page.locator('.error-summary', { hasText: 'blandt dine sager' }).waitFor();
    expect(await page.getByLabel(/K-nummer/).inputValue()).toBe(other.pseudonym);
    await page.getByLabel(/K-nummer/).fill(own.pseudonym.toLowerCase());
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    await page.waitForURL(/\/laesninger\/[0-9a-f-]{36}$/);
    await page.goto(`${app.url}/laesninger/ny`);
    await page.getByLabel(/jobåbning/).selectOption({ index: 1 });
    await page.getByLabel('Teksten').fill('Vi søger en kok til et travlt køkken.');
    await follow(page.getByRole('button', { name: 'Læs teksten' }));
    await page.waitForURL(/\/laesninger\/[0-9a-f-]{36}$/);
    expect(await page.getByText('Om jobåbningen').count()).toBe(1);
  });
});
