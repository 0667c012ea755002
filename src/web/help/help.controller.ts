import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { HELP_KEYS, HELP_TERMS, HELP_TOPICS, PORTAL_TERMS, PORTAL_TOPICS } from './help-contents';

/** Help: what is where, which keys there are, and what the words of the field mean. */
@PageController('hjaelp')
export class HelpController {
  constructor(private readonly view: ViewService) {}

  @Allow('read', 'Self')
  @Get()
  show(@CurrentViewer() viewer: Viewer): PageAnswer {
    const { principal } = viewer.access ?? {};
    const [topics, terms] = principal?.cvr ? [PORTAL_TOPICS, PORTAL_TERMS] : [HELP_TOPICS, HELP_TERMS];
    return new PageAnswer('help/index', {
      title: this.view.text(viewer.locale, 'help.title'),
      nav: 'help',
      topics: topics.filter(({ needs: [action, subject] }) => viewer.access?.may(action, subject)),
      keys: viewer.access?.may('update', 'Suggestion') ? HELP_KEYS : [],
      terms,
    });
  }
}
