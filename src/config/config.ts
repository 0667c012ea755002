/**
 * The one place that reads the environment. Parsed once at start into a frozen object; every fault is told together.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../common/project-root';

const wholeNumber = (min: number, max: number, fallback: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const yesNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Variables of the environment. Empty text counts as not set. */
const schema = z.object({
  /** PostgreSQL to use, `postgres://user:password@host:port/database`; not set = an embedded server in DATA_DIR */
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  /** Redis for the queue, `redis://host:6379`; not set = the queue lives in PostgreSQL */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' }).optional(),
  /** namespace of the queue's keys, so that several installations can share one Redis */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, 'must be 1–40 small letters, digits, - or _')
    .default('jobbro'),
  /** folder of the embedded server */
  DATA_DIR: z.string().default(path.join(projectRoot(), '.data')),
  /** address the web role listens on; only this machine by default */
  HOST: z.string().default('127.0.0.1'),
  /** port of the web role; 0 takes any free one */
  PORT: wholeNumber(0, 65535, 3000),
  /** where people reach the pages, e.g. `https://jobbro.example.dk`; with https, cookies are bound to that host */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must look like https://jobbro.example.dk' }).optional(),
  /** proxies in front of the program whose X-Forwarded headers are believed */
  TRUSTED_PROXIES: wholeNumber(0, 10, 0),
  /** signs session cookies, at least 32 characters; not set = made once and kept in DATA_DIR */
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** YAML file of the identity providers people sign in with (docs/access.md) */
  IDENTITY_PROVIDERS: z.string().optional(),
  /** sign in as a synthetic person of each role, for trying out; default only on the embedded server */
  DEMO_SIGN_IN: yesNo.optional(),
  /** what this process does: web pages and API, queue worker, or both */
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** fill an empty database with the synthetic demo municipality; default only on the embedded server */
  SEED_DEMO: yesNo.optional(),
  /** people of the demo municipality */
  DEMO_CANDIDATES: wholeNumber(60, 20_000, 690),
  /** openings of the demo municipality */
  DEMO_OPENINGS: wholeNumber(60, 5000, 250),
  /** folder of rule files to use in place of the bundled `rules/`; check it first with `rules check` */
  RULES_DIR: z.string().optional(),
  /** lines kept in the stored list of an opening */
  LIST_SIZE: wholeNumber(1, 500, 50),
  /** jobs one worker process runs side by side */
  WORKER_CONCURRENCY: wholeNumber(1, 64, 4),
  /** seconds after which a killed worker's jobs are taken over by another */
  JOB_LOCK_SECONDS: wholeNumber(1, 600, 30),
  /** seconds between two sweeps for lost or stale work */
  SWEEP_SECONDS: wholeNumber(1, 3600, 30),
  /** folder that keeps the index between two starts; not set = DATA_DIR/index with the embedded server, else none */
  INDEX_DIR: z.string().optional(),
  /** seconds between two comparisons of this process's index with the database */
  INDEX_CHECK_SECONDS: wholeNumber(1, 3600, 60),
  /** milliseconds an answer waits for a change that was asked for and is not there yet */
  FRESHNESS_WAIT_MS: wholeNumber(0, 60_000, 2000),
  /** connections of the database pool */
  DATABASE_POOL: wholeNumber(2, 100, 10),
  /**
   * keys of the encrypted fields, `id:<32 bytes in base64>` by line or comma, the newest first; not set = one is made in
   * DATA_DIR. Needed where NODE_ENV is production and DATABASE_URL is set: all processes must have the same
   */
  FIELD_KEYS: z.string().optional(),
  /** `apply`: the daily job lets go what the retention rules no longer keep; `report`: it only tells */
  RETENTION: z.enum(['report', 'apply']).default('report'),
  /** file that the head of the audit chain is added to once a day; default `audit-heads.jsonl` in DATA_DIR */
  AUDIT_HEAD_FILE: z.string().optional(),
  /** how much is logged */
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  NODE_ENV: z.string().default('development'),
});

/** Names of all settings; each may be given as `NAME_FILE` too. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);

/** The configuration of one process. */
export type Config = Readonly<
  Omit<z.infer<typeof schema>, 'SEED_DEMO' | 'DEMO_SIGN_IN'> & {
    SEED_DEMO: boolean;
    /** never true when NODE_ENV is production */
    DEMO_SIGN_IN: boolean;
    /** true when no DATABASE_URL is given */
    EMBEDDED: boolean;
  }
>;

/** The environment cannot be used; `faults` names every variable with what would be right. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length === 1 ? 'a fault' : 'faults'}: ${faults.join('; ')}`);
  }
}

/** Reads secrets from files: `DATABASE_URL_FILE=/run/secrets/url` sets `DATABASE_URL`. */
function withFiles(env: NodeJS.ProcessEnv, faults: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const key of SETTINGS) {
    const direct = env[key];
    const file = env[`${key}_FILE`];
    if (direct !== undefined && direct !== '') values[key] = direct;
    else if (file) {
      try {
        values[key] = readFileSync(file, 'utf8').trim();
      } catch {
        faults.push(`${key}_FILE names a file that cannot be read`);
      }
    }
  }
  return values;
}

/** Parses the environment. @throws ConfigError with all faults at once */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const parsed = schema.safeParse(withFiles(env, faults));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  const shared = parsed.data?.NODE_ENV === 'production' && parsed.data.DATABASE_URL !== undefined;
  if (shared && parsed.data?.FIELD_KEYS === undefined) {
    faults.push(
      'FIELD_KEYS: must be set in production (`privacy new-key` makes a key); use FIELD_KEYS_FILE for a secret',
    );
  }
  const production = parsed.data?.NODE_ENV === 'production';
  if (production && parsed.data?.DEMO_SIGN_IN) {
    faults.push('DEMO_SIGN_IN: must not be true when NODE_ENV is production; name IDENTITY_PROVIDERS instead');
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  const embedded = parsed.data.DATABASE_URL === undefined;
  return Object.freeze({
    ...parsed.data,
    EMBEDDED: embedded,
    SEED_DEMO: parsed.data.SEED_DEMO ?? embedded,
    INDEX_DIR: parsed.data.INDEX_DIR ?? (embedded ? path.join(parsed.data.DATA_DIR, 'index') : undefined),
    DEMO_SIGN_IN: !production && (parsed.data.DEMO_SIGN_IN ?? embedded),
  });
}

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');
