import { Post } from '@nestjs/common';
import { Allow, byId, inBody } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { type Weights, WeightPresetsService } from '../../matching/weight-presets.service';
import { RankingViewsService } from '../../matching/answers/ranking-views.service';
import { OpeningsService } from '../../openings/openings.service';
import { localPath } from '../view/address';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { weightsOf } from './list-query';

/** Weights that are kept under a name for the whole municipality. */
@PageController('aabninger/:id/forvalg')
export class PresetsController {
  constructor(
    private readonly presets: WeightPresetsService,
    private readonly openings: OpeningsService,
    private readonly views: RankingViewsService,
  ) {}

  @Allow('create', 'WeightPreset', byId('id', 'Opening', 'read'))
  @Post()
  async save(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    const { municipality } = await this.openings.get(id);
    const usual = this.views.usualWeights();
    const weights: Weights = weightsOf(form, usual) ?? usual;
    await this.presets.save(municipality, form.get('navn') ?? '', weights, viewer.colleague?.initials ?? '–');
    return new SeeOther(localPath(form.get('tilbage'), `/aabninger/${id}`));
  }

  @Allow('delete', 'WeightPreset', byId('id', 'Opening', 'read'), inBody('forvalg', 'WeightPreset'))
  @Post('slet')
  async remove(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const { municipality } = await this.openings.get(id);
    const preset = form.get('forvalg') ?? '';
    if (/^[0-9a-f-]{36}$/.test(preset)) await this.presets.remove(municipality, preset);
    return new SeeOther(localPath(form.get('tilbage'), `/aabninger/${id}`));
  }
}
