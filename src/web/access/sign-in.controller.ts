import { Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { accessOf, type Principal, Public } from '../../access';
import { type Config, CONFIG } from '../../config/config';
import { DEMO_PROVIDER, DemoUsers } from '../../identity/demo-users';
import { IdentityProviders } from '../../identity/identity-providers';
import { SignInRefused } from '../../identity/refusals';
import { Sessions } from '../../identity/sessions';
import { SignInLimits } from '../../identity/sign-in-limits';
import { SignInService } from '../../identity/sign-in.service';
import { localPath } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { unknownViewer, type Viewer } from '../viewer/viewer';
import { homeOf } from './home';
import { providerCallback } from './provider-callback';
import { wholeForm } from './whole-form';

/** Signing in: at a provider of the configuration, or as a demo user where that is switched on. */
@PageController('log-ind')
export class SignInController {
  constructor(
    private readonly view: ViewService,
    private readonly providers: IdentityProviders,
    private readonly demo: DemoUsers,
    private readonly signIns: SignInService,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get()
  async choose(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    return new PageAnswer('access/sign-in', {
      title: this.view.text(viewer.locale, 'signIn.title'),
      returnTo: localPath(query.get('tilbage'), ''),
      ended: query.has('slut'),
      providers: this.providers.all.map(({ id, label, audience }) => ({ id, label: label[viewer.locale], audience })),
      demo: this.demo.open ? await this.demo.all() : null,
    });
  }

  @Public()
  @Post('demo')
  async signInAsDemo(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.limits.spend(addressOf(request));
    const user = await this.demo.get(form.get('bruger') ?? '');
    const principal = await this.signIns.signIn(request, response, DEMO_PROVIDER, user);
    return this.onward(request, principal, form.get('tilbage'));
  }

  @Public()
  @Get(':provider')
  async depart(
    @Param('provider') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @AddressQuery() query: URLSearchParams,
  ): Promise<SeeOther> {
    const provider = this.providers.get(id);
    await this.limits.spend(addressOf(request));
    const { address, attempt } = await provider.depart(providerCallback(request, this.config, id));
    await this.sessions.open(request, response);
    const returnTo = localPath(query.get('tilbage'), '');
    await this.sessions.keep(request, { attempt: { ...attempt, provider: id, returnTo } });
    return new SeeOther(address);
  }

  @Public()
  @Get(':provider/svar')
  async back(
    @Param('provider') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    return this.receive(id, request, response, new URLSearchParams());
  }

  /** The answer of a provider that sends a form: the browser takes it to ourselves, where its session is known. */
  @Public()
  @Post(':provider/svar')
  @HttpCode(200)
  backByForm(@Param('provider') id: string, @CurrentViewer() viewer: Viewer, @Req() request: Request): PageAnswer {
    if (!this.providers.get(id).answersByPost) throw new SignInRefused('WRONG_WAY', 'The answer came the wrong way.');
    return new PageAnswer('access/hand-over', {
      title: this.view.text(viewer.locale, 'signIn.handOver'),
      action: `/log-ind/${id}/modtag`,
      fields: [...wholeForm(request)],
    });
  }

  @Public()
  @Post(':provider/modtag')
  async receiveForm(
    @Param('provider') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    return this.receive(id, request, response, wholeForm(request));
  }

  private async receive(id: string, request: Request, response: Response, form: URLSearchParams): Promise<SeeOther> {
    await this.limits.spend(addressOf(request));
    await this.sessions.open(request, response);
    const { attempt } = request.session;
    if (attempt?.provider !== id) {
      throw new SignInRefused('NO_ATTEMPT', 'The sign-in was not begun in this browser, or was finished already.');
    }
    // an answer is good once
    await this.sessions.keep(request, { attempt: undefined });
    const callback = providerCallback(request, this.config, id);
    const address = new URL(request.originalUrl, callback);
    const vouched = await this.providers.get(id).receive({ address, form, attempt }, callback);
    const principal = await this.signIns.signIn(request, response, id, vouched);
    return this.onward(request, principal, attempt.returnTo ?? null);
  }

  private async onward(request: Request, principal: Principal, returnTo: string | null): Promise<SeeOther> {
    await this.limits.forget(addressOf(request));
    const wanted = localPath(returnTo, '');
    // the start page is not everybody's: who asked for nothing else begins where the own pages begin
    return new SeeOther(/^\/(\?|$)/.test(wanted) || !wanted ? homeOf(principal) : wanted);
  }
}

/** Signing out. */
@PageController('log-ud')
export class SignOutController {
  constructor(
    private readonly signIns: SignInService,
    private readonly providers: IdentityProviders,
    private readonly view: ViewService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Signs out here, and takes the browser to the provider to sign out there. By a page and not by a redirect: browsers
   * apply `form-action` to where a form's answer leads, and the provider is another site.
   */
  @Public()
  @Post()
  @HttpCode(200)
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther | PageAnswer> {
    const principal = accessOf(request)?.principal;
    const session = request.session as Request['session'] | undefined;
    if (!principal || principal.scopes || !session) return new SeeOther('/log-ind');
    const { provider: id, providerSession = {} } = session;
    await this.signIns.signOut(request, principal, form.get('alle') === 'ja');
    const here = new URL('/log-ind?slut=1', this.config.PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`);
    const provider = this.providers.all.find((one) => one.id === id);
    const onward = await provider?.signOutAddress?.(providerSession, here.toString());
    if (onward === undefined) return new SeeOther('/log-ind?slut=1');
    // the page is for somebody who is not signed in any more
    response.locals.viewer = unknownViewer(viewer.locale);
    const title = this.view.text(viewer.locale, 'signIn.ended');
    return new PageAnswer('access/signed-out', { title, onward });
  }
}

function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}
