import { Get } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { OpeningHeadService } from '../openings/opening-head.service';
import { CurrentViewer, PageController } from '../view/page';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { MatchPageService } from './match-page.service';

/** One person and one opening, explained. */
@PageController('match')
export class MatchController {
  constructor(
    private readonly heads: OpeningHeadService,
    private readonly matches: MatchPageService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Ranking', byId('opening'), byId('candidate', 'Candidate'))
  @Get(':opening/:candidate')
  async show(
    @IdParam('opening') openingId: string,
    @IdParam('candidate') candidateId: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PageAnswer> {
    const { head } = await this.heads.of(openingId, viewer);
    const match = await this.matches.of(openingId, candidateId, viewer);
    const title = this.view.text(viewer.locale, 'match.title', { person: match.pseudonym, opening: head.title });
    return new PageAnswer('match/show', { title, nav: 'openings', head, match });
  }
}
