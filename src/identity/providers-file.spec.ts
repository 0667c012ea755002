import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeSigningKey } from '../../test/support/saml-answer';
import { ConfigError } from '../config/config';
import { readProvidersFile } from './providers-file';

describe('the file of identity providers', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-providers-'));
  const [ours, other] = [makeSigningKey(), makeSigningKey()];
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const locked = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hidden' } as const;

  beforeAll(() => {
    write('ours.key', ours.key);
    write('ours.pem', ours.certificate);
    write('other.pem', other.certificate);
    write('both.pem', ours.certificate + other.certificate);
    write('elliptic.key', elliptic.export({ type: 'pkcs8', format: 'pem' }).toString());
    write('locked.key', elliptic.export(locked).toString());
    write('none.pem', 'hello');
    write('broken.pem', ours.certificate.replace(/\n(.{20})/, '\n'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function read(changes: Record<string, unknown>) {
    const saml = {
      id: 'kommune',
      kind: 'saml',
      label: { da: 'Prøve', en: 'Trial' },
      audience: 'staff',
      entryPoint: 'https://idp.example.org/sso',
      issuer: 'https://idp.example.org',
      entityId: 'https://jobbro.example.org',
      certificateFile: 'other.pem',
      rolePrefix: 'http://jobbro.example.org/roles/',
    };
    write('providers.yaml', JSON.stringify([{ ...saml, ...changes }]));
    return readProvidersFile(path.join(folder, 'providers.yaml'));
  }

  function faultsOf(changes: Record<string, unknown>): readonly string[] {
    try {
      read(changes);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    return [];
  }

  const pair = (keyFile: string, certificateFile: string) => [{ keyFile, certificateFile }];

  it('reads keys with their certificates, and both certificates of a provider that changes its own', () => {
    const changes = { certificateFile: 'both.pem', signing: pair('ours.key', 'ours.pem') };
    expect(read(changes)).toMatchObject([
      {
        certificates: [ours.certificate.trim(), other.certificate.trim()],
        signing: [{ key: ours.key.trim(), certificate: ours.certificate.trim() }],
        decryption: [],
        clockSkewSeconds: 60,
      },
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a key without its certificate', { signing: [{ keyFile: 'ours.key' }] }, '0.signing.0.certificateFile: must name'],
    [
      'a certificate without its key',
      { decryption: [{ certificateFile: 'ours.pem' }] },
      '0.decryption.0.keyFile: must name',
    ],
    ['a file that is not there', { signing: pair('gone.key', 'ours.pem') }, 'gone.key cannot be read'],
    ['a certificate of another key', { signing: pair('ours.key', 'other.pem') }, 'other.pem does not belong to its'],
    ['two certificates for a key', { signing: pair('ours.key', 'both.pem') }, 'both.pem must hold one certificate'],
    [
      'a certificate in place of a key',
      { signing: pair('ours.pem', 'ours.pem') },
      'ours.pem needs a private key in PEM',
    ],
    ['a key with a password', { signing: pair('locked.key', 'ours.pem') }, 'ours.pem needs a private key in PEM'],
    ['a key of another kind', { decryption: pair('elliptic.key', 'ours.pem') }, 'ours.pem must be of RSA'],
    ['no certificate of the provider', { certificateFile: 'none.pem' }, 'none.pem holds no certificate in PEM'],
    ['a broken certificate', { certificateFile: 'broken.pem' }, 'broken.pem holds a certificate that cannot be read'],
    ['a clock that may be far off', { clockSkewSeconds: 301 }, '0.clockSkewSeconds: '],
    ['sign-outs that nobody signs', { logoutUrl: 'https://idp.example.org/slo' }, '0.logoutUrl: needs a key'],
    ['a level nobody knows', { assurance: 'Medium' }, '0.assurance: '],
  ])('tells %s in one line, without a word of the key', (_what, changes, told) => {
    const faults = faultsOf(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(told);
    expect(faults[0]).toMatch(/^IDENTITY_PROVIDERS[^\n]*$/);
    expect(faults[0]).not.toContain('PRIVATE');
  });
});
