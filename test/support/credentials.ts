/**
 * Who the requests of tests come from when they say nothing themselves: requests to the API carry the key of a machine
 * that may everything, requests for pages the session of a colleague. Tests of access switch it off.
 */
import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { ApiKeysService } from '../../src/identity/api-keys.service';
import { DemoUsers } from '../../src/identity/demo-users';

/** Names the colleague whose session a browser uses: `0851:ABCD`. */
export const AS_COLLEAGUE = 'jobbro_as';
/** Names the firm whose session a browser uses on the firms' pages, by CVR number. */
export const AS_FIRM = 'jobbro_as_firm';
/** Requests with this header stay as they are. */
export const AS_SENT = 'x-test-as-sent';

/** Lends credentials to requests that bring none. */
export class TestCredentials {
  private key: Promise<string> | undefined;
  private readonly sessions = new Map<string, Promise<string>>();
  private app: INestApplication | undefined;
  /** set to false by tests of access */
  lending = true;

  readonly middleware = (request: Request, _response: Response, next: NextFunction): void => {
    this.lend(request).then(() => next(), next);
  };

  /** The application the credentials belong to. */
  of(app: INestApplication): void {
    this.app = app;
  }

  /** The key of a machine that may everything everywhere. */
  machineKey(): Promise<string> {
    const all = { name: 'tests', municipality: '*', scopes: ['*'], expiresAt: null, perMinute: null };
    this.key ??= this.app!.get(ApiKeysService)
      .create(all)
      .then(({ key }) => key);
    return this.key;
  }

  /** The cookie of a session of a demo user, e.g. `auditor` or `0851:ABCD`. */
  session(subject: string): Promise<string> {
    const known = this.sessions.get(subject) ?? this.signIn(subject);
    this.sessions.set(subject, known);
    return known;
  }

  private async lend(request: Request): Promise<void> {
    if (!this.lending || request.get(AS_SENT) !== undefined) return;
    if (request.path.startsWith('/api/')) {
      if (!request.headers.authorization) request.headers.authorization = `Bearer ${await this.machineKey()}`;
      return;
    }
    const cookies = request.headers.cookie ?? '';
    if (/^\/(assets|health)\//.test(request.path) || cookies.includes('jobbro_session=')) return;
    const subject = await this.subjectOf(request.path, cookies);
    if (subject) request.headers.cookie = [cookies, await this.session(subject)].filter(Boolean).join('; ');
  }

  private async subjectOf(path: string, cookies: string): Promise<string | undefined> {
    const named = (cookie: string) => {
      const value = new RegExp(`(?:^|; )${cookie}=([^;]+)`).exec(cookies)?.[1];
      return value && decodeURIComponent(value);
    };
    if (path.startsWith('/arbejdsgiver')) return named(AS_FIRM) ? `cvr:${named(AS_FIRM)}` : 'employer';
    if (/^\/(brugere|noegler)/.test(path)) return named(AS_COLLEAGUE) ?? 'administrator';
    return named(AS_COLLEAGUE) ?? (await this.app!.get(DemoUsers).all()).byRole[0]?.subject;
  }

  private async signIn(subject: string): Promise<string> {
    const { port } = this.app!.getHttpServer().address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/log-ind/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', [AS_SENT]: '1' },
      body: new URLSearchParams({ bruger: subject }).toString(),
    });
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('jobbro_session='));
    if (!cookie) throw new Error(`nobody can be signed in as ${subject}: ${answer.status}`);
    return cookie.split(';')[0]!;
  }
}
