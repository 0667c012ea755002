import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Profile, SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml';
import { ROLES } from '../access';
import { type Claims, type ClaimTable, employerOf, staffOf, textOf } from './claims';
import type { Departure, IdentityProvider, Return, SignedOutThere, Vouched } from './identity-provider';
import { readPrivileges } from './oio-bpp';
import type { SamlSettings } from './providers-file';
import { SignInRefused } from './refusals';
import { AnswerRefused, reasonOf, checkAssertion, checkAssurance, isEncrypted } from './saml-answer';
import { endOf } from './saml-keys';

/** How long somebody may take at the provider. */
const LONGEST_ATTEMPT_MS = 30 * 60_000;
/** Days before its end from which a certificate is warned about at start. */
const WARN_DAYS = 30;

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const ASSURANCE_CLASS = 'https://data.gov.dk/concept/core/nsis/loa/';

/**
 * SAML 2.0, as Fælleskommunal Adgangsstyring and OIOSAML 3 speak it: redirect out, signed where we have a key; a signed
 * assertion back by POST, encrypted where we have a key for that; rights as privileges. The request's id is kept in the
 * browser's session: an answer nobody asked for is refused, and each is good once.
 */
export class SamlProvider implements IdentityProvider {
  readonly answersByPost = true;
  private readonly log = new Logger('SamlProvider');

  constructor(private readonly settings: SamlSettings) {
    const { certificates, signing, decryption } = settings;
    const soon = Date.now() + WARN_DAYS * 24 * 60 * 60_000;
    const warn = (whose: string, pems: readonly string[]) => {
      for (const end of pems.map(endOf)) {
        if (end.getTime() < soon) this.log.warn(`${this.id}: a certificate for ${whose} ends on ${day(end)}`);
      }
    };
    warn('the provider', certificates);
    warn(
      'signing',
      signing.map(({ certificate }) => certificate),
    );
    warn(
      'decryption',
      decryption.map(({ certificate }) => certificate),
    );
  }

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
    const asked = { request: '', at: '' };
    const address = await this.saml(callback, asked).getAuthorizeUrlAsync('', undefined, {});
    return { address, attempt: asked };
  }

  async receive({ form, attempt }: Return, callback: string): Promise<Vouched> {
    const profile = await this.believed('an answer', () => this.profileOf(form, attempt, callback));
    const claims: Claims = { ...(profile.attributes as Claims | undefined), sub: profile.nameID };
    const vouched = this.audience === 'employer' ? employerOf(claims, this.settings.claims) : this.staff(claims);
    return this.settings.logoutUrl ? { ...vouched, providerSession: sessionOf(profile) } : vouched;
  }

  async signOutAddress(session: Readonly<Record<string, string>>, returnTo: string): Promise<string | undefined> {
    if (!this.settings.logoutUrl || !session.nameID) return undefined;
    // the library takes what it once gave: the profile of the sign-in
    const profile = { issuer: this.settings.issuer, nameIDFormat: UNSPECIFIED, nameID: session.nameID, ...session };
    return this.saml(returnTo, { request: '', at: '' }).getLogoutUrlAsync(profile, '', {});
  }

  async receiveSignOut(form: URLSearchParams, callback: string): Promise<SignedOutThere> {
    const saml = this.saml(callback, { request: '', at: '' });
    const profile = await this.believed('a sign-out', async () => {
      const request = form.get('SAMLRequest') ?? '';
      if (!this.settings.logoutUrl || isEncrypted(request)) throw new AnswerRefused('form');
      const told = await saml.validatePostRequestAsync({ SAMLRequest: request });
      if (!told.profile) throw new AnswerRefused('form');
      return told.profile;
    });
    const { nameID, sessionIndex } = sessionOf(profile);
    const onward = await saml.getLogoutResponseUrlAsync(profile, form.get('RelayState') ?? '', {}, true);
    return { providerSession: { nameID: nameID!, ...(sessionIndex ? { sessionIndex } : {}) }, onward };
  }

  /** What the provider said, or a refusal: why stands in the log only, so that a forger learns nothing from us. */
  private async believed<T>(what: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      this.log.warn(`${this.id}: ${what} was refused: ${reasonOf(error)}`);
      throw new SignInRefused('NOT_VOUCHED', 'The answer of the identity provider is not good.');
    }
  }

  /** What the provider's people need to know about us: entity id, certificates, where answers go. */
  metadata(callback: string): string {
    const { entityId, signing, decryption, logoutUrl } = this.settings;
    const certificates = signing.map(({ certificate }) => certificate);
    const told = decryption[0]?.certificate;
    const content = createHash('sha256').update(JSON.stringify([entityId, callback, certificates, told, logoutUrl]));
    // the same id as long as nothing changes: the page can be cached and compared
    const generateUniqueId = () => `_${content.copy().digest('hex')}`;
    const saml = new SAML({ ...this.options(callback), generateUniqueId });
    return saml.generateServiceProviderMetadata(told ?? null, certificates);
  }

  private async profileOf(form: URLSearchParams, attempt: Return['attempt'], callback: string): Promise<Profile> {
    const { issuer, assurance, decryption } = this.settings;
    const { request = '', at = '' } = attempt;
    const answer = Object.fromEntries(form);
    // without a key of ours the library refuses what is encrypted
    const keys = isEncrypted(answer.SAMLResponse ?? '') && decryption.length > 0 ? decryption : [undefined];
    let refused: unknown;
    for (const pair of keys) {
      try {
        const saml = this.saml(callback, { request, at }, pair?.key);
        const { profile } = await saml.validatePostResponseAsync(answer);
        if (!profile) throw new AnswerRefused('form');
        checkAssertion(profile, { request, recipient: callback, issuer });
        if (assurance) checkAssurance(profile, assurance);
        return profile;
      } catch (error) {
        // of several keys the one that fits says what is wrong
        if (refused === undefined || reasonOf(error) !== 'encryption') refused = error;
      }
    }
    throw refused;
  }

  /** Rights by privilege: the CVR number names the municipality, the last part but one of the name the role. */
  private staff(claims: Claims): Vouched {
    const { claims: table, privileges, rolePrefix, knownConstraints } = this.settings;
    const value = textOf(claims, privileges);
    if (value === null) throw new SignInRefused('NO_ROLE', 'The sign-in gives no role in this system.');
    const rights = readPrivileges(value, knownConstraints);
    const rows = rights.flatMap(({ cvr, name }): ClaimTable['roles'] => {
      const role = ROLES.find((one) => name.startsWith(`${rolePrefix}${one}/`));
      const municipality = table.municipalities[cvr];
      return role && municipality ? [{ claim: name, role, municipality }] : [];
    });
    const roles = rows.map(({ claim }) => claim);
    return staffOf({ ...claims, roles }, { ...table, roles: rows, names: { ...table.names, roles: ['roles'] } });
  }

  /** @param asked takes id and time of the request that is made, or gives those an answer must belong to */
  private saml(callback: string, asked: { request: string; at: string }, decryptionPvk?: string): SAML {
    return new SAML({
      ...this.options(callback),
      ...(decryptionPvk === undefined ? {} : { decryptionPvk }),
      cacheProvider: {
        saveAsync: async (id, value) => {
          asked.request = id;
          asked.at = value;
          return { createdAt: Date.now(), value };
        },
        getAsync: async (id) => (id === asked.request && id !== '' ? asked.at : null),
        removeAsync: async () => asked.request,
      },
    });
  }

  private options(callback: string): SamlConfig {
    const { entryPoint, issuer, entityId, certificates, signing, decryption, ...settings } = this.settings;
    const key = signing[0]?.key;
    const decryptionPvk = decryption[0]?.key;
    return {
      callbackUrl: callback,
      entryPoint,
      issuer: entityId,
      audience: entityId,
      idpIssuer: issuer,
      idpCert: certificates,
      ...(settings.logoutUrl
        ? { logoutUrl: settings.logoutUrl, logoutCallbackUrl: new URL('saml/log-ud', callback).toString() }
        : {}),
      ...(key === undefined ? {} : { privateKey: key }),
      ...(decryptionPvk === undefined ? {} : { decryptionPvk }),
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
      identifierFormat: settings.nameIdFormat ?? null,
      ...(settings.assurance
        ? { authnContext: [`${ASSURANCE_CLASS}${settings.assurance}`], racComparison: 'minimum' as const }
        : { disableRequestedAuthnContext: true }),
      validateInResponseTo: ValidateInResponseTo.always,
      requestIdExpirationPeriodMs: LONGEST_ATTEMPT_MS,
      acceptedClockSkewMs: settings.clockSkewSeconds * 1000,
    };
  }
}

/** What is kept of a sign-in to end it at the provider too. */
function sessionOf({ nameID, nameIDFormat, nameQualifier, spNameQualifier, sessionIndex }: Profile) {
  const known = Object.entries({ nameID, nameIDFormat, nameQualifier, spNameQualifier, sessionIndex });
  return Object.fromEntries(known.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
