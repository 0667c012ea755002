/** Work with employers in a real browser: an opening in two minutes, how many it reaches, contacts and agreements. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../support/browser';
import { type DemoApp, startDemoApp } from '../support/demo-app';

const HOSTILE = '<script>alert(1)</script> سارة';

describeInBrowser('a new opening', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let known: { cvr: string; name: string };

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    [known] = await app.dataSource.query(
      `select e.cvr, e.name from employers e join workplaces w on w.employer_id = e.id
       where e.cvr is not null group by e.id having count(*) = 1 order by e.cvr limit 1`,
    );
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
  };

  afterEach(async () => {
    await context?.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });
  const eligible = async () => Number((await page.locator('.reach__count strong').textContent())!.replace('.', ''));
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('says while typing how many people it reaches, and which requirement costs most', async () => {
    await use();
    await visit('/aabninger/ny?skabelon=reng.kontor-morgen');
    const before = await eligible();
    expect(before).toBeGreaterThan(0);
    await page.locator('summary', { hasText: 'Beviser' }).click();
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByLabel('Kørekort B', { exact: false }).first().check();
    await answered;
    await page.waitForFunction(`document.querySelector('.reach__count strong').textContent !== '${before}'`);
    expect(await eligible()).toBeLessThan(before);
    expect(await page.locator('#reach .notice').textContent()).toContain('Kørekort');
  });

  it('finds the firm of a CVR number by itself, and comes to the ranked list after saving', async () => {
    await use();
    await visit('/aabninger/ny?skabelon=reng.kontor-morgen');
    await page.getByLabel('CVR-nummer').fill(known.cvr);
    await page.getByLabel('CVR-nummer').press('Tab');
    await page.locator('bdi', { hasText: known.name }).first().waitFor();
    await press('Gem og se ranglisten');
    await page.waitForURL(/\/aabninger\/[0-9a-f-]{36}$/);
    expect(await page.locator('h1').textContent()).toContain('Rengøring af kontorer');
    expect(await page.locator('.ranked > li').count()).toBeGreaterThan(0);
  });

  it('works without JavaScript: template, a task more, reach, an unknown firm, saved', async () => {
    await use({ javaScriptEnabled: false });
    await visit('/aabninger/ny');
    await page.getByLabel('Begynd med en jobskabelon').selectOption('reng.skole');
    await press('Hent opgaver');
    expect(await page.getByLabel('Titel').inputValue()).toBe('Rengøring af skole');
    await page.getByLabel('Titel').fill(HOSTILE);
    await page.getByLabel('Tilføj en opgave').fill('Støvsuge');
    await page.locator('#opgaver button').click();
    expect(await page.getByLabel('Støvsuge', { exact: true }).isChecked()).toBe(true);
    expect(await page.getByLabel('Titel').inputValue()).toBe(HOSTILE);
    await page.getByLabel('CVR-nummer').fill('29 18 94 20');
    await press('Find virksomhed');
    await page.getByLabel('Navn', { exact: true }).fill(HOSTILE);
    await page.getByLabel('Postnummer').fill('9000');
    await press('Beregn');
    expect(await eligible()).toBeGreaterThan(0);
    await press('Gem og se ranglisten');
    expect(await page.locator('h1').textContent()).toContain(HOSTILE);
    expect(await page.locator('main script').count()).toBe(0);
    const [stored] = await app.dataSource.query(
      `select o.state, o.branchepakke, e.cvr, w.postal_code as "postalCode",
         (select count(*)::int from opening_tasks t where t.opening_id = o.id) as tasks
       from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
       where o.title = $1`,
      [HOSTILE],
    );
    expect(stored).toEqual({ state: 'aaben', branchepakke: 'RENG', cvr: '29189420', postalCode: '9000', tasks: 9 });
  });

  it('says at the fields what is wrong, and loses nothing that was typed', async () => {
    await use({ javaScriptEnabled: false });
    await visit('/aabninger/ny?skabelon=reng.skole');
    await page.getByLabel('Beskrivelse').fill('To etager og en gymnastiksal');
    await page.getByLabel('Hvorfor kræves det?').selectOption('');
    await page.getByLabel('Timer om ugen, mindst').fill('37');
    await page.getByLabel('CVR-nummer').fill('29189421');
    await press('Gem og se ranglisten');
    expect(await page.locator('.error-summary li').count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator('.error-summary').textContent()).toContain('hvorfor sproget kræves');
    expect(await page.locator('.error-summary').textContent()).toContain('CVR-nummeret');
    await page.locator('.error-summary a', { hasText: 'sproget' }).click();
    expect(page.url()).toContain('#sprog-grund');
    expect(await page.getByLabel('Beskrivelse').inputValue()).toBe('To etager og en gymnastiksal');
    expect(await page.getByLabel('Timer om ugen, mindst').inputValue()).toBe('37');
    expect(await page.getByLabel('CVR-nummer').inputValue()).toBe('29189421');
  });

  it('offers what a word could mean that is no name of a task', async () => {
    await use();
    await visit('/aabninger/ny?skabelon=reng.skole');
    await page.getByLabel('Tilføj en opgave').fill('stovsug');
    await page.locator('#opgaver').getByRole('button', { name: 'Tilføj' }).click();
    await page.getByText('Mente du:').waitFor();
    await page.locator('#opgaver p label', { hasText: 'Støvsuge' }).first().click();
    await press('Find virksomhed');
    await page.locator('tbody label', { hasText: 'Støvsuge' }).waitFor();
  });
});
