import { Body, Controller, Delete, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, CurrentAccess, byId, forMunicipality } from '../access';
import { MergePatchOf, Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { EmployerDto, EmployerPageDto, EmployerQueryDto } from './employer.dto';
import { EmployerInputDto } from './employer-input.dto';
import { EmployersService } from './employers.service';

@ApiTags('employers')
@Controller('employers')
export class EmployersController {
  constructor(private readonly employers: EmployersService) {}

  @Allow('create', 'Employer', forMunicipality())
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Register an employer',
    description: 'A firm or public authority. The check digit of the CVR number is verified.',
    status: 201,
    type: EmployerDto,
    refusals: [400, 409, 413, 415, 422],
  })
  async create(@Body() input: EmployerInputDto, @Res({ passthrough: true }) response: Response): Promise<EmployerDto> {
    const employer = await this.employers.create(input);
    response.location(`/api/v1/employers/${employer.id}`);
    return employer;
  }

  @Allow('read', 'Employer')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List employers',
    description: 'Newest first, in pages.',
    type: EmployerPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: EmployerQueryDto): Promise<EmployerPageDto> {
    return this.employers.list(access, query);
  }

  @Allow('read', 'Employer', byId())
  @Get(':id')
  @SendsEtag()
  @Route({ summary: 'Read one employer', description: 'With its ETag.', type: EmployerDto, refusals: [400, 404] })
  get(@IdParam() id: string): Promise<EmployerDto> {
    return this.employers.get(id);
  }

  @Allow('update', 'Employer', byId())
  @Patch(':id')
  @SendsEtag()
  @MergePatchOf(EmployerInputDto)
  @Route({
    summary: 'Change an employer',
    description: 'JSON merge patch (RFC 7396); the record as a whole is checked like a new one.',
    type: EmployerDto,
    refusals: [400, 404, 409, 412, 413, 415, 422, 428],
  })
  update(@IdParam() id: string, @SeenVersion() seen: number, @Body() patch: object): Promise<EmployerDto> {
    return this.employers.update(id, patch, seen);
  }

  @Allow('delete', 'Employer', byId())
  @Delete(':id')
  @ApiIfMatch()
  @Route({
    summary: 'Remove an employer',
    description: 'It is no longer shown; the row stays until the retention rule removes it.',
    status: 204,
    refusals: [400, 404, 412, 428],
  })
  async remove(@IdParam() id: string, @SeenVersion() seen: number): Promise<void> {
    await this.employers.remove(id, seen);
  }
}
