import { Get } from '@nestjs/common';
import { Allow } from '../../access';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { SEARCH_KINDS, searchQuery } from './search-query';
import { SearchService } from './search.service';

/** The search over everything; its address is its state. */
@PageController('soeg')
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Workspace')
  @Get()
  async show(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    const query = searchQuery(parameters);
    const results = await this.search.find(query, viewer);
    const asked = (kind: string) => address('/soeg', { q: query.text, type: kind === 'alt' ? null : kind });
    return new PageAnswer(
      'search/index',
      {
        title: this.view.text(viewer.locale, 'search.title'),
        nav: 'search',
        query,
        results,
        kinds: SEARCH_KINDS.map((kind) => ({ kind, href: asked(kind) })),
      },
      { fragments: { 'search-results': 'search/_results' }, address: asked(query.kind) },
    );
  }
}
