/** The file of identity providers: YAML, checked as a whole at start; secrets stand in files of their own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROLES } from '../access';
import { ConfigError } from '../config/config';
import { ASSURANCE_LEVELS } from './saml-answer';
import { certificatesOf, type KeyPair, keyPairOf } from './saml-keys';

const names = (...usual: string[]) => z.array(z.string().min(1)).min(1).default(usual);

const claimTable = z
  .strictObject({
    names: z
      .strictObject({
        // MitID Erhverv by both usual brokers, after the provider's own subject
        subject: names('nemlogin.persistent_professional_id', 'employee', 'sub'),
        name: names('name', 'nemlogin.name', 'cn', 'https://data.gov.dk/model/core/eid/fullName'),
        roles: names('roles', 'groups'),
        municipality: names('municipality'),
        initials: names('initials', 'preferred_username'),
        team: names('team'),
        cvr: names(
          'nemlogin.cvr',
          'cvrNumberIdentifier',
          'cvr',
          'dk:gov:saml:attribute:CvrNumberIdentifier',
          'https://data.gov.dk/model/core/eid/professional/cvr',
        ),
      })
      .prefault({}),
    roles: z
      .array(
        z.strictObject({
          claim: z.string().min(1),
          role: z.enum(ROLES),
          municipality: z
            .string()
            .regex(/^\d{4}$/)
            .optional(),
        }),
      )
      .default([]),
    municipalities: z.record(z.string().regex(/^\d{8}$/), z.string().regex(/^\d{4}$/)).default({}),
  })
  .prefault({});

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'must be small letters, digits and -'),
  label: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
  audience: z.enum(['staff', 'employer']),
  claims: claimTable,
};

const oidc = z.strictObject({
  ...common,
  kind: z.literal('oidc'),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** file with the client's secret, beside the providers' file unless absolute; left out = a public client */
  clientSecretFile: z.string().optional(),
  scope: z.string().default('openid profile'),
  /** only for trying out: an issuer that answers over http */
  insecure: z.boolean().default(false),
});

/** A key of ours with its certificate; PEM files, the key's without a password. */
const halfOfKey = z.string({ error: 'must name a file: a key and its certificate go together' }).min(1);
const ownKey = z.strictObject({ keyFile: halfOfKey, certificateFile: halfOfKey });

const saml = z.strictObject({
  ...common,
  kind: z.literal('saml'),
  /** address the browser is sent to */
  entryPoint: z.url(),
  /** address for signing out there too; left out = the provider's session is left alone */
  logoutUrl: z.url().optional(),
  /** entity id of the identity provider */
  issuer: z.string().min(1),
  /** our own entity id, also the audience of assertions */
  entityId: z.string().min(1),
  /** PEM file with the provider's certificate; while that is changed, with the old and the new one */
  certificateFile: z.string(),
  /** keys that requests are signed with: the first signs, the metadata tells the certificates of all */
  signing: z.array(ownKey).default([]),
  /** keys that assertions are decrypted with: each is tried, the metadata tells the certificate of the first */
  decryption: z.array(ownKey).default([]),
  /** how far the provider's clock may be off, in seconds */
  clockSkewSeconds: z.number().int().min(0).max(300).default(60),
  /** format of the person's id that is asked for, e.g. `urn:oasis:names:tc:SAML:2.0:nameid-format:persistent` */
  nameIdFormat: z.string().min(1).optional(),
  /** least level of NSIS at which somebody was recognised; left out = none is asked for (OIOSAML 3) */
  assurance: z.enum(ASSURANCE_LEVELS).optional(),
  /** attributes that may hold the privileges (OIO-BPP), base64; OIOSAML 3 and OIOSAML 2 */
  privileges: names(
    'https://data.gov.dk/model/core/eid/privilegesIntermediate',
    'dk:gov:saml:attribute:Privileges_intermediate',
  ),
  /** start of the names of our roles, e.g. `http://jobbro.example.dk/roles/usersystemrole/` */
  rolePrefix: z.string().min(1),
  /** constraints that may narrow a privilege; any other one denies it */
  knownConstraints: z.array(z.string()).default([]),
});

const signedSaml = saml.refine(({ logoutUrl, signing }) => logoutUrl === undefined || signing.length > 0, {
  path: ['logoutUrl'],
  error: 'needs a key for signing: no provider believes a sign-out that is not signed',
});

const file = z.array(z.discriminatedUnion('kind', [oidc, signedSaml]));

/** An OIDC provider of the file; `clientSecret` was read from its file. */
export type OidcSettings = z.infer<typeof oidc> & { clientSecret?: string };
/** A SAML provider of the file; certificates and keys were read from their files and fit each other. */
export type SamlSettings = Omit<z.infer<typeof saml>, 'certificateFile' | 'signing' | 'decryption'> & {
  certificates: string[];
  signing: KeyPair[];
  decryption: KeyPair[];
};

/** Reads and checks the file. @throws ConfigError with every fault */
export function readProvidersFile(name: string): (OidcSettings | SamlSettings)[] {
  let content: unknown;
  try {
    content = parse(readFileSync(name, 'utf8'));
  } catch {
    throw new ConfigError(['IDENTITY_PROVIDERS names a file that cannot be read as YAML']);
  }
  const parsed = file.safeParse(content);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `IDENTITY_PROVIDERS ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const faults: string[] = [];
  const files = new FilesBeside(path.dirname(name), faults);
  const settings = parsed.data.map((provider): OidcSettings | SamlSettings => {
    if (provider.kind === 'oidc') {
      return {
        ...provider,
        clientSecret: provider.clientSecretFile ? files.text(provider.clientSecretFile) : undefined,
      };
    }
    const { certificateFile, signing, decryption, ...rest } = provider;
    return {
      ...rest,
      certificates: files.certificates(certificateFile),
      signing: signing.flatMap((pair) => files.keyPair(pair)),
      decryption: decryption.flatMap((pair) => files.keyPair(pair)),
    };
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}

/** Secrets and certificates in files beside the providers' file, unless absolute; faults are gathered. */
class FilesBeside {
  constructor(
    private readonly folder: string,
    private readonly faults: string[],
  ) {}

  text(name: string): string {
    try {
      return readFileSync(path.resolve(this.folder, name), 'utf8').trim();
    } catch {
      this.faults.push(`IDENTITY_PROVIDERS: ${path.basename(name)} cannot be read`);
      return '';
    }
  }

  certificates(name: string): string[] {
    return this.checked(name, [name], ([pem]) => certificatesOf(pem!));
  }

  keyPair({ keyFile, certificateFile }: z.infer<typeof ownKey>): KeyPair[] {
    return this.checked(certificateFile, [keyFile, certificateFile], ([key, pem]) => [keyPairOf(key!, pem!)]);
  }

  private checked<T>(told: string, names: readonly string[], read: (texts: readonly string[]) => T[]): T[] {
    const texts = names.map((name) => this.text(name));
    // what cannot be read is told already
    if (texts.includes('')) return [];
    try {
      return read(texts);
    } catch (error) {
      this.faults.push(`IDENTITY_PROVIDERS: ${path.basename(told)} ${(error as Error).message}`);
      return [];
    }
  }
}
