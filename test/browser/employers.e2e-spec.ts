/** Work with employers in a real browser: an opening in two minutes, how many it reaches, contacts and agreements. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { AS_FIRM } from '../support/credentials';
import { type DemoApp, startDemoApp } from '../support/demo-app';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const HOSTILE = '<script>alert(1)</script> سارة';

describeInBrowser('work with employers', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let known: { id: string; cvr: string; name: string };
  let faults: string[];

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    [known] = await app.dataSource.query(
      `select e.id, e.cvr, e.name from employers e join workplaces w on w.employer_id = e.id
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
    faults = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
  };

  afterEach(async () => {
    await context?.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });
  const eligible = async () => Number((await page.locator('.reach__count strong').textContent())!.replace('.', ''));
  const asFirm = async (cvr: string) => {
    await context.addCookies([{ name: AS_FIRM, value: cvr, url: app.url }]);
  };
  const press = (name: string) => follow(page.getByRole('button', { name, exact: true }));

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
    await follow(page.locator('#opgaver button'));
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
    await follow(page.locator('#opgaver').getByRole('button', { name: 'Tilføj' }));
    await page.getByText('Mente du:').waitFor();
    await page.locator('#opgaver p label', { hasText: 'Støvsuge' }).first().click();
    await press('Find virksomhed');
    await page.locator('tbody label', { hasText: 'Støvsuge' }).waitFor();
  });

  it('logs a contact, keeps what was typed when it is refused, and reminds nobody while the firm wants peace', async () => {
    await use();
    await visit(`/virksomheder/${known.id}`);
    await page.locator('summary', { hasText: 'Virksomheden vil være i fred' }).click();
    await page.getByLabel('Kontakt ikke til og med').fill('2026-04-30');
    await press('Gem dato');
    await page.locator('h1 + .tagline', { hasText: '30. apr. 2026' }).waitFor();
    await page.locator('summary', { hasText: 'Skriv en kontakt ned' }).click();
    await page.getByLabel('Hvad kom der ud af det').fill(HOSTILE);
    await page.getByLabel('Næste kontakt').fill('2026-04-01');
    await press('Gem kontakt');
    await page.locator('.error-summary', { hasText: 'bedt om fred' }).waitFor();
    expect(await page.getByLabel('Hvad kom der ud af det').inputValue()).toBe(HOSTILE);
    await page.getByLabel('Næste kontakt').fill('');
    await press('Gem kontakt');
    await page.locator('#kontakt bdi', { hasText: 'سارة' }).waitFor();
    expect(await page.locator('main script').count()).toBe(0);
    await visit('/virksomheder?vis=fred');
    expect(await page.locator('tbody tr', { hasText: known.name }).count()).toBe(1);
    await visit('/virksomheder?vis=kontakt');
    expect(await page.locator('tbody tr', { hasText: known.name }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('refuses unlawful wording in an employer’s opening and says what may be asked instead', async () => {
    await use();
    await asFirm(known.cvr);
    await visit('/arbejdsgiver/ny');
    await page.getByLabel('Småjob', { exact: false }).check();
    await page.getByLabel('Begynd med en jobskabelon').selectOption('reng.kontor-morgen');
    await page.locator('tbody label', { hasText: 'Moppe gulv' }).waitFor();
    await page.getByLabel('Beskrivelse').fill('Vi søger en ung kvinde med dansk som modersmål.');
    await press('Slå op');
    const told = await page.locator('.error-summary').textContent();
    expect(told).toContain('en ung kvinde”');
    expect(told).toContain('niveau i dansk');
    expect(await page.getByLabel('Beskrivelse').inputValue()).toContain('modersmål');
    expect(await page.getByLabel('Småjob', { exact: false }).isChecked()).toBe(true);
  });

  it('goes all the way: posted by a firm, suggested, reviewed by keyboard, shortlisted, printed, answered', async () => {
    await use();
    await asFirm(known.cvr);
    await visit('/arbejdsgiver/ny');
    await page.getByLabel('Småjob', { exact: false }).check();
    await page.getByLabel('Begynd med en jobskabelon').selectOption('reng.kontor-morgen');
    await page.locator('tbody label', { hasText: 'Moppe gulv' }).waitFor();
    await page.getByLabel('Titel').fill(HOSTILE);
    await page.getByLabel('Antal pladser').fill('2');
    await press('Slå op');
    await page.waitForURL(/\/arbejdsgiver\/aabninger\//);
    const own = new URL(page.url()).pathname;
    const id = own.split('/').at(-1)!;
    expect(await page.locator('h1').textContent()).toContain(HOSTILE);
    expect(await page.locator('article').count()).toBe(0);

    await app.settled();
    await visit(`/forslag?aabning=${id}&ejer=alle&top=5`);
    const person = (await page.locator('h1').textContent())!.split(' ')[0]!;
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('g')]);
    await visit(`/aabninger/${id}/kortliste`);
    expect(await page.locator('section.panel h2').allTextContents()).toEqual([person]);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');

    const [{ name }] = await app.dataSource.query(
      `select i.given_name as name from candidate_identities i join candidates c on c.id = i.candidate_id
       where c.pseudonym = $1`,
      [person],
    );
    await visit(own);
    expect(await page.locator('article h3').allTextContents()).toEqual([person]);
    expect(await page.locator('main').textContent()).not.toContain(name);
    await page.locator('summary', { hasText: 'Skriv en besked med' }).click();
    await page.getByLabel('Besked til konsulenten').fill('Ring efter kl. 10 سارة');
    await follow(page.getByRole('button', { name: 'Ring til os' }));
    await page.locator('article .tagline', { hasText: 'I vil ringes op' }).waitFor();
    const [reply] = await app.dataSource.query(
      `select r.answer, r.text, r.handled_by as "handledBy", s.state from employer_replies r
       join suggestions s on s.id = r.suggestion_id where s.opening_id = $1`,
      [id],
    );
    expect(reply).toEqual({ answer: 'call_me', text: 'Ring efter kl. 10 سارة', handledBy: null, state: 'accepted' });
    expect(await page.locator('main script').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('shows a firm nothing of another firm’s openings', async () => {
    await use();
    await asFirm(known.cvr);
    const [other] = await app.dataSource.query(
      `select o.id, o.title from openings o join workplaces w on w.id = o.workplace_id
       join employers e on e.id = w.employer_id where e.cvr <> $1 limit 1`,
      [known.cvr],
    );
    expect((await visit(`/arbejdsgiver/aabninger/${other.id}`))?.status()).toBe(404);
    const answer = await context.request.post(`${app.url}/arbejdsgiver/aabninger/${other.id}/tilstand`, {
      form: { til: 'lukket', version: '1' },
    });
    expect(answer.status()).toBe(404);
    await visit('/arbejdsgiver');
    expect(await page.locator('nav a[href="/aabninger"]').count()).toBe(0);
  });

  it('gives firms pages that everybody can use, at 390 px, with and without JavaScript', async () => {
    const [{ id }] = await app.dataSource.query(
      `select o.id from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
       where e.cvr = $1 order by o.id desc limit 1`,
      [known.cvr],
    );
    const addresses = ['/arbejdsgiver', '/arbejdsgiver/ny', `/arbejdsgiver/aabninger/${id}`];
    await use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await asFirm(known.cvr);
    for (const address of addresses) {
      expect((await visit(address))?.status()).toBe(200);
      expect(await page.locator('h1').count()).toBe(1);
    }
    await context.close();
    await use({ viewport: { width: 390, height: 844 } });
    await asFirm(known.cvr);
    for (const address of addresses) {
      await visit(`${address}?lang=en`);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze();
      const found = violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
      expect({ address, found, overflow: Math.max(0, Number(overflow)) }).toEqual({ address, found: [], overflow: 0 });
    }
  });
});
