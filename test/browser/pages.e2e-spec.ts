/** The pages in a real browser: whether everybody can use them, and whether they are safe. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DemoUsers } from '../../src/identity/demo-users';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { AS_COLLEAGUE } from '../support/credentials';
import { type DemoApp, startDemoApp } from '../support/demo-app';

const HOSTILE = '<script>alert(1)</script>';
const ARABIC = 'مطعم الشام';
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Pages whose texts are looked at in English too: together they hold most of them. */
const IN_ENGLISH = [
  'opening',
  'review',
  'boards',
  'person',
  'help',
  'who gets how far',
  'what is kept',
  'the team today',
];
/** Pages that a consultant may not see, with who looks at them instead. */
const AS_OTHERS: Readonly<Record<string, 'team_leader' | 'data_steward'>> = {
  'the team today': 'team_leader',
  'a leader’s own tasks': 'team_leader',
  'boards with missed deadlines': 'team_leader',
  'who gets how far': 'team_leader',
  'who gets how far on one list': 'team_leader',
  'what is kept': 'data_steward',
};
const WIDTHS = [390, 768, 1600] as const;

/** What one page was found to be in the browser. */
interface Looked {
  /** rules of WCAG it breaks, by language */
  violations: Record<string, string[]>;
  /** violations of the security policy, errors of scripts, dialogs */
  faults: string[];
  /** pixels by which it is wider than the window, by width of the window */
  overflow: Record<number, number>;
  /** tables that must be moved sideways to be read, by width of the window; only a comparison may */
  tables: Record<number, number>;
}

describeInBrowser('pages', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let opening: string;
  let addresses: Record<string, string>;
  let looked: Record<string, Looked>;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 60, workplaces: 60 });
    const [first] = await app.dataSource.query(
      `select o.id, w.employer_id as employer, w.id as workplace from openings o join workplaces w on w.id = o.workplace_id
       join suggestions s on s.opening_id = o.id where o.state = 'aaben' and s.rank is not null
       group by o.id, w.id order by count(*) desc, o.external_id limit 1`,
    );
    opening = first.id;
    await app.dataSource.query('update openings set title = $2 where id = $1', [opening, HOSTILE]);
    await app.dataSource.query('update employers set name = $2 where id = $1', [first.employer, ARABIC]);
    // one word longer than a phone is wide
    const long = 'Rengøringsafdelingen'.repeat(4);
    await app.dataSource.query('update workplaces set name = $2 where id = $1', [first.workplace, long]);
    await app.dataSource.query(
      `update candidates set status = 'udrejst', status_from = '2020-05-04' where id in
         (select id from candidates where owner is null order by id limit 3)`,
    );
    const people = await app.dataSource.query(
      'select s.candidate_id as id, s.id as suggestion from suggestions s where s.opening_id = $1 and rank <= 2 order by rank',
      [opening],
    );
    const ids: string[] = people.map((person: { id: string }) => person.id);
    const [own] = await app.dataSource.query(
      `select id from candidates where deleted_at is null and owner =
         (select initials from staff where active and role = 'virksomhedskonsulent' order by municipality, initials limit 1)
       order by id limit 1`,
    );
    addresses = {
      start: '/',
      openings: '/aabninger',
      'no opening found': '/aabninger?q=findes-ikke',
      opening: `/aabninger/${opening}`,
      'opening with other weights': `/aabninger/${opening}?v-language=90`,
      'nobody found': `/aabninger/${opening}?q=findes-ikke`,
      match: `/match/${opening}/${ids[0]}`,
      comparison: `/aabninger/${opening}/sammenlign?k=${ids[0]}&k=${ids[1]}`,
      'several to decide about': `/aabninger/${opening}/valgte?beslut=afvis&k=${ids[0]}&k=${ids[1]}`,
      'nobody to decide about': `/aabninger/${opening}/valgte?beslut=kortliste`,
      'kept off': `/aabninger/${opening}/udelukket/status`,
      shortlist: `/aabninger/${opening}/kortliste`,
      'opening on a map': `/aabninger/${opening}/kort`,
      review: `/forslag/${people[0].suggestion}?afvis=1`,
      'no suggestion waits': `/forslag?aabning=${opening}&ejer=mine&top=5`,
      'new opening': '/aabninger/ny?skabelon=reng.kontor-morgen',
      employers: '/virksomheder?orden=kontakt',
      'no employer found': '/virksomheder?q=findes-ikke',
      employer: `/virksomheder/${first.employer}`,
      'new employer': '/virksomheder/ny',
      workplace: `/arbejdssteder/${first.workplace}`,
      'workplace to edit': `/arbejdssteder/${first.workplace}/ret`,
      'new workplace': `/virksomheder/${first.employer}/arbejdssteder/nyt`,
      'sign in': '/log-ind',
      settings: '/indstillinger',
      boards: '/tavler?ejer=alle',
      'one column': '/tavler?ejer=alle&kolonne=klar_til_match',
      'nobody on the boards': '/tavler?ejer=XX',
      'a move to confirm': `/tavler/flyt?til=fritaget_andet&k=${ids[0]}&k=${ids[1]}`,
      'nobody to move': '/tavler/flyt?til=igu',
      person: `/kandidater/${own.id}`,
      'person of a colleague': `/kandidater/${ids[0]}`,
      permissions: `/kandidater/${own.id}/tilladelser`,
      'week to edit': `/kandidater/${own.id}/ret/uge`,
      'language to edit': `/kandidater/${own.id}/ret/sprog?kode=da`,
      search: '/soeg?q=rengoring',
      'nothing found': '/soeg?q=qqqqqq',
      'text to paste': '/laesninger/ny',
      'text about an opening': `/laesninger/ny?aabning=${opening}`,
      'saved views': '/visninger',
      'the team today': '/',
      'a leader’s own tasks': '/?vis=egne',
      'boards with missed deadlines': '/tavler?ejer=alle&frist=overskredet',
      'who gets how far': '/ligebehandling',
      'who gets how far on one list': `/ligebehandling?aabning=${opening}&maaned=2020-01`,
      'what is kept': '/opbevaring',
      help: '/hjaelp',
      accessibility: '/tilgaengelighed',
      missing: '/findes-ikke',
    };
    browser = await openBrowser();
    looked = await lookAtAll();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
    faults = faultsOf(page);
  };
  /** Collects what a page does wrong from now on. */
  const faultsOf = (watched: Page): string[] => {
    const found: string[] = [];
    watched.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) found.push(message.text());
    });
    watched.on('pageerror', (error) => found.push(error.message));
    watched.on('dialog', (dialog) => {
      found.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return found;
  };
  /** Does something with every page, a few at a time in windows of their own. */
  const each = async (
    options: Parameters<Browser['newContext']>[0],
    work: (name: string, address: string, page: Page) => Promise<void>,
  ): Promise<void> => {
    const { byRole } = await app.app.get(DemoUsers).all();
    for (const role of [undefined, ...new Set(Object.values(AS_OTHERS))]) {
      const shared = await browser.newContext(options);
      const subject = byRole.find((user) => user.role === role)?.subject;
      if (subject) await shared.addCookies([{ name: AS_COLLEAGUE, value: encodeURIComponent(subject), url: app.url }]);
      const waiting = Object.entries(addresses).filter(([name]) => AS_OTHERS[name] === role);
      const one = async () => {
        const own = await shared.newPage();
        for (let next = waiting.shift(); next; next = waiting.shift()) await work(...next, own);
      };
      await Promise.all(Array.from({ length: Math.min(3, waiting.length) }, one));
      await shared.close();
    }
  };
  /** Visits every page once, and once more where English is looked at too. */
  const lookAtAll = async (): Promise<Record<string, Looked>> => {
    const all: Record<string, Looked> = {};
    await each({ viewport: { width: 1280, height: 900 } }, async (name, address, own) => {
      const found: Looked = { violations: {}, faults: faultsOf(own), overflow: {}, tables: {} };
      for (const language of IN_ENGLISH.includes(name) ? ['en', 'da'] : ['da']) {
        await own.setViewportSize({ width: 1280, height: 900 });
        await own.goto(`${app.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`, {
          waitUntil: 'load',
        });
        // one frame only: no second page is opened for each analysis
        const { violations } = await new AxeBuilder({ page: own })
          .options({ resultTypes: ['violations'] })
          .withTags(WCAG)
          .setLegacyMode(true)
          .analyze();
        found.violations[language] = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      }
      await own.waitForLoadState('networkidle');
      for (const width of WIDTHS) {
        await own.setViewportSize({ width, height: 844 });
        const over = await own.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        found.overflow[width] = Math.max(0, Number(over));
        found.tables[width] = await own
          .locator('.table-wrap:not(:has(.compare))')
          .evaluateAll(
            (boxes: { scrollWidth: number; clientWidth: number }[]) =>
              boxes.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
          );
      }
      own.removeAllListeners();
      all[name] = found;
    });
    return all;
  };

  afterEach(async () => {
    await context?.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });

  it('breaks no rule of WCAG 2.2 AA on any page, in Danish and, where most texts are, in English', () => {
    const none = (name: string) => ({ da: [], ...(IN_ENGLISH.includes(name) ? { en: [] } : {}) });
    for (const name of Object.keys(addresses)) {
      expect({ name, violations: looked[name]?.violations }).toEqual({ name, violations: none(name) });
    }
  });

  it('breaks neither its own security policy nor a script, on any page', () => {
    for (const name of Object.keys(addresses)) {
      expect({ name, faults: looked[name]?.faults }).toEqual({ name, faults: [] });
    }
  });

  it.each(WIDTHS)('never scrolls sideways at %i px', (width) => {
    for (const name of Object.keys(addresses)) {
      expect({ name, overflow: looked[name]?.overflow[width] }).toEqual({ name, overflow: 0 });
    }
  });

  it.each(WIDTHS)('has only tables that fit at %i px', (width) => {
    for (const name of Object.keys(addresses)) {
      expect({ name, tables: looked[name]?.tables[width] }).toEqual({ name, tables: 0 });
    }
  });

  it('lets the team’s leader read the figures, limit them and take them along, without JavaScript', async () => {
    const { byRole } = await app.app.get(DemoUsers).all();
    const leader = byRole.find(({ role }) => role === 'team_leader')!.subject;
    await use({ javaScriptEnabled: false });
    await context.addCookies([{ name: AS_COLLEAGUE, value: encodeURIComponent(leader), url: app.url }]);
    await visit(addresses.opening!);
    await follow(page.getByRole('link', { name: 'Ligebehandling på denne liste' }));
    expect(await page.locator('h1').textContent()).toContain('Ligebehandling');
    expect(await page.locator('main bdi').first().textContent()).toBe(HOSTILE);
    const women = page
      .getByRole('table', { name: /^Foreslået/ })
      .first()
      .getByRole('row', { name: /^kvinder/ });
    expect(await women.textContent()).toMatch(/\d+ af \d+|vises ikke/);

    await page.getByLabel('Foreslået første gang i').selectOption('2025-12');
    await follow(page.getByRole('button', { name: 'Vis', exact: true }));
    expect(page.url()).toContain(`maaned=2025-12`);
    expect(page.url()).toContain(`aabning=${opening}`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hent tallene (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('jobbro-ligebehandling.csv');
  });

  it.each(['da', 'en'])('keeps the header in one row from 1024 px on, in %s', async (language) => {
    await use({ viewport: { width: 1024, height: 800 } });
    await visit(`/?lang=${language}`);
    const tops = await page
      .locator('.jb-brand, .jb-nav li, .jb-search, .jb-who')
      .evaluateAll((parts: { getBoundingClientRect(): { top: number } }[]) =>
        parts.map((part) => part.getBoundingClientRect().top),
      );
    expect(tops.length).toBeGreaterThan(8);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(20);
  });

  it('shows every page without JavaScript, with its heading and a way to act', async () => {
    const shown: Record<string, [number | undefined, number, number]> = {};
    await each({ javaScriptEnabled: false }, async (name, address, own) => {
      const response = await own.goto(app.url + address, { waitUntil: 'domcontentloaded' });
      const [headings, ways] = [own.locator('h1'), own.locator('.jb-nav li:first-child a')];
      shown[name] = [response?.status(), await headings.count(), await ways.count()];
    });
    for (const name of Object.keys(addresses)) {
      expect([name, shown[name]]).toEqual([name, [name === 'missing' ? 404 : 200, 1, 1]]);
    }
  });

  it('filters and weighs the list, and puts somebody on the shortlist, without JavaScript', async () => {
    await use({ javaScriptEnabled: false });
    await visit(addresses.opening!);
    await page.locator('summary', { hasText: 'Vægte' }).first().click();
    await page.getByLabel('Sprog', { exact: true }).fill('80');
    await follow(page.getByRole('button', { name: 'Vis', exact: true }));
    expect(page.url()).toContain('v-language=80');
    await follow(page.locator('.ranked .acts button').first());
    expect(await page.locator('.ranked > li').first().textContent()).toContain('På kortliste');
  });

  it('shows a title of markup as text and a right-to-left name apart from its surroundings', async () => {
    await use();
    await visit(addresses.opening!);
    expect(await page.locator('h1').textContent()).toContain(HOSTILE);
    expect(await page.locator('main script').count()).toBe(0);
    expect(await page.locator('bdi', { hasText: ARABIC }).first().textContent()).toBe(ARABIC);
    for (const name of ['start', 'openings', 'match', 'shortlist', 'review'] as const) {
      await visit(addresses[name]!);
      expect(await page.locator('main script').count()).toBe(0);
    }
    expect(faults).toEqual([]);
  });

  it('switches the language, keeps the choice, and stays on the page', async () => {
    await use();
    await visit(`${addresses.opening}?antal=10`);
    await follow(page.getByRole('link', { name: 'English' }));
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(page.url()).toContain('antal=10');
    await visit('/');
    expect(await page.locator('h1').textContent()).toBe('My tasks');
    await follow(page.getByRole('link', { name: 'Dansk' }));
    expect(await page.locator('h1').textContent()).toBe('Mine opgaver');
  });

  it('prints the list as a PDF of A4 pages', async () => {
    await use();
    await visit(addresses.opening!);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
  });

  it('loads its own files only, from addresses that may be kept for a year', async () => {
    await use();
    const others: string[] = [];
    const kept: string[] = [];
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin !== app.url) others.push(response.url());
      if (pathname.startsWith('/assets/')) kept.push(response.headers()['cache-control'] ?? '');
    });
    await visit('/');
    await page.waitForLoadState('networkidle');
    expect(others).toEqual([]);
    expect(kept.length).toBeGreaterThanOrEqual(4);
    expect(new Set(kept)).toEqual(new Set(['public, max-age=31536000, immutable']));
  });
});
