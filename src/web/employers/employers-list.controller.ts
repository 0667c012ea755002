import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { EmployerLinesService } from './employer-lines.service';
import { EMPLOYER_FILTERS, EMPLOYER_SORTS, employersParameters, employersQuery } from './employers-query';

/** The list of employers. */
@PageController('virksomheder')
export class EmployersListController {
  constructor(
    private readonly lines: EmployerLinesService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Employer')
  @Get()
  async list(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    const query = employersQuery(parameters);
    const { lines, total, pages } = await this.lines.list(query, viewer);
    const asked = employersParameters(query);
    const page = (number: number) => address('/virksomheder', { ...asked, side: number === 1 ? null : number });
    return new PageAnswer(
      'employers/index',
      {
        title: this.view.text(viewer.locale, 'employers.title'),
        nav: 'employers',
        query,
        lines,
        total,
        filters: EMPLOYER_FILTERS,
        sorts: EMPLOYER_SORTS,
        pages: {
          current: query.page,
          total: pages,
          previous: query.page > 1 ? page(query.page - 1) : null,
          next: query.page < pages ? page(query.page + 1) : null,
        },
      },
      { fragments: { 'employers-list': 'employers/_list' }, address: page(query.page), saved: true },
    );
  }
}
