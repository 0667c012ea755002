import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../access';
import { NotFound } from '../../common/errors';
import { type Config, CONFIG } from '../../config/config';
import { IdentityProviders } from '../../identity/identity-providers';
import { SignInLimits } from '../../identity/sign-in-limits';
import { SignInService } from '../../identity/sign-in.service';
import { PageController } from '../view/page';
import { SeeOther } from '../view/page-answer';
import { providerCallback } from './provider-callback';
import { wholeForm } from './whole-form';

/** What a SAML provider asks us beside a sign-in: who we are, and that somebody has signed out there. */
@PageController('log-ind/:provider/saml')
export class SamlController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly signIns: SignInService,
    private readonly limits: SignInLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** For the provider's people: our entity id, certificates and addresses. The same for everybody. */
  @Public()
  @Get('metadata')
  metadata(@Param('provider') id: string, @Req() request: Request, @Res() response: Response): void {
    const xml = this.providers.get(id).metadata?.(providerCallback(request, this.config, id));
    if (xml === undefined) throw new NotFound('page', id);
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.type('application/samlmetadata+xml').send(xml);
  }

  /**
   * Somebody signed out at the provider: their sessions here end, and the browser goes back. Or the provider's answer to
   * a sign-out of our own, which is over here already.
   */
  @Public()
  @Post('log-ud')
  async signOut(@Param('provider') id: string, @Req() request: Request): Promise<SeeOther> {
    const provider = this.providers.get(id);
    if (!provider.receiveSignOut) throw new NotFound('page', id);
    const form = wholeForm(request);
    if (!form.has('SAMLRequest')) return new SeeOther('/log-ind?slut=1');
    await this.limits.spend(request.ip ?? 'unknown');
    const told = await provider.receiveSignOut(form, providerCallback(request, this.config, id));
    await this.signIns.endedByProvider(id, told.providerSession);
    return new SeeOther(told.onward);
  }
}
