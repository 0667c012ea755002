import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Principal } from '../access';
import { AuditLog } from '../audit/audit-log';
import { Clock } from '../common/clock';
import { newId } from '../common/id';
import type { Vouched } from './identity-provider';
import { SignInRefused } from './refusals';
import { Sessions } from './sessions';

/** From what a provider vouches for to a session. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Signs somebody in. @throws SignInRefused when they have no role or are blocked */
  async signIn(request: Request, response: Response, provider: string, vouched: Vouched): Promise<Principal> {
    if (vouched.roles.length === 0) {
      throw new SignInRefused('NO_ROLE', 'The sign-in gives no role in this system.');
    }
    const principal = await this.remember(provider, vouched);
    await this.sessions.start(request, response, { principal, provider, providerSession: vouched.providerSession });
    await this.audit.record({
      action: 'access',
      subjectType: 'session',
      principal: { userId: principal.id, role: principal.roles.join(' '), municipality: principal.municipality },
      details: { event: 'sign_in', provider },
    });
    return principal;
  }

  /** Ends one session, or all of the person. */
  async signOut(request: Request, principal: Principal, everywhere: boolean): Promise<void> {
    if (everywhere) await this.sessions.endAllOf(principal.id);
    await this.sessions.end(request);
    await this.audit.record({
      action: 'access',
      subjectType: 'session',
      principal: { userId: principal.id, role: principal.roles.join(' '), municipality: principal.municipality },
      details: { event: everywhere ? 'sign_out_everywhere' : 'sign_out' },
    });
  }

  /** Ends the sessions of somebody who has signed out at the provider. */
  async endedByProvider(provider: string, providerSession: Readonly<Record<string, string>>): Promise<void> {
    const ended = await this.sessions.endThoseOf(provider, providerSession);
    await this.audit.recordAll(
      ended.map(({ id, roles, municipality }) => ({
        action: 'access',
        subjectType: 'session',
        principal: { userId: id, role: roles.join(' '), municipality },
        details: { event: 'sign_out_by_provider', provider },
      })),
    );
  }

  private async remember(provider: string, vouched: Vouched): Promise<Principal> {
    const { subject, name, municipality, initials, team, cvr } = vouched;
    const roles = [...vouched.roles];
    const [user] = await this.dataSource.query<{ id: string; blockedAt: Date | null }[]>(
      `insert into users (id, provider, subject, name, municipality, roles, initials, team, cvr, signed_in_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (provider, subject) do update set name = excluded.name, municipality = excluded.municipality,
         roles = excluded.roles, initials = excluded.initials, team = excluded.team, cvr = excluded.cvr,
         signed_in_at = excluded.signed_in_at
       returning id, blocked_at as "blockedAt"`,
      [newId(), provider, subject, name, municipality, roles, initials, team, cvr, this.clock.now()],
    );
    const { id, blockedAt } = user!;
    if (blockedAt) throw new SignInRefused('BLOCKED', 'This user may not sign in any more.');
    return { id, name, roles, municipality, initials, team, cvr, scopes: null };
  }
}
