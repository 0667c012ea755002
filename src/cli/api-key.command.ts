/** `api-key`: keys for programs that use the API. */
import { ALL_MUNICIPALITIES, isScope, SUBJECTS } from '../access';
import { AuditLog } from '../audit/audit-log';
import { Clock } from '../common/clock';
import { say } from '../console';
import { NATIONAL } from '../database/columns';
import { ApiKeysService } from '../identity/api-keys.service';
import { withRuntime } from './engines';
import { ToldError } from './terminal/told-error';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Options of `api-key create`. */
export interface NewKeyOptions {
  name: string;
  /** code, or `*` for all */
  municipality: string;
  /** separated by commas */
  scopes: string;
  /** days until it expires; left out = until it is revoked */
  days?: number;
  /** requests a minute and process */
  perMinute?: number;
}

/** Makes a key and tells it, this once. @throws ToldError for scopes nobody knows */
export async function createKey(options: NewKeyOptions): Promise<void> {
  const scopes = options.scopes.split(',').map((scope) => scope.trim());
  const unknown = scopes.filter((scope) => !isScope(scope, SUBJECTS));
  if (unknown.length > 0) {
    throw new ToldError(`No scope: ${unknown.join(', ')}; use action:Subject, e.g. read:Opening, read:* or *.`);
  }
  await withRuntime(
    async ({ dataSource }) => {
      const clock = new Clock();
      const { key, row } = await new ApiKeysService(dataSource, clock).create({
        name: options.name,
        municipality: options.municipality,
        scopes,
        expiresAt: options.days === undefined ? null : new Date(clock.now().getTime() + options.days * DAY_MS),
        perMinute: options.perMinute ?? null,
      });
      await new AuditLog(dataSource, clock).record({
        action: 'access',
        subjectType: 'api-key',
        subjectId: row.id,
        municipality: row.municipality === ALL_MUNICIPALITIES ? NATIONAL : row.municipality,
        details: { event: 'key_made', scopes: scopes.join(' ').slice(0, 300), days: options.days ?? null },
      });
      say(key);
      say(`Keep it: it is not stored and not told again. To end it: api-key revoke ${row.prefix}`);
    },
    { migrate: false },
  );
}

/** Lists the keys without their secrets. */
export async function listKeys(): Promise<void> {
  await withRuntime(
    async ({ dataSource }) => {
      for (const key of await new ApiKeysService(dataSource, new Clock()).list()) {
        const state = key.revokedAt ? 'revoked' : key.expiresAt && key.expiresAt <= new Date() ? 'expired' : 'in use';
        const used = key.lastUsedAt?.toISOString().slice(0, 16) ?? 'never used';
        say([key.prefix, state.padEnd(7), key.municipality.padEnd(4), used, key.scopes.join(','), key.name].join('  '));
      }
    },
    { migrate: false },
  );
}

/** Ends a key. @throws NotFound */
export async function revokeKey(prefix: string): Promise<void> {
  await withRuntime(
    async ({ dataSource }) => {
      await new ApiKeysService(dataSource, new Clock()).revoke(prefix);
      say(`Revoked: ${prefix}. Running programs refuse it from now on.`);
    },
    { migrate: false },
  );
}
