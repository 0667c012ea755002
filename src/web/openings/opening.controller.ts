import { Get } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { SCHEMES } from '../../matching/core/facts';
import { FACTORS } from '../../matching/core/result';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import { type Weights, WeightPresetsService } from '../../matching/weight-presets.service';
import { BulkDecisionsService } from '../../suggestions/bulk-decisions.service';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { batchIn } from './chosen/chosen-form';
import { isFiltered, rankedParameters, rankedQuery, SIZES, weightName } from './list-query';
import { OpeningHeadService } from './opening-head.service';
import { RankedListService } from './ranked-list.service';

/** An opening with its ranked list: the main screen. */
@PageController('aabninger')
export class OpeningController {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly lists: RankedListService,
    private readonly views: RankingViewsService,
    private readonly presets: WeightPresetsService,
    private readonly decisions: BulkDecisionsService,
  ) {}

  @Allow('read', 'Ranking', byId())
  @Get(':id')
  async show(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
  ): Promise<PageAnswer> {
    const { opening, head } = await this.heads.of(id, viewer);
    const presets = await this.presets.list(opening.municipality);
    const preset = presets.find((one) => one.id === parameters.get('forvalg'));
    const usual = this.views.usualWeights();
    const query = rankedQuery(parameters, usual, preset?.weights as Weights | undefined);
    const list = await this.lists.of(id, query, viewer);
    const asked = rankedParameters(query);
    return new PageAnswer(
      'openings/show',
      {
        title: head.title,
        nav: 'openings',
        head,
        list,
        query,
        filtered: isFiltered(query),
        factors: FACTORS.map((factor) => ({
          factor,
          name: weightName(factor),
          weight: query.weights?.[factor] ?? usual[factor],
          usual: usual[factor],
        })),
        sizes: SIZES,
        schemes: SCHEMES.filter((scheme) => head.schemes.includes(scheme)),
        presets: presets.map(({ id: key, name, by }) => ({ id: key, name, by })),
        presetId: preset?.id ?? null,
        news: await this.news(id, parameters),
        parameters: asked,
        links: {
          self: address(`/aabninger/${id}`, asked),
          plain: `/aabninger/${id}`,
          usualWeights: address(`/aabninger/${id}`, rankedParameters({ ...query, weights: null })),
          csv: address(`/aabninger/${id}/liste.csv`, asked),
          xlsx: address(`/aabninger/${id}/liste.xlsx`, asked),
        },
      },
      { fragments: { 'ranked-list': 'openings/_list' }, address: address(`/aabninger/${id}`, asked), saved: true },
    );
  }

  /** What is told at the top: decisions about several people that can be taken back, or that were. */
  private async news(id: string, parameters: URLSearchParams) {
    const batch = batchIn(parameters, 'gang');
    const left = countIn(parameters, 'blev');
    const outcome = batch === null ? null : await this.decisions.outcome(id, batch);
    return {
      decided: outcome === null ? null : { ...outcome, batch, left },
      undone: parameters.has('fortrudt') ? { people: countIn(parameters, 'fortrudt'), left } : null,
    };
  }
}

function countIn(parameters: URLSearchParams, name: string): number {
  const count = Number(parameters.get(name));
  return Number.isInteger(count) && count >= 0 && count <= 1000 ? count : 0;
}
