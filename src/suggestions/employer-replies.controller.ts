import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, Allow, byId, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { ApiIfMatch, expectVersion, SeenVersion, SendsEtag } from '../common/api/etag';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { EmployerRepliesService } from './employer-replies.service';
import { ReplyDto, ReplyPageDto, ReplyQueryDto } from './employer-reply.dto';
import { DecisionDto } from './suggestion.dto';

/** What firms answered to anonymous profiles, for programs (domain.md §9.3). */
@ApiTags('suggestions')
@Controller('employer-replies')
export class EmployerRepliesController {
  constructor(private readonly replies: EmployerRepliesService) {}

  @Allow('read', 'EmployerReply')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List replies of employers',
    description: 'Newest first, in pages; those that wait, or about one opening.',
    type: ReplyPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: ReplyQueryDto): Promise<ReplyPageDto> {
    return this.replies.list(access, query);
  }

  @Allow('read', 'EmployerReply', byId())
  @Get(':id')
  @SendsEtag()
  @Route({ summary: 'Read one reply', description: 'With its ETag.', type: ReplyDto, refusals: [400, 404] })
  get(@IdParam() id: string): Promise<ReplyDto> {
    return this.replies.get(id);
  }

  @Allow('update', 'EmployerReply', byId())
  @Post(':id/handle')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Mark a reply as followed up',
    description: 'It changes no suggestion: what follows from it is decided by itself.',
    type: ReplyDto,
    refusals: [400, 404, 412, 413, 415, 422, 428],
  })
  async handle(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() { by }: DecisionDto,
  ): Promise<ReplyDto> {
    expectVersion(await this.replies.get(id), seen);
    await this.replies.handle(id, access.inTheNameOf(by));
    return this.replies.get(id);
  }
}
