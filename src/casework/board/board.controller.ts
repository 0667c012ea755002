import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Access, Allow, byId, CurrentAccess, forMunicipality } from '../../access';
import { Route } from '../../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../../common/api/etag';
import { Idempotent } from '../../common/api/idempotency';
import { SendsPageLink } from '../../common/api/pages';
import { IdParam } from '../../common/api/uuid.pipe';
import {
  BoardCardDto,
  BoardDto,
  BoardMoveDto,
  BoardMoveOutcomeDto,
  BoardMovesDto,
  BoardQueryDto,
  BoardUndoDto,
  BoardUndoneDto,
} from './board.dto';
import { BoardApiService } from './board-api.service';

/** Routes of the boards (domain.md §1.4). */
@ApiTags('board')
@Controller('board')
export class BoardApiController {
  constructor(private readonly boards: BoardApiService) {}

  @Allow('read', 'Candidate')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'Read the boards',
    description:
      'Everybody of the caseload in exactly one column, with the counts of all columns: nearest deadline first, then ' +
      'who has been there longest. By consultant and column, in pages.',
    type: BoardDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: BoardQueryDto): Promise<BoardDto> {
    return this.boards.list(access, query);
  }

  @Allow('update', 'Candidate', forMunicipality())
  @Post('moves')
  @Idempotent()
  @Route({
    summary: 'Move several people',
    description:
      'To one column. Whoever cannot be moved is left alone, with the reason; `dryRun` only tells. A pause or an end ' +
      'changes the status too.',
    type: BoardMoveOutcomeDto,
    refusals: [400, 409, 413, 415, 422],
  })
  moveSeveral(@CurrentAccess() access: Access, @Body() order: BoardMovesDto): Promise<BoardMoveOutcomeDto> {
    return this.boards.moveSeveral(order, access.inTheNameOf(order.by));
  }

  @Allow('update', 'Candidate')
  @Post('moves/:batch/undo')
  @ApiParam({ name: 'batch', description: 'Id of the move', schema: { type: 'string', format: 'uuid' } })
  @Route({
    summary: 'Take a move back',
    description: 'For everybody to whom nothing has happened since. Twice is as good as once.',
    type: BoardUndoneDto,
    refusals: [400, 404, 413, 415, 422],
  })
  undo(
    @CurrentAccess() access: Access,
    @Param('batch', ParseUUIDPipe) batch: string,
    @Body() { by }: BoardUndoDto,
  ): Promise<BoardUndoneDto> {
    return this.boards.undo(access, batch, access.inTheNameOf(by));
  }

  @Allow('read', 'Candidate', byId('candidateId'))
  @Get(':candidateId')
  @SendsEtag()
  @Route({
    summary: 'Read one card',
    description: 'With its ETag, which a move needs.',
    type: BoardCardDto,
    refusals: [400, 404],
  })
  card(@IdParam('candidateId') candidateId: string): Promise<BoardCardDto> {
    return this.boards.card(candidateId);
  }

  @Allow('update', 'Candidate', byId('candidateId'))
  @Post(':candidateId/move')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Move one person',
    description: 'Answers the card as it is then. A move that the boards do not know is refused with `BOARD.<why>`.',
    type: BoardCardDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  move(
    @CurrentAccess() access: Access,
    @IdParam('candidateId') candidateId: string,
    @SeenVersion() seen: number,
    @Body() order: BoardMoveDto,
  ): Promise<BoardCardDto> {
    return this.boards.move(candidateId, order, seen, access.inTheNameOf(order.by));
  }
}
