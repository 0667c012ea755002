import { Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, Public } from '../../access';
import { Sessions } from '../../identity/sessions';
import { localPath } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { COOKIES, keepCookie } from '../viewer/cookies';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** One's own settings: who one is here, keys, sessions. Also the accessibility statement. */
@PageController()
export class SettingsController {
  constructor(
    private readonly view: ViewService,
    private readonly sessions: Sessions,
  ) {}

  @Allow('read', 'Self')
  @Get('indstillinger')
  async show(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    const { principal } = rightsOf(viewer);
    return new PageAnswer('access/settings', {
      title: this.view.text(viewer.locale, 'settings.title'),
      who: principal,
      sessions: await this.sessions.countOf(principal.id),
      returnTo: localPath(query.get('tilbage'), ''),
    });
  }

  @Allow('update', 'Self')
  @Post('indstillinger')
  keep(@FormFields() form: URLSearchParams, @Res({ passthrough: true }) response: Response): SeeOther {
    keepCookie(response, COOKIES.singleKeys, form.get('taster') === 'on' ? 'on' : 'off');
    return new SeeOther(localPath(form.get('tilbage'), '') || '/indstillinger');
  }

  @Public()
  @Get('tilgaengelighed')
  accessibility(@CurrentViewer() viewer: Viewer): PageAnswer {
    return new PageAnswer('accessibility', { title: this.view.text(viewer.locale, 'accessibility.title') });
  }
}
