import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Route } from '../common/api/docs';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { ExplanationDto } from './explanation.dto';
import {
  LanguageQueryDto,
  ListQueryDto,
  RankedOpeningPageDto,
  RankingDto,
  RankingRequestDto,
  StoredListDto,
} from './ranking.dto';
import { RankingViewsService } from './ranking-views.service';

@ApiTags('matching')
@Controller()
export class RankingsController {
  constructor(private readonly views: RankingViewsService) {}

  @Post('rankings')
  @Route({
    summary: 'Rank people for an opening that is only described',
    description:
      'For the employer on the telephone: nothing is stored. Weights can be set for this list; they are named in ' +
      '`policyVersion`. The list is a proposal: a person decides.',
    type: RankingDto,
    refusals: [400, 413, 415, 422],
  })
  rank(@Query() query: LanguageQueryDto, @Body() request: RankingRequestDto): Promise<RankingDto> {
    return this.views.rank(request, query.language ?? 'da');
  }

  @Get('openings/:id/candidates')
  @SendsPageLink()
  @Route({
    summary: 'Read the ranked list of an opening',
    description:
      'The list as it was stored by the newest ranking, best first, with the reasons, the questions to ask, the gates ' +
      'that excluded people (counts of this moment) and how fresh the list is. It is a proposal: a person decides.',
    type: StoredListDto,
    refusals: [400, 404, 422],
  })
  storedList(@IdParam() id: string, @Query() query: ListQueryDto): Promise<StoredListDto> {
    return this.views.storedList(id, query);
  }

  @Get('candidates/:id/openings')
  @SendsPageLink()
  @Route({
    summary: 'List the openings that suit a candidate',
    description: 'Ranked now over all open openings, best first, in pages.',
    type: RankedOpeningPageDto,
    refusals: [400, 404, 422],
  })
  openingsFor(@IdParam() id: string, @Query() query: ListQueryDto): Promise<RankedOpeningPageDto> {
    return this.views.openingsFor(id, query);
  }

  @Get('matches/:openingId/:candidateId')
  @Route({
    summary: 'Explain one match',
    description:
      'Every gate and criterion with its outcome, the place in today’s list, the questions to ask, and what would ' +
      'lift the fit, with total and place after each change.',
    type: ExplanationDto,
    refusals: [400, 404, 422],
  })
  explain(
    @IdParam('openingId') openingId: string,
    @IdParam('candidateId') candidateId: string,
    @Query() query: LanguageQueryDto,
  ): Promise<ExplanationDto> {
    return this.views.explain(openingId, candidateId, query.language);
  }
}
