import { Logger } from '@nestjs/common';
import { makeSigningKey } from '../../test/support/saml-answer';
import { SamlProvider } from './saml.provider';
import type { SamlSettings } from './providers-file';

describe('a SAML provider', () => {
  // the test's certificates end on 31 December 2049
  const [theirs, ours] = [makeSigningKey(), makeSigningKey()];
  const settings = { id: 'kommune', certificates: [theirs.certificate], signing: [ours], decryption: [] };

  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['2049-12-01', 0],
    ['2049-12-02', 2],
  ])('on %s warns about %d certificates that end within 30 days', (today, warnings) => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${today}T12:00:00Z`));
    new SamlProvider(settings as unknown as SamlSettings);
    expect(warned).toHaveBeenCalledTimes(warnings);
    if (warnings > 0) expect(warned).toHaveBeenCalledWith('kommune: a certificate for signing ends on 2049-12-31');
  });
});
