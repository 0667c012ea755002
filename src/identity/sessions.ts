/** Browsers' sessions in PostgreSQL: made at sign-in, idle and absolute ends, revocation. */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Access, type Principal } from '../access';
import { Clock } from '../common/clock';
import { type Config, CONFIG } from '../config/config';
import { askPrepared } from '../database/prepared-query';
import { sessionSecret } from './session-secret';

/** Minutes without a request after which a session has ended. */
export const IDLE_MINUTES = 30;
/** Hours after sign-in at which it ends in any case. */
export const ABSOLUTE_HOURS = 10;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

declare module 'express-session' {
  /** What is kept for a browser. Times are milliseconds since 1970 by the program's clock. */
  interface SessionData {
    principal: Principal;
    /** id of the identity provider */
    provider: string;
    startedAt: number;
    /** last request, to the minute */
    seenAt: number;
    /** the provider's own session, for signing out there too */
    providerSession: Readonly<Record<string, string>>;
    /** a sign-in that has begun */
    attempt: Readonly<Record<string, string>>;
  }
}

/** Reads and writes sessions. Nothing is read for requests without the cookie. */
@Injectable()
export class Sessions implements OnApplicationShutdown {
  /** `__Host-` binds the cookie to the host, which browsers grant only over https */
  readonly cookieName: string;
  private readonly middleware: RequestHandler;
  private readonly store: connectPgSimple.PGStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    const secure = config.PUBLIC_URL?.startsWith('https:') ?? false;
    this.cookieName = secure ? '__Host-jobbro' : 'jobbro_session';
    const Store = connectPgSimple(session);
    this.store = new Store({
      pool: (dataSource.driver as unknown as { master: Pool }).master,
      tableName: 'sessions',
      ttl: (ABSOLUTE_HOURS * HOUR) / 1000,
      disableTouch: true,
      pruneSessionInterval: config.NODE_ENV === 'test' ? false : 15 * 60,
      // a failed query's text can hold the session
      errorLog: () => undefined,
    });
    this.middleware = session({
      store: this.store,
      secret: sessionSecret(config),
      name: this.cookieName,
      resave: false,
      saveUninitialized: false,
      // TLS ends at the proxy, which says so
      proxy: secure,
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    });
  }

  /** Makes `request.session` usable: that of the cookie, or an empty one that is stored only when written to. */
  async open(request: Request, response: Response): Promise<void> {
    if (request.session as unknown) return;
    await new Promise<void>((resolve, reject) => {
      void this.middleware(request, response, (error?: unknown) =>
        error ? reject(error instanceof Error ? error : new Error('the session cannot be read')) : resolve(),
      );
    });
  }

  /** True when the request carries a session's cookie. */
  named(request: Request): boolean {
    return (request.headers.cookie ?? '').includes(`${this.cookieName}=`);
  }

  /** The rights of whoever is signed in; undefined when nobody is, or the session has ended. */
  async accessOf(request: Request, response: Response): Promise<Access | undefined> {
    if (!this.named(request)) return undefined;
    await this.open(request, response);
    const { principal, startedAt, seenAt } = request.session;
    if (!principal || startedAt === undefined || seenAt === undefined) return undefined;
    const now = this.clock.now().getTime();
    const ended = now - seenAt > IDLE_MINUTES * MINUTE || now - startedAt > ABSOLUTE_HOURS * HOUR;
    if (ended || !(await this.welcome(principal.id))) {
      await this.end(request);
      return undefined;
    }
    // one write a minute is exact enough, and a page need not wait for more
    if (now - seenAt >= MINUTE) await this.keep(request, { seenAt: now });
    return new Access(principal);
  }

  /** Whether a user exists and is not blocked: asked at each request, so that blocking one ends what runs. */
  private async welcome(id: string): Promise<boolean> {
    const rows = await askPrepared(this.dataSource, {
      name: 'welcome-user',
      text: 'select 1 from users where id = $1 and blocked_at is null',
      values: [id],
    });
    return rows.length > 0;
  }

  /** Signs in: a new session with a new id, so that an id known before is worth nothing. */
  async start(
    request: Request,
    response: Response,
    signedIn: { principal: Principal; provider: string; providerSession?: Readonly<Record<string, string>> },
  ): Promise<void> {
    await this.open(request, response);
    await called((done) => request.session.regenerate(done));
    const now = this.clock.now().getTime();
    await this.keep(request, { ...signedIn, startedAt: now, seenAt: now });
  }

  /** Writes into the session before the answer leaves: whoever has the answer may ask again at once. */
  async keep(request: Request, values: Partial<session.SessionData>): Promise<void> {
    Object.assign(request.session, values);
    await called((done) => request.session.save(done));
  }

  /** Ends the session of the request. */
  async end(request: Request): Promise<void> {
    if (!(request.session as unknown)) return;
    await called((done) => request.session.destroy(done));
  }

  /** Ends every session of a person, effective at the next request; answers how many there were. */
  async endAllOf(principalId: string): Promise<number> {
    const [, ended] = await this.dataSource.query<[unknown, number]>(
      `delete from sessions where sess->'principal'->>'id' = $1`,
      [principalId],
    );
    return ended;
  }

  /** Ends the sessions that were begun at a provider and hold these values of its own; answers whose they were. */
  async endThoseOf(provider: string, providerSession: Readonly<Record<string, string>>): Promise<Principal[]> {
    const [ended] = await this.dataSource.query<[{ principal: Principal }[], number]>(
      `delete from sessions where sess->>'provider' = $1 and sess::jsonb->'providerSession' @> $2
         returning sess->'principal' as principal`,
      [provider, JSON.stringify(providerSession)],
    );
    return ended.map(({ principal }) => principal);
  }

  /** How many sessions a person has that have not ended. */
  async countOf(principalId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from sessions where sess->'principal'->>'id' = $1
         and (sess->>'seenAt')::bigint >= $2 and (sess->>'startedAt')::bigint >= $3`,
      [
        principalId,
        this.clock.now().getTime() - IDLE_MINUTES * MINUTE,
        this.clock.now().getTime() - ABSOLUTE_HOURS * HOUR,
      ],
    );
    return row!.count;
  }

  onApplicationShutdown(): void {
    void this.store.close();
  }
}

function called(work: (done: (error?: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) =>
      error ? reject(error instanceof Error ? error : new Error('the session cannot be kept')) : resolve(),
    );
  });
}
