import type { Config } from '../config/config';
import { IdentityProviders } from './identity-providers';
import { OidcProvider } from './oidc.provider';
import { readProvidersFile } from './providers-file';
import { SamlProvider } from './saml.provider';

/** The providers of the configuration's file; none when no file is named. @throws ConfigError */
export function loadProviders({ IDENTITY_PROVIDERS }: Pick<Config, 'IDENTITY_PROVIDERS'>): IdentityProviders {
  const settings = IDENTITY_PROVIDERS ? readProvidersFile(IDENTITY_PROVIDERS) : [];
  return new IdentityProviders(
    settings.map((one) => (one.kind === 'oidc' ? new OidcProvider(one) : new SamlProvider(one))),
  );
}
