import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, Allow, CurrentAccess, byId } from '../access';
import { Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import {
  DecisionDto,
  RejectionDto,
  SuggestionDto,
  SuggestionMoveDto,
  SuggestionPageDto,
  SuggestionQueryDto,
} from './suggestion.dto';
import { SuggestionsService } from './suggestions.service';

const CHANGE = [400, 404, 409, 412, 413, 415, 422, 428] as const;

@ApiTags('suggestions')
@Controller('suggestions')
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  @Allow('read', 'Suggestion')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List suggestions',
    description: 'Newest first, in pages; by opening, candidate, state or consultant.',
    type: SuggestionPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: SuggestionQueryDto): Promise<SuggestionPageDto> {
    return this.suggestions.list(access, query);
  }

  @Allow('read', 'Suggestion', byId())
  @Get(':id')
  @SendsEtag()
  @Route({
    summary: 'Read one suggestion',
    description: 'With its history and its ETag.',
    type: SuggestionDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<SuggestionDto> {
    return this.suggestions.get(id);
  }

  @Allow('decide', 'Suggestion', byId())
  @Post(':id/accept')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Accept a suggestion',
    description: 'A person decides that the candidate is to be proposed.',
    type: SuggestionDto,
    refusals: CHANGE,
  })
  accept(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() decision: DecisionDto,
  ): Promise<SuggestionDto> {
    return this.suggestions.accept(id, access.inTheNameOf(decision.by), seen);
  }

  @Allow('decide', 'Suggestion', byId())
  @Post(':id/reject')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Turn a suggestion down',
    description:
      'With a coded reason. While the reason holds the person stays off this opening’s list, which is ranked anew in ' +
      'the background.',
    type: SuggestionDto,
    refusals: CHANGE,
  })
  reject(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() rejection: RejectionDto,
  ): Promise<SuggestionDto> {
    access.inTheNameOf(rejection.by);
    return this.suggestions.reject(id, rejection, seen);
  }

  @Allow('decide', 'Suggestion', byId())
  @Post(':id/transition')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Move a suggestion to another state',
    description:
      'suggested → under_review → accepted → proposed → interview → offer → hired, or closed. `nextStates` says what ' +
      'can follow. Moving on from `rejected` withdraws the rejection.',
    type: SuggestionDto,
    refusals: CHANGE,
  })
  transition(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() move: SuggestionMoveDto,
  ): Promise<SuggestionDto> {
    return this.suggestions.transition(id, move.to, access.inTheNameOf(move.by), seen);
  }
}
