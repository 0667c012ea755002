/** The administrators' pages in a real browser: for everybody, with and without scripts, wide and narrow. */
import AxeBuilder from '@axe-core/playwright';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { AS_COLLEAGUE } from '../support/credentials';
import { startTestApp, type TestApp } from '../support/test-app';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

describeInBrowser('the pages of administrators', () => {
  let t: TestApp;
  let url: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    t = await startTestApp({ worker: false });
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'KO', '<b>Test</b> Konsulent', '#224466', 'virksomhedskonsulent')`,
    );
    await t.credentials.session('0851:KO');
    await t.credentials.session('auditor');
    await t.dataSource.query(`update users set blocked_at = now() where subject = 'auditor'`);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.addCookies([{ name: AS_COLLEAGUE, value: 'administrator', url }]);
    page = await context.newPage();
  };
  afterEach(() => context?.close());

  const makeKey = async (name: string) => {
    await page.goto(`${url}/noegler`);
    await page.locator('#navn').fill(name);
    await page.locator('#raekkevidde').fill('read:Opening');
    await follow(page.locator('main form[action="/noegler"] button'));
  };

  it('break no rule of WCAG 2.2 AA, in Danish and English, with a new key and with a form that is wrong', async () => {
    await use();
    const found = async (name: string) => {
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze();
      return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`);
    };
    for (const language of ['da', 'en']) {
      await page.goto(`${url}/brugere?lang=${language}`);
      expect(await found('users')).toEqual([]);
      await makeKey(`Fagsystem ${language}`);
      expect(await found('a new key')).toEqual([]);
      await makeKey('');
      expect(await page.locator('.error-summary').count()).toBe(1);
      expect(await found('a wrong form')).toEqual([]);
    }
  });

  it('work without scripts: a key is made and ended, a user is blocked and let in again', async () => {
    await use({ javaScriptEnabled: false });
    await makeKey('Uden script');
    expect(await page.locator('[data-new-key]').textContent()).toMatch(/^jobbro_/);
    await page.goto(`${url}/noegler`);
    expect(await page.locator('[data-new-key]').count()).toBe(0);
    const line = () => page.locator('tr', { hasText: 'Uden script' });
    await follow(line().getByRole('button'));
    expect(await line().textContent()).toContain('Tilbagekaldt');
    await page.goto(`${url}/brugere`);
    const user = () => page.locator('tr', { hasText: '<b>Test</b> Konsulent' });
    await follow(user().getByRole('button', { name: /^Blokér/ }));
    await follow(user().getByRole('button', { name: /^Ophæv/ }));
    expect(await user().textContent()).not.toContain('Blokeret');
  });

  it.each([390, 1600])('fit a window of %i px', async (width) => {
    await use({ viewport: { width, height: 900 } });
    for (const path of ['/brugere', '/noegler']) {
      await page.goto(url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });
});
