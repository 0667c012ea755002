import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { ROLES } from '../access';
import { type Claims, type ClaimTable, employerOf, staffOf } from './claims';
import type { Departure, IdentityProvider, Return, Vouched } from './identity-provider';
import { readPrivileges } from './oio-bpp';
import type { SamlSettings } from './providers-file';
import { SignInRefused } from './refusals';

/**
 * SAML 2.0, as Fælleskommunal Adgangsstyring speaks it: redirect out, a signed assertion back by POST, rights as
 * privileges. The request's id is kept in the browser's session: an answer nobody asked for is refused.
 */
export class SamlProvider implements IdentityProvider {
  readonly answersByPost = true;

  constructor(private readonly settings: SamlSettings) {}

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
    const asked = { id: '' };
    const address = await this.saml(callback, asked).getAuthorizeUrlAsync('', undefined, {});
    return { address, attempt: { request: asked.id } };
  }

  async receive({ form, attempt }: Return, callback: string): Promise<Vouched> {
    let claims: Claims;
    try {
      const { profile } = await this.saml(callback, { id: attempt.request ?? '' }).validatePostResponseAsync(
        Object.fromEntries(form),
      );
      if (!profile) throw new Error('no profile');
      claims = { ...(profile.attributes as Claims | undefined), sub: profile.nameID };
    } catch {
      throw new SignInRefused('NOT_VOUCHED', 'The answer of the identity provider is not good.');
    }
    return this.audience === 'employer' ? employerOf(claims, this.settings.claims) : this.staff(claims);
  }

  /** Rights by privilege: the CVR number names the municipality, the last part but one of the name the role. */
  private staff(claims: Claims): Vouched {
    const { claims: table, privileges, rolePrefix, knownConstraints } = this.settings;
    const value = claims[privileges];
    if (typeof value !== 'string') throw new SignInRefused('NO_ROLE', 'The sign-in gives no role in this system.');
    const rights = readPrivileges(value, knownConstraints);
    const rows = rights.flatMap(({ cvr, name }): ClaimTable['roles'] => {
      const role = ROLES.find((one) => name.startsWith(`${rolePrefix}${one}/`));
      const municipality = table.municipalities[cvr];
      return role && municipality ? [{ claim: name, role, municipality }] : [];
    });
    const roles = rows.map(({ claim }) => claim);
    return staffOf({ ...claims, roles }, { ...table, roles: rows, names: { ...table.names, roles: ['roles'] } });
  }

  /** @param asked takes the id of the request that is made, or gives the one an answer must belong to */
  private saml(callback: string, asked: { id: string }): SAML {
    const { entryPoint, issuer, entityId, certificate } = this.settings;
    return new SAML({
      callbackUrl: callback,
      entryPoint,
      issuer: entityId,
      audience: entityId,
      idpIssuer: issuer,
      idpCert: certificate,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      signatureAlgorithm: 'sha256',
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      validateInResponseTo: ValidateInResponseTo.always,
      acceptedClockSkewMs: 60_000,
      cacheProvider: {
        saveAsync: async (id, value) => {
          asked.id = id;
          return { createdAt: Date.now(), value };
        },
        getAsync: async (id) => (id === asked.id && id !== '' ? new Date().toISOString() : null),
        removeAsync: async () => asked.id,
      },
    });
  }
}
