/** The program as it is run: https by a proxy before it, firms that sign in at a broker of MitID Erhverv. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ATTEMPTS } from '../../src/identity/sign-in-limits';
import { type HttpBrowser, httpBrowser } from '../support/http-browser';
import { type OidcIssuer, startOidcIssuer } from '../support/oidc-issuer';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLIC = 'https://jobbro.test';
const CVR = '13748136';
const OTHER_CVR = '29189420';
/** what one proxy adds that is told the truth by nobody but itself */
const PROXY = { Host: 'jobbro.test', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.7' };

describe('behind one proxy', () => {
  let folder: string;
  let issuer: OidcIssuer;
  let t: TestApp;
  let url: string;
  const openings: Record<string, string> = {};

  beforeAll(async () => {
    issuer = await startOidcIssuer(
      {
        'a-1': { name: 'Test Ejer', 'nemlogin.cvr': CVR, 'nemlogin.persistent_professional_id': 'p-0001' },
        'b-1': { name: 'Test Bogholder', cvrNumberIdentifier: OTHER_CVR, employee: 'e-0001' },
        'without-firm': { name: 'Test Privat', 'nemlogin.persistent_professional_id': 'p-0002' },
        'by-number': { name: 'Test Nummer', cvr: CVR, 'nemlogin.persistent_professional_id': '610187-0007' },
      },
      `${PUBLIC}/log-ind/mitid-erhverv/svar`,
    );
    folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-providers-'));
    const label = { da: 'MitID Erhverv', en: 'MitID Erhverv' };
    const broker = {
      id: 'mitid-erhverv',
      kind: 'oidc',
      label,
      audience: 'employer',
      clientId: 'jobbro',
      insecure: true,
    };
    const file = path.join(folder, 'providers.yaml');
    writeFileSync(file, JSON.stringify([{ ...broker, issuer: issuer.issuer }]));
    const env = { IDENTITY_PROVIDERS: file, PUBLIC_URL: PUBLIC, TRUSTED_PROXIES: '1' };
    t = await startTestApp({ worker: false, env });
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    for (const cvr of [CVR, OTHER_CVR]) {
      const firm = { municipality: '0851', cvr, name: `Firma ${cvr}` };
      const employerId = (await t.api.post('/employers', firm).expect(201)).body.id as string;
      const workplaceId = (await t.api.post('/workplaces', { employerId, name: 'Butik' }).expect(201)).body
        .id as string;
      const opening = { municipality: '0851', title: `Job hos ${cvr}`, schemes: ['smaajob'], workplaceId };
      openings[cvr] = (await t.api.post('/openings?state=aaben', opening).expect(201)).body.id;
    }
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'KO', 'Test Konsulent', '#224466', 'virksomhedskonsulent')`,
    );
    t.credentials.lending = false;
  });

  afterAll(async () => {
    await t?.close();
    issuer?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => t.dataSource.query('delete from sign_in_limits'));

  /** Walks to the broker as an account and back; answers the answer at which it ends. */
  async function walk(user: HttpBrowser, account: string): Promise<Response> {
    let answer = await user.go('/log-ind/mitid-erhverv');
    for (let steps = 0; steps < 8; steps++) {
      let next = answer.headers.get('location');
      if (!next) return answer;
      next = new URL(next, issuer.issuer).toString();
      if (next.includes('/who/')) next += `?account=${account}`;
      if (next.startsWith(PUBLIC)) return user.go(next.replace(PUBLIC, ''));
      answer = await user.go(next);
    }
    throw new Error('the walk does not end');
  }

  describe('somebody of a firm', () => {
    it.each([
      ['the one broker', 'a-1', CVR, 'p-0001', OTHER_CVR],
      ['the other broker', 'b-1', OTHER_CVR, 'e-0001', CVR],
    ])('signs in with the claims of %s, and sees the own firm and no other', async (_by, account, cvr, id, other) => {
      const user = httpBrowser(url, PROXY);
      const answer = await walk(user, account);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/arbejdsgiver']);
      const page = await user.read('/arbejdsgiver');
      expect(page).toContain(`Job hos ${cvr}`);
      expect(page).not.toContain(`Job hos ${other}`);
      expect((await user.go(`/arbejdsgiver/aabninger/${openings[cvr]}`)).status).toBe(200);
      expect((await user.go(`/arbejdsgiver/aabninger/${openings[other]}`)).status).toBe(404);
      expect((await user.go('/aabninger')).status).toBe(403);
      const [row] = await t.dataSource.query('select roles, municipality, cvr from users where subject = $1', [id]);
      expect(row).toEqual({ roles: ['employer'], municipality: '*', cvr });
    });

    it.each([
      ['no firm', 'without-firm', 'SIGN_IN.NO_CVR'],
      ['a CPR number in place of a persistent id', 'by-number', 'SIGN_IN.NO_SUBJECT'],
    ])('is refused with %s, and nothing of it is kept', async (_what, account, code) => {
      const user = httpBrowser(url, PROXY);
      const answer = await walk(user, account);
      expect([answer.status, (await answer.text()).includes(code)]).toEqual([403, true]);
      expect((await user.go('/arbejdsgiver')).status).toBe(303);
      const [{ count }] = await t.dataSource.query(
        `select count(*)::int as count from users where subject = 'p-0002' or subject like '610187%'`,
      );
      expect(count).toBe(0);
    });

    it('signs out at the broker too, by a page: a form’s answer may not lead to another site', async () => {
      const user = httpBrowser(url, PROXY);
      await walk(user, 'a-1');
      const answer = await user.post('/log-ud', {});
      expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
        200,
        expect.stringContaining("form-action 'self'"),
      ]);
      const page = await answer.text();
      expect(page).not.toContain('action="/log-ud"');
      const onward = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(page)![1]!;
      const there = new URL(onward.replaceAll('&amp;', '&'));
      expect(there.origin).toBe(issuer.issuer);
      expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC}/log-ind?slut=1`);
      expect((await fetch(there)).status).toBe(200);
      expect((await user.go('/arbejdsgiver')).status).toBe(303);
    });
  });

  describe('the cookie of a session', () => {
    it('is bound to the host and to https', async () => {
      const user = httpBrowser(url, PROXY);
      const answer = await user.post('/log-ind/demo', { bruger: 'administrator' });
      const [cookie] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-jobbro=/);
      for (const attribute of [/; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) {
        expect(cookie).toMatch(attribute);
      }
      expect(cookie).not.toMatch(/Domain=/i);
      expect((await user.go('/brugere')).status).toBe(200);
    });

    it('is not given over plain http', async () => {
      const plain = httpBrowser(url, { Host: 'jobbro.test' });
      const answer = await plain.post('/log-ind/demo', { bruger: 'administrator' });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([303, []]);
    });
  });

  describe('the limit on signing in', () => {
    const tries = async (times: number, forwardedFor: (attempt: number) => string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < times; attempt++) {
        const caller = httpBrowser(url, { ...PROXY, 'X-Forwarded-For': forwardedFor(attempt) });
        statuses.push((await caller.post('/log-ind/demo', { bruger: 'nobody' })).status);
      }
      return statuses;
    };

    it('counts whom the proxy saw, not what the caller claims to be', async () => {
      const statuses = await tries(ATTEMPTS.most + 1, (attempt) => `203.0.113.${attempt}, 192.0.2.9`);
      expect(statuses.slice(0, -1)).not.toContain(429);
      expect(statuses.at(-1)).toBe(429);
    });

    it('counts callers behind the same proxy apart', async () => {
      await tries(ATTEMPTS.most, () => '192.0.2.10');
      expect(await tries(1, () => '192.0.2.10')).toEqual([429]);
      expect(await tries(1, () => '192.0.2.11')).not.toContain(429);
    });
  });
});
