import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import type { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { LogPageService } from './log-page.service';

/** The log, for those who keep watch. */
@PageController('log')
export class LogController {
  constructor(private readonly pages: LogPageService) {}

  @Allow('read', 'Audit')
  @Get()
  show(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    return this.pages.of(viewer, query);
  }
}
