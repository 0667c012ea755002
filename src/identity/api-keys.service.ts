import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource, IsNull } from 'typeorm';
import { Access, isScope, type Principal, SUBJECTS } from '../access';
import { Clock } from '../common/clock';
import { InvalidInput, NotFound } from '../common/errors';
import { newId } from '../common/id';
import { askPrepared } from '../database/prepared-query';
import { ApiKey } from './api-key.entity';
import { TooManyRequests } from './refusals';

/** What a key is made for. */
export interface NewApiKey {
  name: string;
  /** four digits, or `*` */
  municipality: string;
  scopes: string[];
  expiresAt: Date | null;
  /** requests a minute and process; null = no limit */
  perMinute: number | null;
}

const USED_EVERY_MS = 60_000;
/** the time of `perMinute` */
const SECONDS = 60;
const SHAPE = /^jobbro_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

type StoredKey = Pick<ApiKey, 'id' | 'hash' | 'name' | 'municipality' | 'scopes' | 'perMinute' | 'lastUsedAt'>;

/** What follows from a key and is kept while the program runs; whether the key still holds is asked each time. */
interface Known {
  access: Access;
  limiter?: RateLimiterMemory;
}

/** Keys of programs: 32 random bytes, of which only the SHA-256 is stored. */
@Injectable()
export class ApiKeysService {
  private readonly known = new Map<string, Known>();
  /** look-ups under way, which requests that come at once share */
  private readonly looking = new Map<string, Promise<Known | undefined>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Makes a key; it is told this once. @throws InvalidInput for scopes nobody knows */
  async create(input: NewApiKey): Promise<{ key: string; row: ApiKey }> {
    const unknown = input.scopes.filter((scope) => !isScope(scope, SUBJECTS));
    if (unknown.length > 0 || input.scopes.length === 0) {
      throw new InvalidInput([
        {
          pointer: '/scopes',
          code: 'FIELD.UNKNOWN_CODE',
          detail: unknown.length > 0 ? `${unknown.join(', ')} is no scope` : 'is empty',
          expected: `action:Subject, e.g. read:Opening, read:* or *; subjects are ${SUBJECTS.join(', ')}`,
        },
      ]);
    }
    const prefix = randomBytes(4).toString('hex');
    const key = `jobbro_${prefix}_${randomBytes(32).toString('base64url')}`;
    const row = { ...input, id: newId(), prefix, hash: hashOf(key), createdAt: this.clock.now() };
    await this.dataSource.manager.insert(ApiKey, row);
    return { key, row: await this.dataSource.manager.findOneByOrFail(ApiKey, { id: row.id }) };
  }

  /** Every key, newest first; of one municipality when given. */
  list(municipality?: string): Promise<ApiKey[]> {
    return this.dataSource.manager.find(ApiKey, {
      where: municipality === undefined ? {} : { municipality },
      order: { id: 'DESC' },
    });
  }

  /** The keys within the caller's reach, newest first. */
  listFor(access: Access): Promise<ApiKey[]> {
    const keys = this.dataSource.manager.createQueryBuilder(ApiKey, 'k').orderBy('k.id', 'DESC');
    return access.narrow(keys, 'read', 'ApiKey').getMany();
  }

  /** Ends the key of an id. @throws NotFound */
  async revokeById(id: string): Promise<void> {
    const row = await this.dataSource.manager.findOneBy(ApiKey, { id });
    if (!row) throw new NotFound('api-key', id);
    await this.revoke(row.prefix);
  }

  /** Ends a key; one that has ended stays as it is. @throws NotFound */
  async revoke(prefix: string): Promise<void> {
    const row = await this.dataSource.manager.findOneBy(ApiKey, { prefix });
    if (!row) throw new NotFound('api-key', prefix);
    await this.dataSource.manager.update(ApiKey, { prefix, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /**
   * The rights of whoever holds a key; undefined when it is none, has expired or was revoked.
   * @throws TooManyRequests
   */
  async accessOf(key: string): Promise<Access | undefined> {
    const prefix = SHAPE.exec(key)?.[1];
    if (prefix === undefined) return undefined;
    const known = await this.find(prefix, hashOf(key));
    if (known?.limiter) await spend(known.limiter, known.access.principal.id);
    return known?.access;
  }

  private find(prefix: string, hash: string): Promise<Known | undefined> {
    const running = this.looking.get(hash);
    if (running) return running;
    const looking = this.lookUp(prefix, hash).finally(() => this.looking.delete(hash));
    this.looking.set(hash, looking);
    return looking;
  }

  private async lookUp(prefix: string, hash: string): Promise<Known | undefined> {
    const now = this.clock.now();
    const [row] = await askPrepared<StoredKey>(this.dataSource, {
      name: 'api-key',
      text: `select id, hash, name, municipality, scopes, per_minute as "perMinute", last_used_at as "lastUsedAt"
        from api_keys where prefix = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      values: [prefix, now],
    });
    if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) {
      this.known.delete(hash);
      return undefined;
    }
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) >= USED_EVERY_MS) {
      await this.dataSource.manager.update(ApiKey, { id: row.id }, { lastUsedAt: now });
    }
    const known = this.known.get(hash) ?? {
      access: new Access(principalOf(row)),
      limiter: row.perMinute === null ? undefined : new RateLimiterMemory({ points: row.perMinute, duration: SECONDS }),
    };
    this.known.set(hash, known);
    return known;
  }
}

/** @throws TooManyRequests */
async function spend(limiter: RateLimiterMemory, id: string): Promise<void> {
  try {
    await limiter.consume(id);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyRequests(refused.msBeforeNext);
    throw refused;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function principalOf({ id, name, municipality, scopes }: StoredKey): Principal {
  return { id, name, roles: ['machine'], municipality, scopes, initials: null, team: null, cvr: null };
}
