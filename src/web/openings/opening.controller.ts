import { Get, Param } from '@nestjs/common';
import { Allow, byId, inAddress } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { NotFound } from '../../common/errors';
import { SCHEMES } from '../../matching/core/facts';
import { FACTORS, GATES } from '../../matching/core/result';
import { RankingViewsService } from '../../matching/ranking-views.service';
import { type Weights, WeightPresetsService } from '../../matching/weight-presets.service';
import { CompareService } from '../match/compare.service';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { isFiltered, rankedParameters, rankedQuery, SIZES, weightName } from './list-query';
import { OpeningHeadService } from './opening-head.service';
import { ownerChip } from './ranked-line.presenter';
import { RankedListService } from './ranked-list.service';

/** People shown of those whom one gate excludes. */
const EXCLUDED_SHOWN = 200;

/** An opening with its ranked list: the main screen. */
@PageController('aabninger')
export class OpeningController {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly lists: RankedListService,
    private readonly views: RankingViewsService,
    private readonly presets: WeightPresetsService,
    private readonly compared: CompareService,
    private readonly view: ViewService,
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
        parameters: asked,
        links: {
          self: address(`/aabninger/${id}`, asked),
          plain: `/aabninger/${id}`,
          usualWeights: address(`/aabninger/${id}`, rankedParameters({ ...query, weights: null })),
          csv: address(`/aabninger/${id}/liste.csv`, asked),
          xlsx: address(`/aabninger/${id}/liste.xlsx`, asked),
        },
      },
      { fragments: { 'ranked-list': 'openings/_list' }, address: address(`/aabninger/${id}`, asked) },
    );
  }

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
