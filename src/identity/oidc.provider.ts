import { Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { type Claims, employerOf, staffOf } from './claims';
import type { Departure, IdentityProvider, Return, Vouched } from './identity-provider';
import type { OidcSettings } from './providers-file';
import { ProviderUnreachable, SignInRefused } from './refusals';

/** OpenID Connect: authorization code with PKCE, state and nonce. */
export class OidcProvider implements IdentityProvider {
  readonly answersByPost = false;
  private readonly log = new Logger('OidcProvider');
  private discovered: Promise<client.Configuration> | undefined;

  constructor(private readonly settings: OidcSettings) {}

  get id() {
    return this.settings.id;
  }

  get label() {
    return this.settings.label;
  }

  get audience() {
    return this.settings.audience;
  }

  async depart(callback: string): Promise<Departure> {
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const address = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: callback,
      scope: this.settings.scope,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address: address.href, attempt: { verifier, state, nonce } };
  }

  async receive({ address, attempt }: Return, callback: string): Promise<Vouched> {
    const here = new URL(callback);
    here.search = address.search;
    const configuration = await this.configuration();
    let claims: Claims;
    let idToken: string;
    try {
      const tokens = await client.authorizationCodeGrant(configuration, here, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      claims = (tokens.claims() ?? {}) as Claims;
      idToken = tokens.id_token ?? '';
    } catch {
      // what the provider or an attacker sent is not repeated
      throw new SignInRefused('NOT_VOUCHED', 'The answer of the identity provider is not good.');
    }
    const vouched =
      this.audience === 'staff' ? staffOf(claims, this.settings.claims) : employerOf(claims, this.settings.claims);
    return { ...vouched, providerSession: { idToken } };
  }

  async signOutAddress({ idToken }: Readonly<Record<string, string>>, returnTo: string): Promise<string | undefined> {
    // who is signed out here stays so, whether the provider can be told or not
    const configuration = await this.configuration().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: returnTo,
      ...(idToken ? { id_token_hint: idToken } : {}),
    }).href;
  }

  private configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, insecure } = this.settings;
    this.discovered ??= client
      .discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret ? client.ClientSecretBasic(clientSecret) : client.None(),
        insecure ? { execute: [client.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        this.log.warn(`${this.id} cannot be discovered: ${error instanceof Error ? error.message : 'no reason given'}`);
        // a provider that did not answer is asked again at the next sign-in
        this.discovered = undefined;
        throw new ProviderUnreachable();
      });
    return this.discovered;
  }
}
