/** Signing in for real: at an OpenID provider, with a signed SAML answer, as a demo user; and what ends a session. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { Clock } from '../../src/common/clock';
import { loadConfig } from '../../src/config/config';
import { ApiKeysService } from '../../src/identity/api-keys.service';
import { ATTEMPTS } from '../../src/identity/sign-in-limits';
import { DemoUsers } from '../../src/identity/demo-users';
import { type OidcIssuer, startOidcIssuer } from '../support/oidc-issuer';
import { makeSigningKey, samlAnswer } from '../support/saml-answer';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLIC = 'http://jobbro.test';
const IDP = 'https://idp.example.org';
const ENTITY = 'https://jobbro.example.org';
const ROLES = 'http://jobbro.example.org/roles/usersystemrole/';
const CVR = '29189420';
const STAFF = { name: 'Test Konsulent', roles: ['jobbro-konsulent', 'noget-andet'], initials: 'TEKO' };

class MovedClock extends Clock {
  private offset = 0;
  private standing: number | null = null;

  override now(): Date {
    return new Date((this.standing ?? Date.now()) + this.offset);
  }

  /** Meanwhile time moves by hand only: a machine may stall for longer than the minutes that are told apart. */
  async standStill(work: () => Promise<void>): Promise<void> {
    this.standing = Date.now();
    await work().finally(() => (this.standing = null));
  }

  move(minutes: number): void {
    this.offset += minutes * 60_000;
  }
}

describe('signing in', () => {
  const clock = new MovedClock();
  const signing = makeSigningKey();
  let folder: string;
  let issuer: OidcIssuer;
  let t: TestApp;
  let url: string;

  beforeAll(async () => {
    issuer = await startOidcIssuer(
      {
        konsulent: { ...STAFF, municipality: '0851' },
        uden: { ...STAFF, roles: ['noget-andet'], municipality: '0851' },
        nummer: { ...STAFF, municipality: '0851' },
      },
      `${PUBLIC}/log-ind/medarbejder/svar`,
    );
    folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-providers-'));
    writeFileSync(path.join(folder, 'idp.pem'), signing.certificate);
    const label = { da: 'Prøve', en: 'Trial' };
    const providers = [
      {
        id: 'medarbejder',
        kind: 'oidc',
        label,
        audience: 'staff',
        issuer: issuer.issuer,
        clientId: 'jobbro',
        insecure: true,
        claims: { names: { initials: ['initials'] }, roles: [{ claim: 'jobbro-konsulent', role: 'consultant' }] },
      },
      // nothing listens there
      {
        id: 'nede',
        kind: 'oidc',
        label,
        audience: 'staff',
        issuer: 'http://127.0.0.1:9',
        clientId: 'jobbro',
        insecure: true,
      },
      {
        id: 'kommune',
        kind: 'saml',
        label,
        audience: 'staff',
        entryPoint: `${IDP}/sso`,
        issuer: IDP,
        entityId: ENTITY,
        certificateFile: 'idp.pem',
        rolePrefix: ROLES,
        claims: { municipalities: { [CVR]: '0851' } },
      },
    ];
    const file = path.join(folder, 'providers.yaml');
    writeFileSync(file, JSON.stringify(providers));
    t = await startTestApp({ worker: false, clock, env: { IDENTITY_PROVIDERS: file, PUBLIC_URL: PUBLIC } });
    t.credentials.lending = false;
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    await t.dataSource.query(
      `insert into staff (municipality, initials, name, colour, role)
       values ('0851', 'TEKO', 'Test Konsulent', '#224466', 'virksomhedskonsulent')`,
    );
  });

  afterAll(async () => {
    await t?.close();
    issuer?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  // every test comes from the same address
  beforeEach(() => t.dataSource.query('delete from sign_in_limits'));

  /** A browser's cookies, and requests that follow no redirect. */
  function browser() {
    const jar = new Map<string, string>();
    const go = async (address: string, options: RequestInit = {}) => {
      const own = address.startsWith(url);
      const headers = { ...(options.headers as Record<string, string>), ...(own ? { Host: 'jobbro.test' } : {}) };
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(address, { ...options, redirect: 'manual', headers: { ...headers, Cookie: cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
        if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name!);
        else jar.set(name!, value!);
      }
      return answer;
    };
    const post = (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      go(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      });
    return { jar, go, post, session: () => jar.get('jobbro_session') };
  }
  type Browser = ReturnType<typeof browser>;

  const here = (address: string) => address.replace(PUBLIC, url);

  /** Walks to the provider as an account and back; answers the address at which it ends. */
  async function walk(user: Browser, account: string): Promise<Response> {
    let answer = await user.go(`${url}/log-ind/medarbejder?tilbage=/indstillinger`);
    for (let steps = 0; steps < 8; steps++) {
      let next = answer.headers.get('location');
      if (!next) return answer;
      next = new URL(next, issuer.issuer).toString();
      if (next.includes('/who/')) next += `?account=${account}`;
      if (next.startsWith(PUBLIC)) return user.go(here(next));
      answer = await user.go(next);
    }
    throw new Error('the walk does not end');
  }

  async function demo(user: Browser, bruger = '0851:TEKO') {
    return user.post(`${url}/log-ind/demo`, { bruger });
  }

  describe('at an OpenID provider', () => {
    it('walks there and back with code and PKCE, and knows name, role and municipality', async () => {
      const user = browser();
      const answer = await walk(user, 'konsulent');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/indstillinger']);
      const page = await (await user.go(`${url}/indstillinger`)).text();
      expect(page).toContain('Test Konsulent');
      expect(page).toContain('Virksomhedskonsulent');
      const [row] = await t.dataSource.query(
        `select roles, municipality, initials from users where subject = 'konsulent'`,
      );
      expect(row).toEqual({ roles: ['consultant'], municipality: '0851', initials: 'TEKO' });
    });

    it('refuses somebody to whom the table gives no role', async () => {
      const user = browser();
      const answer = await walk(user, 'uden');
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('SIGN_IN.NO_ROLE');
      expect((await user.go(`${url}/indstillinger`)).status).toBe(303);
    });

    it('refuses an answer that another browser began, and the same answer twice', async () => {
      const user = browser();
      const departure = await user.go(`${url}/log-ind/medarbejder`);
      const state = new URL(departure.headers.get('location')!).searchParams.get('state')!;
      const answer = `${url}/log-ind/medarbejder/svar?code=made-up&state=${state}`;
      expect((await browser().go(answer)).status).toBe(403);
      expect(await (await user.go(answer)).text()).toContain('SIGN_IN.NOT_VOUCHED');
      expect(await (await user.go(answer)).text()).toContain('SIGN_IN.NO_ATTEMPT');
    });
  });

  describe('with SAML', () => {
    const list = (inner: string, body = 'itst.dk') =>
      Buffer.from(
        `<bpp:PrivilegeList xmlns:bpp="http://${body}/oiosaml/basic_privilege_profile">${inner}</bpp:PrivilegeList>`,
      ).toString('base64');
    const group = (role: string, more = '', cvr = CVR) =>
      `<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${cvr}">${more}<Privilege>${ROLES}${role}/1</Privilege></PrivilegeGroup>`;

    async function answerWith(
      user: Browser,
      privileges: string,
      change: { key?: ReturnType<typeof makeSigningKey>; inResponseTo?: string } = {},
    ): Promise<Response> {
      const departure = await user.go(`${url}/log-ind/kommune`);
      const sent = new URL(departure.headers.get('location')!);
      expect(sent.origin + sent.pathname).toBe(`${IDP}/sso`);
      const request = inflateRawSync(Buffer.from(sent.searchParams.get('SAMLRequest')!, 'base64')).toString();
      const callback = `${PUBLIC}/log-ind/kommune/svar`;
      const said = {
        callback,
        issuer: IDP,
        audience: ENTITY,
        inResponseTo: change.inResponseTo ?? / ID="([^"]+)"/.exec(request)![1]!,
        subject: 'C=DK,O=29189420,CN=Test,Serial=7f1b',
        attributes: { cn: 'Test Sagsbehandler', 'dk:gov:saml:attribute:Privileges_intermediate': privileges },
      };
      const SAMLResponse = samlAnswer(said, change.key ?? signing);
      // the provider's site sends the form: the browser's cookie stays at home
      const crossSite = { 'Sec-Fetch-Site': 'cross-site', Origin: IDP };
      const handOver = await browser().post(`${url}/log-ind/kommune/svar`, { SAMLResponse }, crossSite);
      expect(handOver.status).toBe(200);
      expect(await handOver.text()).toContain('action="/log-ind/kommune/modtag"');
      return user.post(`${url}/log-ind/kommune/modtag`, { SAMLResponse });
    }

    it.each(['itst.dk', 'digst.dk'])('takes a signed answer with privileges in the namespace of %s', async (body) => {
      const user = browser();
      const answer = await answerWith(user, list(group('caseworker') + group('team_leader'), body));
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
      const [row] = await t.dataSource.query(`select roles, municipality from users where provider = 'kommune'`);
      expect(row).toEqual({ roles: ['caseworker', 'team_leader'], municipality: '0851' });
    });

    it.each([
      [
        'a constraint nobody knows',
        list(group('caseworker', '<Constraint Name="urn:unknown">x</Constraint>')),
        'NO_ROLE',
      ],
      ['the rights of an organisation that is none of ours', list(group('caseworker', '', '13748136')), 'NO_ROLE'],
      ['a list of another kind', list(group('caseworker'), 'example.org'), 'PRIVILEGES_UNREADABLE'],
    ])('gives nothing for %s', async (_what, privileges, code) => {
      expect(await (await answerWith(browser(), privileges)).text()).toContain(`SIGN_IN.${code}`);
    });

    it('refuses a signature of somebody else, and an answer nobody asked for', async () => {
      const privileges = list(group('caseworker'));
      const forged = await answerWith(browser(), privileges, { key: makeSigningKey() });
      expect(await forged.text()).toContain('SIGN_IN.NOT_VOUCHED');
      const unasked = await answerWith(browser(), privileges, { inResponseTo: '_somebody-elses' });
      expect(await unasked.text()).toContain('SIGN_IN.NOT_VOUCHED');
    });
  });

  describe('a session', () => {
    it('gets a new id at sign-in, in a cookie that scripts and other sites cannot use', async () => {
      const user = browser();
      await user.go(`${url}/log-ind/medarbejder`);
      const before = user.session();
      expect(before).toBeDefined();
      const answer = await demo(user);
      expect(user.session()).not.toBe(before);
      expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
    });

    it('ends after half an hour without a request, and after ten hours in any case', async () => {
      const user = browser();
      const begun = async () => expect((await demo(user)).status).toBe(303);
      const after = async (minutes: number) => {
        clock.move(minutes);
        const { status } = await user.go(`${url}/indstillinger`);
        return { minutes, status };
      };
      await clock.standStill(async () => {
        await begun();
        expect(await after(30)).toMatchObject({ status: 200 });
        expect(await after(31)).toMatchObject({ status: 303 });
        await begun();
        for (let minutes = 0; minutes < 600; minutes += 25) expect(await after(25)).toMatchObject({ status: 200 });
        expect(await after(1)).toMatchObject({ status: 303 });
      });
    });

    it('ends at sign-out; everywhere when that is asked for', async () => {
      const [one, two, three] = [browser(), browser(), browser()];
      for (const user of [one, two, three]) await demo(user);
      await one.post(`${url}/log-ud`, {});
      expect((await one.go(`${url}/indstillinger`)).status).toBe(303);
      expect((await two.go(`${url}/indstillinger`)).status).toBe(200);
      await two.post(`${url}/log-ud`, { alle: 'ja' });
      expect((await three.go(`${url}/indstillinger`)).status).toBe(303);
    });

    it('is not begun at a provider that does not answer, and ends all the same', async () => {
      const user = browser();
      expect((await user.go(`${url}/log-ind/nede`)).status).toBe(503);
      await demo(user);
      await t.dataSource.query(`update sessions set sess = jsonb_set(sess::jsonb, '{provider}', '"nede"')::json`);
      expect((await user.post(`${url}/log-ud`, {})).status).toBe(303);
      expect((await user.go(`${url}/indstillinger`)).status).toBe(303);
    });

    it('is not begun for anybody after too many attempts from one address', async () => {
      const user = browser();
      let status = 0;
      for (let attempt = 0; attempt < 31 && status !== 429; attempt++) status = (await demo(user, 'nobody')).status;
      expect(status).toBe(429);
    });

    it('is counted by the caller’s own address where no proxy is trusted, whatever the request claims', async () => {
      const statuses: number[] = [];
      for (let attempt = 0; attempt <= ATTEMPTS.most; attempt++) {
        const claimed = { 'X-Forwarded-For': `203.0.113.${attempt}` };
        statuses.push((await browser().post(`${url}/log-ind/demo`, { bruger: 'nobody' }, claimed)).status);
      }
      expect(statuses.slice(0, -1)).not.toContain(429);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  describe('the demo sign-in', () => {
    it('cannot be switched on in production, by whatever way', () => {
      const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://x@y/z', FIELD_KEYS: 'a' };
      expect(() => loadConfig({ ...production, DEMO_SIGN_IN: 'true' })).toThrow('DEMO_SIGN_IN');
      expect(loadConfig(production).DEMO_SIGN_IN).toBe(false);
      const config = { ...t.runtime.config, NODE_ENV: 'production', DEMO_SIGN_IN: true };
      expect(new DemoUsers(t.dataSource, config).open).toBe(false);
    });
  });

  describe('an API key', () => {
    const keys = () => t.app.get(ApiKeysService);
    const usual = { name: 'test', municipality: '0851', scopes: ['read:Opening'], expiresAt: null, perMinute: null };
    const get = async (key: string, address = '/api/v1/openings') =>
      (await fetch(url + address, { headers: { Authorization: `Bearer ${key}` } })).status;

    it('opens what its scopes say and nothing else', async () => {
      const { key, row } = await keys().create(usual);
      expect(row.hash).not.toContain(key);
      expect(await get(key)).toBe(200);
      expect(await get(key, '/api/v1/candidates')).toBe(403);
      expect(await get(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
      expect((await keys().list('0851')).find(({ prefix }) => prefix === row.prefix)?.lastUsedAt).not.toBeNull();
    });

    it('works until it expires, and not after', async () => {
      const expiresAt = new Date(clock.now().getTime() + 60 * 60_000);
      const { key } = await keys().create({ ...usual, expiresAt });
      clock.move(59);
      expect(await get(key)).toBe(200);
      clock.move(1);
      expect(await get(key)).toBe(401);
    });

    it('works no more once it is revoked', async () => {
      const { key, row } = await keys().create(usual);
      expect(await get(key)).toBe(200);
      await keys().revoke(row.prefix);
      expect(await get(key)).toBe(401);
    });

    it('works no more at once where another process ends it, or a colleague in the database', async () => {
      const { key, row } = await keys().create(usual);
      expect(await get(key)).toBe(200);
      await t.dataSource.query('update api_keys set revoked_at = now() where id = $1', [row.id]);
      expect(await get(key)).toBe(401);
    });

    it('is looked up once for requests that come at once', async () => {
      const { key } = await keys().create(usual);
      expect(await get(key)).toBe(200);
      const { master } = t.dataSource.driver as unknown as { master: Pool };
      const asked = jest.spyOn(master, 'query');
      await Promise.all(Array.from({ length: 20 }, () => keys().accessOf(key)));
      const lookUps = asked.mock.calls.filter(([question]) => JSON.stringify(question).includes('from api_keys'));
      expect(lookUps).toHaveLength(1);
      asked.mockRestore();
    });

    it('is slowed down at its limit', async () => {
      const { key } = await keys().create({ ...usual, perMinute: 2 });
      expect([await get(key), await get(key), await get(key)]).toEqual([200, 200, 429]);
    });

    it('is not made for scopes nobody knows', async () => {
      await expect(keys().create({ ...usual, scopes: ['read:Everything'] })).rejects.toThrow();
    });
  });
});
