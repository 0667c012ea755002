/** SAML as municipalities run it: signed requests, encrypted assertions, metadata, keys that are rolled. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { Clock } from '../../src/common/clock';
import { type HttpBrowser, httpBrowser } from '../support/http-browser';
import { makeSigningKey, samlAnswer, type SamlSaid, samlSignOut } from '../support/saml-answer';
import type { EncryptFor } from '../support/saml-encryption';
import { readMetadata, messageIn, signerOf, type ServiceProvider } from '../support/saml-identity-provider';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLIC = 'http://jobbro.test';
const IDP = 'https://idp.example.org';
const ENTITY = 'https://jobbro.example.org';
const ROLE = 'http://jobbro.example.org/roles/usersystemrole/';
const CVR = '29189420';
const EID = 'https://data.gov.dk/model/core/eid/';
const LOA = 'https://data.gov.dk/concept/core/nsis/loa';
const SUBJECT = `${EID}professional/uuid/7f1b2c1e-0000-4000-8000-000000000001`;
const RIGHTS = Buffer.from(
  `<bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">` +
    `<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${CVR}"><Privilege>${ROLE}caseworker/1</Privilege>` +
    `</PrivilegeGroup></bpp:PrivilegeList>`,
).toString('base64');

const keys = {
  provider: makeSigningKey(),
  providerNext: makeSigningKey(),
  signing: makeSigningKey(),
  signingNext: makeSigningKey(),
  decryption: makeSigningKey(),
  decryptionOld: makeSigningKey(),
  stranger: makeSigningKey(),
};

describe('SAML with keys of our own', () => {
  let folder: string;
  let t: TestApp;
  let url: string;
  let metadata: ServiceProvider;
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-saml-'));
    const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
    write('idp.pem', keys.provider.certificate + keys.providerNext.certificate);
    const pair = (name: 'signing' | 'signingNext' | 'decryption' | 'decryptionOld') => {
      write(`${name}.key`, keys[name].key);
      write(`${name}.pem`, keys[name].certificate);
      return { keyFile: `${name}.key`, certificateFile: `${name}.pem` };
    };
    const kommune = {
      id: 'kommune',
      kind: 'saml',
      label: { da: 'Prøve', en: 'Trial' },
      audience: 'staff',
      entryPoint: `${IDP}/sso`,
      logoutUrl: `${IDP}/slo`,
      issuer: IDP,
      entityId: ENTITY,
      certificateFile: 'idp.pem',
      signing: [pair('signing'), pair('signingNext')],
      decryption: [pair('decryption'), pair('decryptionOld')],
      rolePrefix: ROLE,
      claims: { municipalities: { [CVR]: '0851' } },
    };
    const oidc = { ...{ id: 'aaben', kind: 'oidc', label: kommune.label, audience: 'staff' }, clientId: 'jobbro' };
    const file = path.join(folder, 'providers.yaml');
    const providers = [
      kommune,
      { ...kommune, id: 'sikker', assurance: 'Substantial', clockSkewSeconds: 300 },
      { ...oidc, issuer: 'http://127.0.0.1:9', insecure: true },
    ];
    writeFileSync(file, JSON.stringify(providers));
    // assertions are judged by the machine's clock, as the library has it
    t = await startTestApp({
      worker: false,
      clock: new Clock(),
      env: { IDENTITY_PROVIDERS: file, PUBLIC_URL: PUBLIC },
    });
    t.credentials.lending = false;
    url = `http://127.0.0.1:${(t.server.address() as AddressInfo).port}`;
    metadata = readMetadata(await httpBrowser(url).read('/log-ind/kommune/saml/metadata'));
  });

  afterAll(async () => {
    await t?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
    warned.mockRestore();
  });

  // every test comes from the same address
  beforeEach(() => t.dataSource.query('delete from sign_in_limits'));

  const newBrowser = () => httpBrowser(url, { Host: 'jobbro.test' });

  /** Begins at the program and answers where the browser is sent. */
  async function departure(user: HttpBrowser, provider = 'kommune'): Promise<string> {
    return (await user.go(`/log-ind/${provider}`)).headers.get('location')!;
  }

  interface Change extends Partial<SamlSaid> {
    provider?: string;
    /** who signs; null = nobody */
    key?: ReturnType<typeof makeSigningKey> | null;
    /** for whom it is encrypted; null = not at all */
    encryption?: EncryptFor | null;
  }

  /** The answer to a request, right in everything but what is changed. */
  function answerTo(address: string, change: Change = {}): string {
    const { provider = 'kommune', key = keys.provider, encryption, ...said } = change;
    const usual: SamlSaid = {
      callback: `${PUBLIC}/log-ind/${provider}/svar`,
      issuer: IDP,
      audience: metadata.entityId,
      inResponseTo: / ID="([^"]+)"/.exec(messageIn(address))![1]!,
      subject: SUBJECT,
      attributes: { [`${EID}fullName`]: 'Test Sagsbehandler', [`${EID}privilegesIntermediate`]: RIGHTS },
    };
    const forUs = { certificate: metadata.encryption[0]! };
    return samlAnswer({ ...usual, ...said }, key ?? undefined, encryption === null ? undefined : (encryption ?? forUs));
  }

  async function handIn(user: HttpBrowser, SAMLResponse: string, provider = 'kommune') {
    const answer = await user.post(`/log-ind/${provider}/modtag`, { SAMLResponse });
    return { status: answer.status, code: /SIGN_IN\.[A-Z_]+/.exec(await answer.text())?.[0] };
  }

  async function signIn(change: Change = {}) {
    const user = newBrowser();
    const answer = answerTo(await departure(user, change.provider), change);
    return { user, answer, ...(await handIn(user, answer, change.provider)) };
  }

  describe('the metadata', () => {
    it('names entity, address and certificates: all that sign, and the first that decrypts', () => {
      expect(metadata).toEqual({
        entityId: ENTITY,
        signsRequests: true,
        answersTo: `${PUBLIC}/log-ind/kommune/svar`,
        signOutsTo: `${PUBLIC}/log-ind/kommune/saml/log-ud`,
        signing: [keys.signing, keys.signingNext].map(({ certificate }) => certificate.trim()),
        encryption: [keys.decryption.certificate.trim()],
      });
    });

    it('is the same for everybody, can be cached, and begins no session', async () => {
      const [one, two] = [await newBrowser().go('/log-ind/kommune/saml/metadata'), newBrowser()];
      expect(one.headers.get('content-type')).toContain('application/samlmetadata+xml');
      expect(one.headers.get('cache-control')).toBe('public, max-age=3600');
      expect(one.headers.getSetCookie()).toEqual([]);
      expect(await two.read('/log-ind/kommune/saml/metadata')).toBe(await one.text());
    });

    it.each(['aaben', 'ukendt'])('is not there for %s, which is no SAML provider', async (provider) => {
      expect((await newBrowser().go(`/log-ind/${provider}/saml/metadata`)).status).toBe(404);
    });
  });

  describe('a request', () => {
    it('is signed with the first key, as the certificate in the metadata shows', async () => {
      const address = await departure(newBrowser());
      expect(signerOf(address, metadata.signing)).toBe(0);
      const changed = address.replace(/SAMLRequest=([^&]*)/, 'SAMLRequest=$1AA');
      expect(signerOf(changed, metadata.signing)).toBe(-1);
    });

    it('asks for the level of assurance that is set, and for none otherwise', async () => {
      const asked = messageIn(await departure(newBrowser(), 'sikker'));
      expect(asked).toMatch(/Comparison="minimum".*nsis\/loa\/Substantial</);
      expect(messageIn(await departure(newBrowser()))).not.toContain('RequestedAuthnContext');
    });
  });

  describe('signs in', () => {
    it('with an encrypted assertion and the attributes of OIOSAML 3', async () => {
      const { status, user } = await signIn();
      expect(status).toBe(303);
      expect(await user.read('/indstillinger')).toContain('Test Sagsbehandler');
      const [row] = await t.dataSource.query(`select roles, municipality from users where provider = 'kommune'`);
      expect(row).toEqual({ roles: ['caseworker'], municipality: '0851' });
    });

    it.each<[string, Change]>([
      ['an assertion encrypted for the key before', { encryption: keys.decryptionOld }],
      ['an assertion encrypted as AD FS does', { encryption: { ...keys.decryption, content: 'aes256-cbc' } }],
      ['an assertion that is signed but not encrypted', { encryption: null }],
      ['the provider’s next certificate', { key: keys.providerNext }],
      ['a clock that is behind, within the limit', { provider: 'sikker', endsIn: -200, attributes: level('High') }],
    ])('with %s', async (_what, change) => {
      expect((await signIn(change)).status).toBe(303);
    });
  });

  describe('is refused:', () => {
    it.each<[string, string, Change]>([
      ['an assertion encrypted for somebody else', 'encryption', { encryption: keys.stranger }],
      ['one encrypted in an old way', 'encryption', { encryption: { ...keys.decryption, content: 'tripledes-cbc' } }],
      ['an assertion signed by nobody', 'signature', { key: null, encryption: null }],
      ['an encrypted one signed by nobody', 'signature', { key: null }],
      ['one signed by somebody else', 'signature', { key: keys.stranger }],
      ['an expired one', 'time', { endsIn: -120 }],
      ['one that is not valid yet', 'time', { endsIn: 360 + 120 }],
      ['an expired one for the key before', 'time', { endsIn: -120, encryption: keys.decryptionOld }],
      ['one for another audience', 'audience', { audience: 'https://else.example.org' }],
      ['one of another provider with the same key', 'issuer', { issuer: 'https://else.example.org' }],
      ['one for another address', 'recipient', { recipient: 'https://else.example.org/acs' }],
      ['one that names no request, in an envelope that does', 'request', { namesRequest: false }],
      ['a level of assurance that is too low', 'assurance', { provider: 'sikker', attributes: level('Low') }],
      ['no level of assurance where one is needed', 'assurance', { provider: 'sikker' }],
      ['a clock that is behind, beyond the limit', 'time', { provider: 'sikker', endsIn: -400 }],
    ])('%s', async (_what, reason, change) => {
      warned.mockClear();
      const { status, code, user } = await signIn(change);
      expect([status, code]).toEqual([403, 'SIGN_IN.NOT_VOUCHED']);
      // the log knows why; the answer does not tell
      const provider = change.provider ?? 'kommune';
      expect(warned.mock.calls.flat()).toContain(`${provider}: an answer was refused: ${reason}`);
      expect((await user.go('/indstillinger')).status).toBe(303);
    });

    it('an answer handed in again, in the same browser or by somebody who began a sign-in', async () => {
      const { user, answer, status } = await signIn();
      expect(status).toBe(303);
      expect((await handIn(user, answer)).code).toBe('SIGN_IN.NO_ATTEMPT');
      const thief = newBrowser();
      await departure(thief);
      expect((await handIn(thief, answer)).code).toBe('SIGN_IN.NOT_VOUCHED');
      expect((await handIn(newBrowser(), answer)).code).toBe('SIGN_IN.NO_ATTEMPT');
    });

    it.each([
      ['nothing', ''],
      ['no XML', Buffer.from('hello').toString('base64')],
      ['a document type', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').toString('base64')],
    ])('%s', async (_what, answer) => {
      const user = newBrowser();
      await departure(user);
      expect(await handIn(user, answer)).toEqual({ status: 403, code: 'SIGN_IN.NOT_VOUCHED' });
    });

    it.each([
      ['beside the signed one', (signed: string, forged: string) => forged + signed],
      ['around the signed one', (signed: string, forged: string) => forged.replace(/(?=<saml:Subject>)/, signed)],
    ])('a forged assertion %s', async (_what, wrap) => {
      const user = newBrowser();
      const address = await departure(user);
      const [signed, plain] = [keys.provider, null].map((key) =>
        Buffer.from(answerTo(address, { key, encryption: null }), 'base64').toString(),
      ) as [string, string];
      const assertion = /<saml:Assertion.*<\/saml:Assertion>/s;
      const forged = assertion.exec(plain)![0].replace('"_a1"', '"_a2"').replace(SUBJECT, 'somebody-else');
      const answer = signed.replace(assertion, (whole) => wrap(whole, forged));
      const { status, code } = await handIn(user, Buffer.from(answer).toString('base64'));
      expect([status, code]).toEqual([403, 'SIGN_IN.NOT_VOUCHED']);
      expect(warned.mock.calls.at(-1)).toEqual(['kommune: an answer was refused: signature']);
    });
  });

  describe('signing out', () => {
    const path = '/log-ind/kommune/saml/log-ud';
    const isIn = async (user: HttpBrowser) => (await user.go('/indstillinger')).status === 200;
    const signOutThere = (sessionIndex: string, key: typeof keys.provider | undefined, endsIn?: number) =>
      newBrowser().post(
        path,
        { SAMLRequest: samlSignOut({ issuer: IDP, subject: SUBJECT, sessionIndex, endsIn }, key), RelayState: 'r1' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: IDP },
      );

    it('here leads on to the provider with a signed request that names the session', async () => {
      const { user } = await signIn({ sessionIndex: '_s7' });
      const page = await (await user.post('/log-ud', {})).text();
      expect(await isIn(user)).toBe(false);
      const address = /href="([^"]+SAMLRequest[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
      expect(address).toMatch(new RegExp(`^${IDP}/slo\\?`));
      expect(signerOf(address, metadata.signing)).toBe(0);
      expect(messageIn(address)).toContain(SUBJECT);
      expect(messageIn(address)).toContain('>_s7<');
      const back = await user.post(path, { SAMLResponse: 'x' }, { 'Sec-Fetch-Site': 'cross-site', Origin: IDP });
      expect([back.status, back.headers.get('location')]).toEqual([303, '/log-ind?slut=1']);
    });

    it('at the provider ends that session here and no other, and is answered', async () => {
      const [one, other] = [await signIn({ sessionIndex: '_s8' }), await signIn({ sessionIndex: '_s9' })];
      const answer = await signOutThere('_s8', keys.provider);
      expect([await isIn(one.user), await isIn(other.user)]).toEqual([false, true]);
      const address = answer.headers.get('location')!;
      expect([answer.status, signerOf(address, metadata.signing)]).toEqual([303, 0]);
      expect(messageIn(address)).toContain('InResponseTo="_o1"');
      expect(new URL(address).searchParams.get('RelayState')).toBe('r1');
      const events = await t.dataSource.query(
        `select 1 from audit_events where details->>'event' = 'sign_out_by_provider'`,
      );
      expect(events).toHaveLength(1);
    });

    it.each([
      ['by nobody', undefined, 300],
      ['by somebody else', keys.stranger, 300],
      ['too late', keys.provider, -120],
    ])('at the provider is not believed when it is signed %s', async (_what, key, endsIn) => {
      const { user } = await signIn({ sessionIndex: '_s10' });
      const answer = await signOutThere('_s10', key, endsIn);
      expect([answer.status, await isIn(user)]).toEqual([403, true]);
    });
  });
});

function level(loa: string): Record<string, string> {
  return { [LOA]: loa, [`${EID}fullName`]: 'Test Sagsbehandler', [`${EID}privilegesIntermediate`]: RIGHTS };
}
