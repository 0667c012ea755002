/** Work with whole lists in a real browser: decisions about several people at once, filters kept under a name. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MatchingService } from '../../src/matching/matching.service';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { type DemoApp, startDemoApp } from '../support/demo-app';

describeInBrowser('lists', () => {
  let app: DemoApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let opening: string;

  beforeAll(async () => {
    app = await startDemoApp({ candidates: 120, openings: 30, workplaces: 30 });
    const [first] = await app.dataSource.query(
      `select o.id from openings o join suggestions s on s.opening_id = o.id
       where o.state = 'aaben' and s.rank is not null and s.state = 'suggested'
       group by o.id order by count(*) desc, o.external_id limit 1`,
    );
    opening = first.id;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const use = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const value = encodeURIComponent(`${app.municipality}:${app.colleague}`);
    await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
    page = await context.newPage();
  };

  afterEach(async () => {
    await context.close();
  });

  const visit = (address: string) => page.goto(app.url + address, { waitUntil: 'load' });
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  describe('of people for an opening', () => {
    /** ticks the first people nobody has decided about and answers their suggestions */
    const tickWaiting = async (count: number): Promise<string[]> => {
      await visit(`/aabninger/${opening}?status=nye`);
      const ticks = page.locator('.ranked input[name=k]');
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        await ticks.nth(index).check();
        ids.push((await ticks.nth(index).getAttribute('value'))!.split('.')[0]!);
      }
      return ids;
    };
    const suggestions = (people: readonly string[]) =>
      app.dataSource.query(
        `select id, state, reason_code as reason, version from suggestions
         where opening_id = $1 and candidate_id = any($2::uuid[]) order by candidate_id`,
        [opening, people],
      ) as Promise<{ id: string; state: string; reason: string | null; version: number }[]>;
    const states = async (people: readonly string[]) => (await suggestions(people)).map(({ state }) => state);

    it('put several on the shortlist after a look at who they are, and take all back by key', async () => {
      await use();
      const people = await tickWaiting(3);
      expect(await page.locator('[data-chosen-count]').textContent()).toBe('3');
      await follow(button('Sæt på kortliste …'));
      await page.getByText('3 kommer på kortlisten').waitFor();
      expect(await states(people)).toEqual(['suggested', 'suggested', 'suggested']);
      await follow(button('Sæt 3 borgere på kortlisten'));
      await page.locator('.toast-line', { hasText: '3 borgere er sat på kortlisten' }).waitFor();
      expect(new URL(page.url()).searchParams.get('status')).toBe('nye');
      expect(await states(people)).toEqual(['accepted', 'accepted', 'accepted']);
      await page.keyboard.press('z');
      await page.locator('.toast-line', { hasText: 'taget tilbage for 3' }).waitFor();
      expect(await states(people)).toEqual(['suggested', 'suggested', 'suggested']);
    });

    it('turn several down with one coded reason without JavaScript, and keep what was chosen while it is missing', async () => {
      await use({ javaScriptEnabled: false });
      const people = await tickWaiting(2);
      await follow(button('Afvis …'));
      await follow(button('Afvis 2 borgere'));
      expect(await page.locator('.error-summary').textContent()).toContain('Vælg en årsag');
      expect(await states(people)).toEqual(['suggested', 'suggested']);
      await page.locator('#aarsag-V02').check();
      await follow(button('Afvis 2 borgere'));
      expect(await page.locator('.toast-line').textContent()).toContain('2 borgere er afvist');
      const rows = await suggestions(people);
      expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
        ['rejected', 'V02'],
        ['rejected', 'V02'],
      ]);
      const logged = await app.dataSource.query(
        `select count(*)::int as count from audit_events
         where action = 'decision' and details->>'what' = 'suggestion' and details->>'batch' = $1`,
        [new URL(page.url()).searchParams.get('gang')],
      );
      expect(logged[0].count).toBe(2);
      await follow(button(/Fortryd/));
      expect(await page.locator('.toast-line').textContent()).toContain('taget tilbage for 2');
      expect(await states(people)).toEqual(['suggested', 'suggested']);
    });

    it('leave out whom a colleague decided about or took up meanwhile, and say so by person', async () => {
      await use();
      const people = await tickWaiting(3);
      const [decided, takenUp] = await suggestions(people);
      await app.api
        .post(`/suggestions/${decided!.id}/accept`, { by: app.colleague })
        .set('If-Match', `W/"${decided!.version}"`);
      for (const [to, step] of [
        ['under_review', 0],
        ['suggested', 1],
      ] as const) {
        const answer = await app.api
          .post(`/suggestions/${takenUp!.id}/transition`, { to, by: app.colleague })
          .set('If-Match', `W/"${takenUp!.version + step}"`);
        expect(answer.status).toBe(200);
      }
      await follow(button('Sæt på kortliste …'));
      await page.getByText('1 kommer på kortlisten').waitFor();
      const staying = page.locator('section[aria-labelledby=h-staying]');
      expect(await staying.textContent()).toContain('allerede truffet en beslutning');
      expect(await staying.textContent()).toContain('haft forslaget fremme');
      await follow(button('Sæt 1 borger på kortlisten'));
      await page.locator('.toast-line', { hasText: '1 borger er sat på kortlisten' }).waitFor();
      expect((await states(people)).sort()).toEqual(['accepted', 'accepted', 'suggested']);
    });

    it('do the same form once, however often it is sent', async () => {
      await use();
      const people = await tickWaiting(2);
      await follow(button('Sæt på kortliste …'));
      const form: Record<string, string> = {};
      const fields = page.locator('form.panel input[type=hidden]');
      const chosen: string[] = [];
      for (let index = 0; index < (await fields.count()); index += 1) {
        const [name, value] = [
          await fields.nth(index).getAttribute('name'),
          await fields.nth(index).getAttribute('value'),
        ];
        if (name === 'k') chosen.push(value!);
        else form[name!] = value!;
      }
      const body = new URLSearchParams(form);
      for (const key of chosen) body.append('k', key);
      const send = () =>
        context.request.post(`${app.url}/aabninger/${opening}/valgte`, {
          data: body.toString(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: app.url },
          maxRedirects: 0,
        });
      const [first, second] = await Promise.all([send(), send()]);
      expect([first.status(), second.status()]).toEqual([303, 303]);
      expect(second.headers().location).toBe(first.headers().location);
      expect((await suggestions(people)).map(({ state, version }) => [state, version])).toEqual([
        ['accepted', expect.any(Number)],
        ['accepted', expect.any(Number)],
      ]);
      const [events] = await app.dataSource.query(
        'select count(*)::int as count from suggestion_events where batch = $1',
        [form.gang],
      );
      expect(events.count).toBe(2);
    });

    it('reach people of a longer list who stand on no stored one, but nobody whom a rule keeps off', async () => {
      await use();
      const [long] = await app.dataSource.query(
        `select r.opening_id as id from match_runs r join openings o on o.id = r.opening_id
         where r.is_current and o.state = 'aaben' and r.eligible > r.listed order by r.eligible desc, 1 limit 1`,
      );
      const unlisted: { id: string }[] = await app.dataSource.query(
        `select c.id from candidates c where c.deleted_at is null
           and not exists (select 1 from suggestions s where s.candidate_id = c.id and s.opening_id = $1) order by c.id`,
        [long.id],
      );
      const ids = unlisted.map(({ id }) => id);
      const matches = await app.app.get(MatchingService).matches(long.id, ids);
      const open = ids.find((id) => matches.get(id)!.eligible)!;
      const closed = ids.find((id) => !matches.get(id)!.eligible)!;
      await visit(`/aabninger/${long.id}/valgte?beslut=kortliste&k=${open}&k=${closed}`);
      const staying = page.locator('section[aria-labelledby=h-staying] li');
      expect(await staying.allTextContents()).toEqual([expect.stringContaining('kan ikke foreslås')]);
      await follow(button('Sæt 1 borger på kortlisten'));
      await page.locator('.toast-line', { hasText: '1 borger er sat på kortlisten' }).waitFor();
      const rows = await app.dataSource.query(
        'select candidate_id as id, state from suggestions where opening_id = $1 and candidate_id = any($2::uuid[])',
        [long.id, [open, closed]],
      );
      expect(rows).toEqual([{ id: open, state: 'accepted' }]);
    });

    it('say so when nobody was chosen', async () => {
      await use();
      await visit(`/aabninger/${opening}`);
      await follow(button('Afvis …'));
      await page.getByText('Du har ikke valgt nogen').waitFor();
    });
  });

  describe('that are kept under a name', () => {
    const keep = async (name: string, options: { share?: boolean } = {}) => {
      await page.locator('summary', { hasText: 'Gem denne visning' }).click();
      await page.getByLabel('Navn', { exact: true }).fill(name);
      if (options.share) await page.getByLabel('Del med teamet').check();
      await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), button('Gem visning').click()]);
    };
    const view = (name: string) => page.locator('.saved-views').getByRole('link', { name, exact: true });

    it('hold the filters as they are now, also those that were set without leaving the page', async () => {
      await use();
      await visit(`/aabninger/${opening}?side=3`);
      await page.getByLabel('Match', { exact: true }).selectOption('strong');
      await page.waitForURL(/baand=strong/);
      await keep('Kun stærke');
      expect(page.url()).toBe(`${app.url}/aabninger/${opening}?baand=strong`);
      expect(await view('Kun stærke').getAttribute('aria-current')).toBe('true');
      const [other] = await app.dataSource.query("select id from openings where id <> $1 and state = 'aaben' limit 1", [
        opening,
      ]);
      await visit(`/aabninger/${other.id}`);
      await follow(view('Kun stærke'));
      await page.waitForURL(`${app.url}/aabninger/${other.id}?baand=strong`);
      expect(await page.getByLabel('Match', { exact: true }).inputValue()).toBe('strong');
    });

    it.each(['/aabninger?tilstand=alle&orden=frist', '/tavler?ejer=alle&kolonne=igu', '/virksomheder?vis=kontakt'])(
      'lead back to %s, without JavaScript too',
      async (address) => {
        await use({ javaScriptEnabled: false });
        await visit(`${address}&side=1`);
        await keep('Min visning');
        expect(page.url()).toBe(app.url + address);
        await visit(address.split('?')[0]!);
        await follow(view('Min visning'));
        expect(page.url()).toBe(app.url + address);
      },
    );

    it('are seen by the team when they are shared and by nobody else when not, and only their maker changes them', async () => {
      await use();
      await visit('/tavler?ejer=ingen');
      await keep('Til fordeling', { share: true });
      await visit('/tavler?kolonne=barsel');
      await keep('Kun min');
      const [mine] = await app.dataSource.query("select id from saved_views where name = 'Til fordeling'");
      await context.clearCookies();
      const [colleague] = await app.dataSource.query(
        `select initials from staff s where active and role = 'virksomhedskonsulent' and initials <> $1
           and team is not distinct from (select team from staff where initials = $1 and municipality = s.municipality)
         order by 1 limit 1`,
        [app.colleague],
      );
      const value = encodeURIComponent(`${app.municipality}:${colleague.initials}`);
      await context.addCookies([{ name: 'jobbro_as', value, url: app.url }]);
      await visit('/tavler');
      expect(await view('Til fordeling').count()).toBe(1);
      expect(await view('Kun min').count()).toBe(0);
      await follow(page.getByRole('link', { name: 'Ret og slet' }));
      expect(await page.getByText(`delt af ${app.colleague}`).count()).toBe(1);
      expect(await page.getByRole('button', { name: /Til fordeling/ }).count()).toBe(0);
      const answer = await context.request.post(`${app.url}/visninger/${mine.id}/slet`, {
        headers: { Origin: app.url },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(404);
    });

    it('get another name, keep what was typed when it is taken, and are deleted', async () => {
      await use();
      await visit('/aabninger?ejer=mine');
      await keep('Første');
      await visit('/aabninger?orden=titel');
      await keep('Anden');
      await follow(page.getByRole('link', { name: 'Ret og slet' }));
      const row = page.locator('li', { has: page.getByRole('link', { name: 'Anden', exact: true }) });
      await row.getByLabel('Navn').fill('Første');
      await follow(row.getByRole('button', { name: /Gem ændring/ }));
      await page.locator('.error-summary', { hasText: 'allerede en visning' }).waitFor();
      expect(await row.getByLabel('Navn').inputValue()).toBe('Første');
      await row.getByLabel('Navn').fill('Efter titel');
      await follow(row.getByRole('button', { name: /Gem ændring/ }));
      await page.getByRole('link', { name: 'Efter titel', exact: true }).waitFor();
      await follow(button('Slet Efter titel'));
      await page.getByRole('link', { name: 'Efter titel', exact: true }).waitFor({ state: 'detached' });
    });
  });
});
