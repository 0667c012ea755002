import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { ApiKeysPageService } from './api-keys-page.service';

/** Keys of programs: made here, told once, ended here. */
@PageController('noegler')
export class ApiKeysController {
  constructor(private readonly pages: ApiKeysPageService) {}

  @Allow('read', 'ApiKey')
  @Get()
  list(@CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.list(viewer);
  }

  /** Makes a key for the administrator's municipality. The answer is the only place that ever tells it. */
  @Allow('create', 'ApiKey')
  @Post()
  make(@CurrentViewer() viewer: Viewer, @FormFields() form: URLSearchParams): Promise<PageAnswer> {
    return this.pages.make(viewer, form);
  }

  /** Ends a key. */
  @Allow('delete', 'ApiKey', byId())
  @Post(':id/tilbagekald')
  async revoke(@IdParam() id: string): Promise<SeeOther> {
    await this.pages.revoke(id);
    return new SeeOther('/noegler');
  }
}
