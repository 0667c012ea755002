import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { CurrentViewer, PageController } from '../view/page';
import type { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { RetentionPageService } from './retention-page.service';

/** What is kept how long, for those who keep watch. */
@PageController('opbevaring')
export class RetentionPageController {
  constructor(private readonly pages: RetentionPageService) {}

  @Allow('read', 'Audit')
  @Get()
  show(@CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.of(viewer);
  }
}
