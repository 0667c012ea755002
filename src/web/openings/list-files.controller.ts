import { Get, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import { CSV_TYPE, csvOf, download } from '../view/download';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { Formats } from '../view/formats';
import { PageMessages } from '../view/page-messages';
import type { Viewer } from '../viewer/viewer';
import { listTable, XLSX_TYPE, xlsxOf } from './list-files';
import { rankedQuery } from './list-query';
import { OpeningHeadService } from './opening-head.service';
import { RankedListService } from './ranked-list.service';

/** The list one looks at, as a file: the same filters, weights and length. */
@PageController('aabninger')
export class ListFilesController {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly lists: RankedListService,
    private readonly views: RankingViewsService,
  ) {}

  @Allow('read', 'Ranking', byId())
  @Get(':id/liste.csv')
  async csv(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { table, name } = await this.table(id, viewer, parameters);
    return download(response, csvOf(table), CSV_TYPE, `${name}.csv`);
  }

  @Allow('read', 'Ranking', byId())
  @Get(':id/liste.xlsx')
  async xlsx(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { table, name, title } = await this.table(id, viewer, parameters);
    return download(response, await xlsxOf(table, title), XLSX_TYPE, `${name}.xlsx`);
  }

  private async table(id: string, viewer: Viewer, parameters: URLSearchParams) {
    const { head } = await this.heads.of(id, viewer);
    const list = await this.lists.of(id, rankedQuery(parameters, this.views.usualWeights()), viewer);
    const table = listTable(list.lines, new PageMessages(viewer.locale).text, new Formats(viewer.locale));
    return { table, title: head.title, name: `jobbro-${id.slice(0, 8)}` };
  }
}
