import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fieldProblems } from '../../../common/api/validate';
import { ReferenceLabels } from '../../../explanations/reference-labels';
import { BANDS, Sentences } from '../../../explanations/sentences';
import { Geography } from '../../../geography/geography';
import { loadOutline } from '../../../geography/load-outline';
import { presentGateCounts } from '../../../matching/answers/ranking.presenter';
import { MOST_FITS_COUNTED, type RequirementCost, ReachService } from '../../../matching/reach.service';
import { OpeningInputDto } from '../../../openings/opening-input.dto';
import { OpeningsService } from '../../../openings/openings.service';
import { type AreaMap, areaMap } from '../../maps/area-map';
import { peopleByArea } from '../../maps/people-by-area';
import { ViewService } from '../../view/view.service';
import type { Viewer } from '../../viewer/viewer';
import { languageName } from '../opening-head.service';
import type { FirmWorkplace } from './firm-lookup.service';

/** Requirements and gates shown. */
const SHOWN = 5;

/** How many people the form reaches as it stands. */
export interface ReachView {
  considered: number;
  eligible: number;
  fits: number;
  /** `fits` is the most that is counted */
  fitsOrMore: boolean;
  costs: { label: string; eligible: number; fits: number }[];
  gates: { label: string; excluded: number }[];
  map: AreaMap | null;
}

/** Says how many people an opening reaches while it is typed, and what costs most of them. */
@Injectable()
export class ReachViewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reach: ReachService,
    private readonly openings: OpeningsService,
    private readonly labels: ReferenceLabels,
    private readonly geography: Geography,
    private readonly view: ViewService,
  ) {}

  /** Null while the form cannot be ranked yet: no scheme, or a field that cannot be read. A title is not needed. */
  async of(input: OpeningInputDto, workplace: FirmWorkplace | null, viewer: Viewer): Promise<ReachView | null> {
    const titled = { ...input, title: input.title || '–' };
    if (fieldProblems(OpeningInputDto, titled).length > 0 || this.openings.check(titled).length > 0) return null;
    const reach = await this.reach.of(titled, workplace, BANDS.possible);
    const people = await peopleByArea(this.dataSource, reach.fitting);
    const places = workplace ? [{ postalCode: workplace.postalCode, label: workplace.name }] : [];
    return {
      considered: reach.considered,
      eligible: reach.eligible,
      fits: reach.fits,
      fitsOrMore: reach.fits === MOST_FITS_COUNTED,
      costs: reach.costs.slice(0, SHOWN).map((cost) => ({
        label: this.label(cost, viewer),
        eligible: cost.eligible,
        fits: cost.fits,
      })),
      gates: presentGateCounts(reach, new Sentences(viewer.locale, this.labels))
        .sort((a, b) => b.excluded - a.excluded)
        .slice(0, SHOWN)
        .flatMap(({ label, excluded }) => (excluded > 0 ? [{ label, excluded }] : [])),
      map: areaMap(people, places, this.geography, loadOutline()),
    };
  }

  private label({ kind, code }: RequirementCost, { locale }: Viewer): string {
    const { labels, view } = this;
    if (kind === 'task') return labels.competency(code, locale);
    if (kind === 'credential') return labels.credential(code, locale);
    if (kind === 'language') {
      return view.text(locale, 'reach.kind.language', { language: languageName(code, locale) });
    }
    if (kind === 'skill') return view.text(locale, 'reach.kind.skill', { skill: view.text(locale, `skill.${code}`) });
    if (kind === 'demand') return view.text(locale, `workCondition.${code}`);
    return view.text(locale, `reach.kind.${kind}`);
  }
}
