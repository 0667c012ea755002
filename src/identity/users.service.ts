import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Access, Role } from '../access';
import { Clock } from '../common/clock';
import { Conflict } from '../common/errors';
import { ABSOLUTE_HOURS, IDLE_MINUTES, Sessions } from './sessions';

/** Users shown on one page; a search finds the others. */
export const MOST_USERS = 200;

/** A user as administrators see one. */
export interface UserView {
  id: string;
  name: string;
  /** id of the identity provider that vouches for the person */
  provider: string;
  /** as the last sign-in gave them */
  roles: Role[];
  initials: string | null;
  team: string | null;
  cvr: string | null;
  signedInAt: Date | null;
  blockedAt: Date | null;
  /** sessions that have not ended */
  sessions: number;
}

/** Who has signed in: whom administrators can shut out. Everything takes effect at the person's next request. */
@Injectable()
export class UsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  /** Users within the caller's reach whose name, initials or CVR number hold a text, at most `MOST_USERS`. */
  list(access: Access, text = ''): Promise<UserView[]> {
    const now = this.clock.now().getTime();
    const values: unknown[] = [text.trim(), now - IDLE_MINUTES * 60_000, now - ABSOLUTE_HOURS * 3_600_000];
    const where = access.sql('read', 'User', 'u', values);
    return this.dataSource.query(
      `select u.id, u.name, u.provider, u.roles, u.initials, u.team, u.cvr, u.signed_in_at as "signedInAt",
         u.blocked_at as "blockedAt", (select count(*)::int from sessions s where s.sess->'principal'->>'id' = u.id::text
           and (s.sess->>'seenAt')::bigint >= $2 and (s.sess->>'startedAt')::bigint >= $3) as sessions
       from users u where (${where}) and ($1 = '' or position(lower($1) in lower(u.name)) > 0
         or upper(u.initials) = upper($1) or u.cvr = $1)
       order by u.blocked_at is not null, u.name collate "da-DK-x-icu", u.id limit ${MOST_USERS}`,
      values,
    );
  }

  /** Shuts a user out: every session ends, and no sign-in is accepted. @throws Conflict when it is oneself */
  async block(access: Access, id: string): Promise<void> {
    if (access.principal.id === id) throw new Conflict('USER.IS_YOURSELF', 'Nobody can block themselves.', { id });
    await this.dataSource.query('update users set blocked_at = coalesce(blocked_at, $2) where id = $1', [
      id,
      this.clock.now(),
    ]);
    await this.sessions.endAllOf(id);
  }

  /** Lets a user sign in again. */
  async unblock(id: string): Promise<void> {
    await this.dataSource.query('update users set blocked_at = null where id = $1', [id]);
  }

  /** Ends every session of a user, who may sign in again; answers how many there were. */
  async endSessions(id: string): Promise<number> {
    return this.sessions.endAllOf(id);
  }
}
