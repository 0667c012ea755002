import { Body, Controller, Delete, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { type Access, Allow, CurrentAccess, byId, forMunicipality, NotAllowed } from '../access';
import { MergePatchOf, Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { CandidateDto, CandidatePageDto, CandidateQueryDto, StatusChangeDto } from './candidate.dto';
import { CandidateInputDto } from './candidate-input.dto';
import { fieldsOfIdentity, matchingView } from './candidates.presenter';
import { CandidatesService } from './candidates.service';

@ApiTags('candidates')
@Controller('candidates')
export class CandidatesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
  ) {}

  @Allow('create', 'Candidate', forMunicipality())
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Register a candidate',
    description:
      'Everything but the municipality may be left out: what is left out is unknown, and unknown never excludes. ' +
      'With the `externalId` of a person the municipality already has, that record is replaced and the answer is 200. ' +
      'The lists the person belongs on are ranked anew in the background.',
    status: 201,
    type: CandidateDto,
    refusals: [400, 409, 413, 415, 422],
  })
  async register(
    @CurrentAccess() access: Access,
    @Body() input: CandidateInputDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CandidateDto> {
    const { candidate, created } = await this.candidates.register(input);
    response.status(created ? 201 : 200).location(`/api/v1/candidates/${candidate.id}`);
    return this.shown(access, candidate);
  }

  @Allow('read', 'Candidate')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List candidates',
    description: 'Newest first, in pages, by pseudonym: names are not part of lists.',
    type: CandidatePageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: CandidateQueryDto): Promise<CandidatePageDto> {
    return this.candidates.list(access, query);
  }

  @Allow('read', 'Candidate', byId())
  @Get(':id')
  @SendsEtag()
  @Route({
    summary: 'Read one candidate',
    description:
      'The record and its ETag. Who the person is, residence, experience, education and texts are told only to ' +
      'whoever has the case, or opened it with a purpose (`POST /candidates/{id}/case-openings`).',
    type: CandidateDto,
    refusals: [400, 404],
  })
  async get(@CurrentAccess() access: Access, @IdParam() id: string): Promise<CandidateDto> {
    return this.shown(access, await this.candidates.get(id));
  }

  @Allow('update', 'Candidate', byId())
  @Patch(':id')
  @SendsEtag()
  @MergePatchOf(CandidateInputDto)
  @Route({
    summary: 'Change a candidate',
    description:
      'JSON merge patch (RFC 7396): lists are replaced whole. The record is checked as a whole like a new one.',
    type: CandidateDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  async update(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<CandidateDto> {
    if (
      fieldsOfIdentity(patch).length > 0 &&
      !(await access.mayWith(this.dataSource.manager, 'update', 'Identity', id))
    ) {
      throw new NotAllowed('update', 'Identity');
    }
    return this.shown(access, await this.candidates.update(id, patch, seen));
  }

  @Allow('update', 'Candidate', byId())
  @Post(':id/status')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Change a candidate’s status',
    description: 'A paused status should have an end or review date; a missing one is taken and noted.',
    type: CandidateDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  async changeStatus(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() change: StatusChangeDto,
  ): Promise<CandidateDto> {
    return this.shown(access, await this.candidates.changeStatus(id, change, seen));
  }

  @Allow('delete', 'Candidate', byId())
  @Delete(':id')
  @ApiIfMatch()
  @Route({
    summary: 'Remove a candidate',
    description: 'The person is no longer shown or ranked; the row stays until the retention rule removes it.',
    status: 204,
    refusals: [400, 404, 412, 428],
  })
  async remove(@IdParam() id: string, @SeenVersion() seen: number): Promise<void> {
    await this.candidates.remove(id, seen);
  }

  /** The whole record for whoever has the case, the matching view for all others. */
  private async shown(access: Access, candidate: CandidateDto): Promise<CandidateDto> {
    const known = await access.mayWith(this.dataSource.manager, 'read', 'Identity', candidate.id);
    return known ? candidate : matchingView(candidate);
  }
}
