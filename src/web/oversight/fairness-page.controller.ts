import { Get, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../../access';
import { CSV_TYPE, csvOf, download } from '../view/download';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import type { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { FairnessPageService } from './fairness-page.service';

/** Who gets how far, for those who keep watch and those who lead. */
@PageController('ligebehandling')
export class FairnessPageController {
  constructor(private readonly pages: FairnessPageService) {}

  @Allow('read', 'Fairness')
  @Get()
  show(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    return this.pages.of(viewer, query);
  }

  @Allow('read', 'Fairness')
  @Get('tal.csv')
  async file(
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() query: URLSearchParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return download(response, csvOf(await this.pages.table(viewer, query)), CSV_TYPE, 'jobbro-ligebehandling.csv');
  }
}
