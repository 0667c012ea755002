import { Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { Geography } from '../../geography/geography';
import { loadOutline } from '../../geography/load-outline';
import { areaMap } from '../maps/area-map';
import { listedByArea } from '../maps/people-by-area';
import { CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { OpeningHeadService } from './opening-head.service';

/** Where the people on an opening's list live, and where the work is. */
@PageController('aabninger/:id/kort')
export class OpeningMapController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: OpeningHeadService,
    private readonly geography: Geography,
    private readonly view: ViewService,
  ) {}

  @Get()
  @Allow('read', 'Ranking', byId())
  async show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    const { head } = await this.heads.of(id, viewer);
    const people = await listedByArea(this.dataSource, [id]);
    const postalCode = head.place?.slice(0, 4) ?? null;
    return new PageAnswer('openings/map', {
      title: this.view.text(viewer.locale, 'openingMap.title', { opening: head.title }),
      nav: 'openings',
      head,
      map: areaMap(
        people,
        [{ postalCode, label: head.workplace ?? head.employer ?? head.title }],
        this.geography,
        loadOutline(),
      ),
    });
  }
}
