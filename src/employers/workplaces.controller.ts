import { Body, Controller, Delete, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, CurrentAccess, byId, inBody } from '../access';
import { MergePatchOf, Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { NewWorkplaceDto, WorkplaceDto, WorkplacePageDto, WorkplaceQueryDto } from './employer.dto';
import { WorkplacesService } from './workplaces.service';

@ApiTags('employers')
@Controller('workplaces')
export class WorkplacesController {
  constructor(private readonly workplaces: WorkplacesService) {}

  @Allow('create', 'Workplace', inBody('employerId', 'Employer', 'read'))
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Register a place of work',
    description: 'A P-nummer of an employer; it belongs to the employer’s municipality.',
    status: 201,
    type: WorkplaceDto,
    refusals: [400, 409, 413, 415, 422],
  })
  async create(@Body() input: NewWorkplaceDto, @Res({ passthrough: true }) response: Response): Promise<WorkplaceDto> {
    const workplace = await this.workplaces.create(input);
    response.location(`/api/v1/workplaces/${workplace.id}`);
    return workplace;
  }

  @Allow('read', 'Workplace')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List places of work',
    description: 'Newest first, in pages.',
    type: WorkplacePageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: WorkplaceQueryDto): Promise<WorkplacePageDto> {
    return this.workplaces.list(access, query);
  }

  @Allow('read', 'Workplace', byId())
  @Get(':id')
  @SendsEtag()
  @Route({
    summary: 'Read one place of work',
    description: 'With its ETag.',
    type: WorkplaceDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<WorkplaceDto> {
    return this.workplaces.get(id);
  }

  @Allow('update', 'Workplace', byId(), inBody('employerId', 'Employer', 'read'))
  @Patch(':id')
  @SendsEtag()
  @MergePatchOf(NewWorkplaceDto)
  @Route({
    summary: 'Change a place of work',
    description:
      'JSON merge patch (RFC 7396). When postal code or handled skånehensyn change, the lists of its openings are ' +
      'ranked anew.',
    type: WorkplaceDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  update(@IdParam() id: string, @SeenVersion() seen: number, @Body() patch: object): Promise<WorkplaceDto> {
    return this.workplaces.update(id, patch, seen);
  }

  @Allow('delete', 'Workplace', byId())
  @Delete(':id')
  @ApiIfMatch()
  @Route({
    summary: 'Remove a place of work',
    description: 'Refused while it has openings.',
    status: 204,
    refusals: [400, 404, 409, 412, 428],
  })
  async remove(@IdParam() id: string, @SeenVersion() seen: number): Promise<void> {
    await this.workplaces.remove(id, seen);
  }
}
