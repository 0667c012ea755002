import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { SCHEMES } from '../../matching/core/facts';
import { OPENING_STATES } from '../../openings/opening-state';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { OpeningLinesService } from './opening-lines.service';
import { openingsParameters, openingsQuery, SORTS } from './openings-query';

/** The list of openings. */
@PageController('aabninger')
export class OpeningsListController {
  constructor(
    private readonly lines: OpeningLinesService,
    private readonly taxonomy: Taxonomy,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Opening')
  @Get()
  async list(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    const query = openingsQuery(parameters);
    const { lines, total, pages } = await this.lines.list(query, viewer);
    const asked = openingsParameters(query);
    const page = (number: number) => address('/aabninger', { ...asked, side: number === 1 ? null : number });
    return new PageAnswer(
      'openings/index',
      {
        title: this.view.text(viewer.locale, 'openings.title'),
        nav: 'openings',
        query,
        lines,
        total,
        states: OPENING_STATES,
        schemes: SCHEMES,
        branchepakker: this.taxonomy
          .branchepakker()
          .map(({ code, labels }) => ({ code, label: labels[viewer.locale] })),
        sorts: SORTS,
        pages: {
          current: query.page,
          total: pages,
          previous: query.page > 1 ? page(query.page - 1) : null,
          next: query.page < pages ? page(query.page + 1) : null,
        },
      },
      { fragments: { 'openings-list': 'openings/_openings' }, address: page(query.page), saved: true },
    );
  }
}
