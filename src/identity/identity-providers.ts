import { NotFound } from '../common/errors';
import type { IdentityProvider } from './identity-provider';

/** The providers of the configuration. */
export class IdentityProviders {
  constructor(readonly all: readonly IdentityProvider[]) {}

  /** @throws NotFound */
  get(id: string): IdentityProvider {
    const provider = this.all.find((one) => one.id === id);
    if (!provider) throw new NotFound('page', id);
    return provider;
  }
}
