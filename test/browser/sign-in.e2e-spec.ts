/** Signing in and out at a provider on another site, in a real browser that keeps to the security policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, follow, openBrowser } from '../support/browser';
import { type OidcIssuer, startOidcIssuer } from '../support/oidc-issuer';
import { makeSigningKey, samlAnswer } from '../support/saml-answer';
import { startTestApp, type TestApp } from '../support/test-app';

const ENTITY = 'https://jobbro.example.org';
const IDP = 'https://idp.example.org';
const ROLES = 'http://jobbro.example.org/roles/usersystemrole/';
const CVR = '29189420';

describeInBrowser('signing in at another site', () => {
  const signing = makeSigningKey();
  let folder: string;
  let idp: Server;
  let issuer: OidcIssuer;
  let t: TestApp;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    idp = createServer((request, response) => {
      const asked = new URL(request.url!, 'http://localhost').searchParams.get('SAMLRequest')!;
      const [, inResponseTo] = / ID="([^"]+)"/.exec(inflateRawSync(Buffer.from(asked, 'base64')).toString())!;
      const callback = `${url}/log-ind/kommune/svar`;
      response.setHeader('Content-Type', 'text/html').end(
        `<title>idp</title><form method="post" action="${callback}">
         <input type="hidden" name="SAMLResponse" value="${answerTo(inResponseTo!, callback)}"><button>Videre</button></form>`,
      );
    });
    await new Promise<void>((done) => idp.listen(0, '127.0.0.1', done));
    const port = await freePort();
    issuer = await startOidcIssuer(
      { ko: { name: 'Test Konsulent', roles: ['konsulent'], municipality: '0851' } },
      `http://127.0.0.1:${port}/log-ind/oidc/svar`,
    );
    folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-providers-'));
    writeFileSync(path.join(folder, 'idp.pem'), signing.certificate);
    const shared = { label: { da: 'Prøve', en: 'Trial' }, audience: 'staff' };
    const file = path.join(folder, 'providers.yaml');
    writeFileSync(
      file,
      JSON.stringify([
        {
          ...shared,
          id: 'kommune',
          kind: 'saml',
          // another site than 127.0.0.1
          entryPoint: `http://localhost:${(idp.address() as AddressInfo).port}/sso`,
          issuer: IDP,
          entityId: ENTITY,
          certificateFile: 'idp.pem',
          rolePrefix: ROLES,
          claims: { municipalities: { [CVR]: '0851' } },
        },
        {
          ...shared,
          id: 'oidc',
          kind: 'oidc',
          issuer: issuer.issuer,
          clientId: 'jobbro',
          insecure: true,
          claims: { roles: [{ claim: 'konsulent', role: 'consultant' }] },
        },
      ]),
    );
    t = await startTestApp({ worker: false, env: { IDENTITY_PROVIDERS: file }, port });
    t.credentials.lending = false;
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await t?.close();
    issuer?.stop();
    idp?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** A page with what the browser refused to do. */
  async function open(javaScriptEnabled: boolean): Promise<{ page: Page; refused: string[] }> {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) refused.push(message.text());
    });
    return { page, refused };
  }

  it('goes on by itself when the provider’s form comes back, under the page’s own policy', async () => {
    const { page, refused } = await open(true);
    await page.goto(`${url}/log-ind/kommune`);
    await follow(page.getByRole('button', { name: 'Videre' }));
    await page.waitForURL(`${url}/`);
    expect(await page.locator('h1').count()).toBe(1);
    expect(refused).toEqual([]);
  });

  it('needs one button more without a script', async () => {
    const { page } = await open(false);
    await page.goto(`${url}/log-ind/kommune`);
    await follow(page.getByRole('button', { name: 'Videre' }));
    await follow(page.getByRole('button', { name: 'Fortsæt' }));
    expect(page.url()).toBe(`${url}/`);
  });

  it.each([
    ['with', true],
    ['without', false],
  ])('ends at the provider too, %s a script', async (_how, script) => {
    const { page, refused } = await open(script);
    await page.goto(`${url}/log-ind/oidc`);
    await page.goto(`${page.url()}?account=ko`);
    await page.waitForURL(`${url}/`);
    await follow(page.locator('form[action="/log-ud"] button').first());
    await page.waitForURL(`${issuer.issuer}/session/end*`);
    expect(refused).toEqual([]);
    await page.goto(`${url}/aabninger`);
    expect(page.url()).toContain('/log-ind');
  });

  function answerTo(inResponseTo: string, callback: string): string {
    const privileges = Buffer.from(
      `<bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile"><PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${CVR}"><Privilege>${ROLES}caseworker/1</Privilege></PrivilegeGroup></bpp:PrivilegeList>`,
    ).toString('base64');
    const attributes = { cn: 'Test', 'dk:gov:saml:attribute:Privileges_intermediate': privileges };
    const said = {
      callback,
      issuer: IDP,
      audience: ENTITY,
      inResponseTo,
      subject: `C=DK,O=${CVR},CN=Test`,
      attributes,
    };
    return samlAnswer(said, signing);
  }

  /**
   * A port nobody listens on: the provider must know where it sends browsers before the program starts. It is below those
   * that the system lends to connections, or one of them might take it until then.
   */
  async function freePort(): Promise<number> {
    for (let port = 21_000 + (process.pid % 9000); ; port += 1) {
      const server = createServer();
      const free = await new Promise<boolean>((done) => {
        server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true));
      });
      if (!free) continue;
      await new Promise<void>((done) => server.close(() => done()));
      return port;
    }
  }
});
