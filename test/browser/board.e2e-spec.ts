/** The boards, the page of a person and the search in a real browser (domain.md §1.4). */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { type DemoApp, startDemoApp } from '../support/demo-app';

describeInBrowser('the boards', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let owner: string;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    const [most] = await app.dataSource.query(
      `select owner from candidates where owner is not null and status = 'aktiv' group by 1 order by count(*) desc, 1 limit 1`,
    );
    owner = most.owner;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const value = encodeURIComponent(`${app.municipality}:${owner}`);
    await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
    page = await context.newPage();
  };

  afterEach(async () => {
    await context.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });
  const count = async (column: string) => Number(await page.locator(`[data-count="${column}"]`).textContent());
  const total = async () => Number(await page.locator('[data-board-total]').getAttribute('data-board-total'));
  const cards = (column: string) => page.locator(`#kolonne-${column} .card-line`);
  const move = async (column: string, to: string) => {
    const card = cards(column).first();
    const name = (await card.locator('a').first().textContent())!;
    await card.locator('summary').click();
    await card.getByLabel(`Kolonne som ${name} flyttes til`).selectOption(to);
    await follow(card.getByRole('button', { name: 'Flyt', exact: true }));
    return name;
  };

  it('move a card by its menu, keep the total, and take the move back by key', async () => {
    await use();
    await visit('/tavler');
    const [all, ready, igu] = [await total(), await count('klar_til_match'), await count('igu')];
    const name = await move('klar_til_match', 'igu');
    await page.locator('.toast-line', { hasText: '1 borger er flyttet til IGU' }).waitFor();
    expect([await total(), await count('klar_til_match'), await count('igu')]).toEqual([all, ready - 1, igu + 1]);
    expect(await page.locator(`#k-${name}`).textContent()).toContain('Flyttet i hånden');
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('z')]);
    await page.locator('.toast-line', { hasText: 'taget tilbage' }).waitFor();
    expect([await total(), await count('klar_til_match'), await count('igu')]).toEqual([all, ready, igu]);
  });

  it('move a card that is dragged onto a column or its name, as its menu does', async () => {
    // all of it in sight: scrolling in the middle would take hold of another card
    await use({ viewport: { width: 1280, height: 4000 } });
    await visit('/tavler');
    const [all, ready] = [await total(), await count('klar_til_match')];
    const drag = async (to: string) => {
      await cards('klar_til_match').first().dragTo(page.locator(to).first());
    };
    await drag('#kolonne-igu');
    await page.locator('.toast-line', { hasText: '1 borger er flyttet til IGU' }).waitFor();
    await page.waitForLoadState('load');
    expect([await total(), await count('klar_til_match')]).toEqual([all, ready - 1]);
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('z')]);
    await drag('.board-counts [data-column=eftervaern]');
    await page.getByText('Efterværn følger efter job').waitFor();
    await visit('/tavler');
    await drag('#kolonne-klar_til_match h3');
    expect(await count('klar_til_match')).toBe(ready);
  });

  it('ask for the day of a pause, say what is wrong beside the field, and lose nothing', async () => {
    await use({ javaScriptEnabled: false });
    await visit('/tavler');
    await move('klar_til_match', 'fritaget_andet');
    expect(await page.locator('.error-summary').count()).toBe(0);
    await page.getByLabel('Hvad er der sket?').selectOption('ferie');
    await follow(page.getByRole('button', { name: 'Flyt 1 borger' }));
    expect(await page.locator('.error-summary').textContent()).toContain('Skriv den dato');
    expect(await page.getByLabel('Hvad er der sket?').inputValue()).toBe('ferie');
    await page.getByLabel('Slutter, eller ses på igen').fill('2026-04-01');
    await follow(page.getByRole('button', { name: 'Flyt 1 borger' }));
    expect(await page.locator('.toast-line').textContent()).toContain('er flyttet');
    await follow(page.getByRole('button', { name: /Fortryd/ }));
    expect(await page.locator('.toast-line').textContent()).toContain('taget tilbage');
  });

  it('explain a move that cannot be made, and what to do instead', async () => {
    await use();
    await visit('/tavler');
    await move('klar_til_match', 'eftervaern');
    await page.getByText('Efterværn følger efter job').waitFor();
    expect(await page.getByRole('button', { name: /^Flyt \d/ }).count()).toBe(0);
  });

  it('move several cards at once after a look at what will happen, and take all back', async () => {
    await use();
    await visit('/tavler');
    const ready = await count('klar_til_match');
    const ticks = cards('klar_til_match').locator('input[type=checkbox]');
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByLabel('Flyt valgte til').selectOption('uddannelse');
    await follow(page.getByRole('button', { name: 'Se flytningen' }));
    await follow(page.getByRole('button', { name: 'Flyt 2 borgere' }));
    await page.locator('.toast-line', { hasText: '2 borgere er flyttet' }).waitFor();
    expect(await count('klar_til_match')).toBe(ready - 2);
    await follow(page.getByRole('button', { name: /Fortryd/ }));
    await page.locator('.toast-line', { hasText: 'taget tilbage for 2' }).waitFor();
    expect(await count('klar_til_match')).toBe(ready);
  });

  it('say so when nobody was chosen', async () => {
    await use();
    await visit('/tavler');
    await follow(page.getByRole('button', { name: 'Se flytningen' }));
    await page.getByText('Du har ikke valgt nogen').waitFor();
  });

  it('keep whose people are shown in the address, and add up for everybody', async () => {
    await use();
    await visit('/tavler');
    await page.getByLabel('Hvis borgere').selectOption('alle');
    await page.waitForURL(/ejer=alle/);
    const [row] = await app.dataSource.query(
      'select count(*)::int as count from candidates where deleted_at is null and municipality = $1',
      [app.municipality],
    );
    expect(await total()).toBe(row.count);
  });

  it('lead to the person, whose week is changed and stands there afterwards', async () => {
    await use();
    await visit('/tavler');
    await follow(cards('klar_til_match').first().locator('a').first());
    await follow(page.getByRole('link', { name: 'Timer og transport' }));
    await page.getByLabel('Højst timer om ugen').fill('mange');
    await follow(page.getByRole('button', { name: 'Gem' }));
    await page.locator('.error-summary').waitFor();
    expect(await page.getByLabel('Højst timer om ugen').inputValue()).toBe('mange');
    await page.getByLabel('Mindst timer om ugen').fill('6');
    await page.getByLabel('Højst timer om ugen').fill('31');
    await follow(page.getByRole('button', { name: 'Gem' }));
    await page.locator('.toast-line').waitFor();
    expect(await page.locator('#h-week ~ dl').textContent()).toContain('6–31');
  });

  it('are found by the search from any page: the key puts the cursor there, the address keeps the words', async () => {
    await use();
    await visit('/');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('q');
    const [person] = await app.dataSource.query(
      'select pseudonym, id from candidates where owner = $1 order by id limit 1',
      [owner],
    );
    await page.keyboard.type(person.pseudonym.toLowerCase());
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
    expect(page.url()).toContain('/soeg?q=');
    await follow(page.getByRole('link', { name: person.pseudonym, exact: true }));
    await page.waitForURL(`**/kandidater/${person.id}`);
  });

  it('are searched with typing errors, and names only among one’s own cases', async () => {
    await use();
    await visit('/soeg?q=rengoring');
    expect(await page.locator('#search-results').textContent()).toContain('Rengøring');
    const [own] = await app.dataSource.query(
      `select c.pseudonym, i.given_name as name from candidates c join candidate_identities i on i.candidate_id = c.id
       where c.owner = $1 order by c.id limit 1`,
      [owner],
    );
    await visit(`/soeg?q=${encodeURIComponent(own.name)}&type=borgere`);
    await page.getByRole('link', { name: own.pseudonym, exact: true }).waitFor();
    const [other] = await app.dataSource.query(
      `select c.pseudonym, concat_ws(' ', i.given_name, i.family_name) as name from candidates c
       join candidate_identities i on i.candidate_id = c.id where c.owner <> $1 and i.family_name is not null
         and not exists (select 1 from candidates d join candidate_identities j on j.candidate_id = d.id
           where d.owner = $1 and (j.family_name = i.family_name or j.given_name = i.given_name))
       order by c.id limit 1`,
      [owner],
    );
    await visit(`/soeg?q=${encodeURIComponent(other.name)}&type=borgere`);
    expect(await page.getByRole('link', { name: other.pseudonym, exact: true }).count()).toBe(0);
  });
});
