import { Get, Param } from '@nestjs/common';
import { Allow, byId, inAddress } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { NotFound } from '../../common/errors';
import { GATES } from '../../matching/core/result';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import { CompareService } from '../match/compare.service';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { OpeningHeadService } from './opening-head.service';
import { ownerChip } from './ranked-line.presenter';

/** People shown of those whom one gate excludes. */
const EXCLUDED_SHOWN = 200;

/** A closer look at a ranked list: who is kept off it, and some of its people side by side. */
@PageController('aabninger')
export class ListDetailsController {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly views: RankingViewsService,
    private readonly compared: CompareService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Ranking', byId())
  @Get(':id/udelukket/:gate')
  async excluded(
    @IdParam() id: string,
    @Param('gate') asked: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PageAnswer> {
    const gate = GATES.find((code) => code === asked);
    if (!gate) throw new NotFound('gate', asked);
    const { head } = await this.heads.of(id, viewer);
    const held = await this.views.heldBy(id, gate, { limit: EXCLUDED_SHOWN, language: viewer.locale });
    return new PageAnswer('openings/excluded', {
      title: this.view.text(viewer.locale, 'excluded.title', { opening: head.title }),
      nav: 'openings',
      head,
      label: held.label,
      total: held.total,
      hidden: held.hidden,
      shown: EXCLUDED_SHOWN,
      people: held.items.map(({ owner, gates, ...line }) => ({
        ...line,
        owner: ownerChip(owner, viewer.colleagues),
        reasons: gates.flatMap(({ outcome, sentence }) => (outcome === 'not_met' && sentence ? [sentence] : [])),
      })),
    });
  }

  @Allow('read', 'Ranking', byId(), inAddress('k', 'Candidate'))
  @Get(':id/sammenlign')
  async compare(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    const { head } = await this.heads.of(id, viewer);
    const comparison = await this.compared.of(id, parameters.getAll('k'), viewer);
    return new PageAnswer('match/compare', {
      title: this.view.text(viewer.locale, 'compare.title', { opening: head.title }),
      nav: 'openings',
      head,
      comparison,
    });
  }
}
