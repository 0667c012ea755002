import { Body, Controller, Delete, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, CurrentAccess, byId, forMunicipality, inBody } from '../access';
import { MergePatchOf, Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { NewOpeningQueryDto, OpeningDto, OpeningMoveDto, OpeningPageDto, OpeningQueryDto } from './opening.dto';
import { OpeningInputDto } from './opening-input.dto';
import { OpeningsService } from './openings.service';

@ApiTags('openings')
@Controller('openings')
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @Allow('create', 'Opening', forMunicipality(), inBody('workplaceId', 'Workplace', 'read'))
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Register an opening',
    description:
      'A draft, unless `?state=aaben` says that people are to be ranked at once. With the `externalId` of an opening ' +
      'the municipality already has, that record is replaced, keeps its state, and the answer is 200.',
    status: 201,
    type: OpeningDto,
    refusals: [400, 409, 413, 415, 422],
  })
  async register(
    @Query() query: NewOpeningQueryDto,
    @Body() input: OpeningInputDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpeningDto> {
    const { opening, created } = await this.openings.register(input, query.state);
    response.status(created ? 201 : 200).location(`/api/v1/openings/${opening.id}`);
    return opening;
  }

  @Allow('read', 'Opening')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List openings',
    description: 'Newest first, in pages.',
    type: OpeningPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: OpeningQueryDto): Promise<OpeningPageDto> {
    return this.openings.list(access, query);
  }

  @Allow('read', 'Opening', byId())
  @Get(':id')
  @SendsEtag()
  @Route({
    summary: 'Read one opening',
    description: 'The whole record with its ETag.',
    type: OpeningDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<OpeningDto> {
    return this.openings.get(id);
  }

  @Allow('update', 'Opening', byId(), inBody('workplaceId', 'Workplace', 'read'))
  @Patch(':id')
  @SendsEtag()
  @MergePatchOf(OpeningInputDto)
  @Route({
    summary: 'Change an opening',
    description:
      'JSON merge patch (RFC 7396): lists are replaced whole. The record is checked as a whole like a new one, and ' +
      'its list is ranked anew in the background.',
    type: OpeningDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  update(@IdParam() id: string, @SeenVersion() seen: number, @Body() patch: object): Promise<OpeningDto> {
    return this.openings.update(id, patch, seen);
  }

  @Allow('update', 'Opening', byId())
  @Post(':id/state')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Move an opening to another state',
    description:
      'kladde → aaben → i_dialog → besat or lukket; inaktiveret while the employer has enough referrals. ' +
      '`nextStates` of the record says what can follow.',
    type: OpeningDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  move(@IdParam() id: string, @SeenVersion() seen: number, @Body() change: OpeningMoveDto): Promise<OpeningDto> {
    return this.openings.move(id, change, seen);
  }

  @Allow('delete', 'Opening', byId())
  @Delete(':id')
  @ApiIfMatch()
  @Route({
    summary: 'Remove an opening',
    description: 'It is no longer shown or ranked; the row stays until the retention rule removes it.',
    status: 204,
    refusals: [400, 404, 412, 428],
  })
  async remove(@IdParam() id: string, @SeenVersion() seen: number): Promise<void> {
    await this.openings.remove(id, seen);
  }
}
