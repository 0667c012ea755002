import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, byId, forMunicipality, inBody } from '../../access';
import { Route } from '../../common/api/docs';
import type { JsonBytes } from '../../common/api/json-writer';
import { SendsPageLink } from '../../common/api/pages';
import { IdParam } from '../../common/api/uuid.pipe';
import { ExplanationDto } from './explanation.dto';
import { type GateCode, GATES } from '../core/result';
import { AnswersFromIndex } from '../freshness/answers-from-index.decorator';
import { GatePipe } from './gate.pipe';
import {
  HeldPageDto,
  HeldQueryDto,
  LanguageQueryDto,
  ListQueryDto,
  PointsRankingDto,
  RankedOpeningPageDto,
  RankingDto,
  RankingQueryDto,
  RankingRequestDto,
  StoredListDto,
} from './ranking.dto';
import { RankingViewsService } from './ranking-views.service';

@ApiTags('matching')
@AnswersFromIndex()
@Controller()
export class RankingsController {
  constructor(private readonly views: RankingViewsService) {}

  @Allow('read', 'Ranking', forMunicipality('opening.municipality'), inBody('opening.workplaceId', 'Workplace'))
  @Post('rankings')
  @Route({
    summary: 'Rank people for an opening that is only described',
    description:
      'For the employer on the telephone: nothing is stored. Weights can be set for this list; they are named in ' +
      '`policyVersion`. The list is a proposal: a person decides.',
    type: RankingDto,
    orType: PointsRankingDto,
    refusals: [400, 413, 415, 422],
  })
  rank(
    @Query() query: RankingQueryDto,
    @Body() request: RankingRequestDto,
  ): Promise<JsonBytes<RankingDto> | PointsRankingDto> {
    return query.detail === 'points' ? this.views.points(request, query) : this.views.rank(request, query);
  }

  @Allow('read', 'Ranking', byId())
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

  @Allow('read', 'Ranking', byId())
  @Get('openings/:id/gates/:gate/candidates')
  @SendsPageLink()
  @ApiParam({ name: 'gate', enum: GATES, description: 'Code of the gate' })
  @Route({
    summary: 'List the people whom one gate holds back',
    description:
      'Who is not on the list because of the gate (or stands on it with the gate undecided), with the clause it rests ' +
      'on and every other gate that is not passed. Judged now. People whose case is not shared with the municipality ' +
      'of the opening are counted, not named.',
    type: HeldPageDto,
    refusals: [400, 404, 422],
  })
  heldBy(
    @IdParam() id: string,
    @Param('gate', GatePipe) gate: GateCode,
    @Query() query: HeldQueryDto,
  ): Promise<HeldPageDto> {
    return this.views.heldBy(id, gate, query);
  }

  @Allow('read', 'Ranking', byId('id', 'Candidate'))
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

  @Allow('read', 'Ranking', byId('openingId'), byId('candidateId', 'Candidate'))
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
