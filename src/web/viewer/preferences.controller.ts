import { Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { localPath } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { COOKIES, keepCookie } from './cookies';
import type { Viewer } from './viewer';
import { colleagueKey, colleagueOf, ViewersService } from './viewers.service';

/** Whom to work as, and how: choices that stand in cookies. Also the accessibility statement. */
@PageController()
export class PreferencesController {
  constructor(
    private readonly view: ViewService,
    private readonly viewers: ViewersService,
  ) {}

  @Get('arbejder-som')
  async choose(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    const staff = await this.viewers.staff();
    return new PageAnswer('preferences', {
      title: this.view.text(viewer.locale, 'preferences.title'),
      staff: staff.map((each) => ({ ...each, key: colleagueKey(each) })),
      current: viewer.colleague && colleagueKey(viewer.colleague),
      returnTo: localPath(query.get('tilbage'), '/'),
    });
  }

  @Post('arbejder-som')
  async keep(@FormFields() form: URLSearchParams, @Res({ passthrough: true }) response: Response): Promise<SeeOther> {
    const chosen = colleagueOf(await this.viewers.staff(), form.get('kollega') ?? undefined);
    if (chosen) keepCookie(response, COOKIES.colleague, colleagueKey(chosen));
    if (form.has('taster-vist')) keepCookie(response, COOKIES.singleKeys, form.get('taster') === 'on' ? 'on' : 'off');
    return new SeeOther(localPath(form.get('tilbage'), '/'));
  }

  @Get('tilgaengelighed')
  accessibility(@CurrentViewer() viewer: Viewer): PageAnswer {
    return new PageAnswer('accessibility', { title: this.view.text(viewer.locale, 'accessibility.title') });
  }
}
