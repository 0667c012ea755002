import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../common/request-actor';
import { type Access, NotSignedIn, setAccess } from '../access';
import { ApiKeysService } from './api-keys.service';
import { TooManyRequests } from './refusals';
import { Sessions } from './sessions';

/** Finds out who asks: a program by its API key, a person by the session. Whether they may is the next guard's question. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const access = await this.accessOf(request, response);
    if (access) {
      setAccess(request, access);
      const { id, roles, municipality } = access.principal;
      // the log of who saw and did what
      (request as Request & { principal: Actor }).principal = { userId: id, role: roles.join(' '), municipality };
      // answers kept for repeated requests are kept apart by who asked
      response.locals.caller = id;
    }
    return true;
  }

  private async accessOf(request: Request, response: Response): Promise<Access | undefined> {
    const header = request.get('authorization');
    if (header === undefined) return this.sessions.accessOf(request, response);
    const key = /^bearer +(\S+)$/i.exec(header)?.[1];
    try {
      const access = key === undefined ? undefined : await this.keys.accessOf(key);
      // a key that is sent and not good is told, even where nobody need sign in
      if (!access) throw new NotSignedIn('The API key is not known, has expired or was revoked.', 'ACCESS.KEY_REFUSED');
      return access;
    } catch (error) {
      if (error instanceof TooManyRequests) response.setHeader('Retry-After', String(error.facts.retryAfter));
      if (error instanceof NotSignedIn) response.setHeader('WWW-Authenticate', 'Bearer');
      throw error;
    }
  }
}
