/** Files brought in by hand in a real browser: dry run, columns, progress, errors, undo. */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pdf } from '../../src/intake/testing/documents';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { startTestApp, type TestApp } from '../support/test-app';
import { until } from '../support/until';
import type { AddressInfo } from 'node:net';

const GOOD = 'Id;Postnr;Timer maks\nb-1;9000;20\nb-2;9400;37\nb-3;9000;10\n';
const MIXED = 'Id;Postnr;Timer maks\nf-1;9000;20\nf-2;9999;37\n';
const OWN_HEADERS = 'Nr;Bopæl;Fornavn\nk-1;9000;Amina\nk-2;9400;Yusuf\n';
const CV = ['Curriculum vitae', 'Jeg kan moppe gulve og har kørekort B.'];

describeInBrowser('bringing files in', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await startTestApp();
    const { port } = app.server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    await app.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'MJ', 'Mona Jensen', '#14506e', 'virksomhedskonsulent')`,
    );
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  afterEach(() => context?.close());

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
    page = await context.newPage();
  };
  const handIn = async (name: string, content: string | Buffer) => {
    await page.goto(`${url}/import`);
    await page.setInputFiles('#fil', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
    await follow(page.getByRole('button', { name: 'Læs filen' }));
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
  };
  const store = async () => {
    await follow(page.getByRole('button', { name: /^Gem/ }));
    await page.getByRole('heading', { name: 'Sådan gik det' }).waitFor();
  };
  const stored = async (externalId: string) =>
    (await app.api.get(`/candidates?externalId=${externalId}`)).body.items as { id: string; version: number }[];
  const text = () => page.locator('main').textContent();

  it('reads first, stores when told so, shows the progress by itself, and takes it back', async () => {
    await use();
    await handIn('borgere.csv', GOOD);
    expect(await text()).toContain('3 nye poster oprettes');
    expect(await stored('b-1')).toEqual([]);
    await store();
    expect(await text()).toContain('3 poster oprettet');
    const [first] = await stored('b-1');
    await app.api.patch(`/candidates/${first!.id}`, first!.version, { hoursMax: 30 }).expect(200);
    await follow(page.getByRole('button', { name: 'Fortryd importen' }));
    await page.getByRole('heading', { name: '2 poster er fjernet igen' }).waitFor();
    expect(await text()).toContain('1 oprettet post bliver, fordi nogen har rørt den siden');
    expect((await stored('b-1')).length).toBe(1);
    expect(await stored('b-2')).toEqual([]);
    await handIn('borgere.csv', GOOD);
    expect(await text()).toContain('2 nye poster oprettes');
  });

  it('says which rows cannot be stored, and hands them out as a file', async () => {
    await use();
    await handIn('fejl.csv', MIXED);
    expect(await text()).toContain('1 post kan ikke gemmes');
    expect(await page.locator('tbody tr').first().locator('td').allTextContents()).toEqual([
      '3',
      'Afvist',
      'Postnr',
      'Postnummeret findes ikke.',
      '',
    ]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hent alt som CSV' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain(
      '3;;Postnr;FIELD.UNKNOWN_PLACE;Postnummeret findes ikke.;;ikke importeret',
    );
    await store();
    expect(await text()).toContain('1 post blev ikke gemt');
    expect((await stored('f-1')).length).toBe(1);
  });

  it('lets people choose the columns, and reads the file again with them, also without JavaScript', async () => {
    await use({ javaScriptEnabled: false });
    await handIn('egne.csv', OWN_HEADERS);
    await page.getByLabel('Filen handler om').selectOption('candidates');
    await page.getByLabel('Nr', { exact: true }).selectOption('externalId');
    await page.getByLabel('Bopæl').selectOption('postalCode');
    await follow(page.getByRole('button', { name: 'Læs igen med disse kolonner' }));
    expect(await text()).toContain('3 af 3 bliver til felter');
    await follow(page.getByRole('button', { name: /^Gem/ }));
    await until('the page says how it went', async () => {
      const done = (await text())!.includes('Sådan gik det');
      if (!done) await follow(page.getByRole('link', { name: 'Se, hvor langt den er' }));
      return done;
    });
    expect(await stored('k-2')).toEqual([expect.objectContaining({ postalCode: '9400' })]);
  });

  it('leads from a CV to what was read in it', async () => {
    await use();
    await handIn('cv.pdf', pdf([CV]));
    await store();
    await follow(page.getByRole('link', { name: 'Se forslag fra 1 tekst' }));
    await follow(page.locator('tbody a').first());
    expect(await page.locator('.mark').allTextContents()).toContain('moppe gulve');
  });

  it('asks for a file when none was chosen, and refuses what it cannot read', async () => {
    await use();
    await page.goto(`${url}/import`);
    await follow(page.getByRole('button', { name: 'Læs filen' }));
    await page.locator('.error-summary').waitFor();
    await handIn('tom.pdf', '%PDF-1.7 nothing');
    expect(await text()).toContain('Dokumentet er i stykker.');
    expect(await page.getByRole('button', { name: /^Gem/ }).count()).toBe(0);
    await follow(page.getByRole('button', { name: 'Smid væk' }));
    await page.waitForURL(`${url}/import`);
  });

  it('says of a scanned PDF that it holds no text and what to bring instead, and stores nothing', async () => {
    await use();
    await handIn('skannet.pdf', pdf([[], []]));
    expect(await text()).toContain('Siderne er nok skannet ind som billeder.');
    expect(await text()).toContain('Et dokument, hvor teksten kan markeres og kopieres.');
    expect(await page.getByRole('button', { name: /^Gem/ }).count()).toBe(0);
    await page.goto(`${page.url()}?lang=en`);
    expect(await text()).toContain('Its pages are probably scanned pictures.');
  });

  it('breaks no rule of WCAG 2.2 AA', async () => {
    await use();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    await handIn('fejl.csv', MIXED.replaceAll('f-', 'w-'));
    await store();
    const finished = new URL(page.url()).pathname;
    await handIn('egne.csv', OWN_HEADERS.replaceAll('k-', 'n-'));
    const pages = ['/import', finished, new URL(page.url()).pathname];
    for (const address of pages) {
      await page.goto(url + address);
      const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
