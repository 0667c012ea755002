/** The file of identity providers: YAML, checked as a whole at start; secrets stand in files of their own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROLES } from '../access';
import { ConfigError } from '../config/config';

const names = (...usual: string[]) => z.array(z.string().min(1)).min(1).default(usual);

const claimTable = z
  .strictObject({
    names: z
      .strictObject({
        // MitID Erhverv by both usual brokers, after the provider's own subject
        subject: names('nemlogin.persistent_professional_id', 'employee', 'sub'),
        name: names('name', 'nemlogin.name', 'cn'),
        roles: names('roles', 'groups'),
        municipality: names('municipality'),
        initials: names('initials', 'preferred_username'),
        team: names('team'),
        cvr: names('nemlogin.cvr', 'cvrNumberIdentifier', 'cvr', 'dk:gov:saml:attribute:CvrNumberIdentifier'),
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

const saml = z.strictObject({
  ...common,
  kind: z.literal('saml'),
  /** address the browser is sent to */
  entryPoint: z.url(),
  /** entity id of the identity provider */
  issuer: z.string().min(1),
  /** our own entity id, also the audience of assertions */
  entityId: z.string().min(1),
  /** PEM file with the provider's certificate */
  certificateFile: z.string(),
  /** attribute with the privileges (OIO-BPP), base64 */
  privileges: z.string().default('dk:gov:saml:attribute:Privileges_intermediate'),
  /** start of the names of our roles, e.g. `http://jobbro.example.dk/roles/usersystemrole/` */
  rolePrefix: z.string().min(1),
  /** constraints that may narrow a privilege; any other one denies it */
  knownConstraints: z.array(z.string()).default([]),
});

const file = z.array(z.discriminatedUnion('kind', [oidc, saml]));

/** An OIDC provider of the file; `clientSecret` was read from its file. */
export type OidcSettings = z.infer<typeof oidc> & { clientSecret?: string };
/** A SAML provider of the file; `certificate` was read from its file. */
export type SamlSettings = z.infer<typeof saml> & { certificate: string };

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
  const beside = (secret: string) => {
    try {
      return readFileSync(path.resolve(path.dirname(name), secret), 'utf8').trim();
    } catch {
      throw new ConfigError([`IDENTITY_PROVIDERS: ${path.basename(secret)} cannot be read`]);
    }
  };
  return parsed.data.map((provider) => {
    if (provider.kind === 'saml') return { ...provider, certificate: beside(provider.certificateFile) };
    return { ...provider, clientSecret: provider.clientSecretFile ? beside(provider.clientSecretFile) : undefined };
  });
}
