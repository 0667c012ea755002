import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, byId, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { IdParam } from '../common/api/uuid.pipe';
import { AgreementDto, NewAgreementDto } from './contact-log.dto';
import { PartnershipAgreementsService } from './partnership-agreements.service';

/** Partnership agreements with an employer, for programs (domain.md §7.2). */
@ApiTags('employers')
@Controller('employers/:id/agreements')
export class AgreementsController {
  constructor(private readonly agreements: PartnershipAgreementsService) {}

  @Allow('update', 'Employer', byId())
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record an agreement',
    description: 'The employer is marked as having one while it is in force or to come.',
    status: 201,
    type: AgreementDto,
    refusals: [400, 404, 413, 415, 422],
  })
  async create(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { by, ...input }: NewAgreementDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AgreementDto> {
    const agreementId = await this.agreements.add(id, input, access.inTheNameOf(by));
    response.location(`/api/v1/employers/${id}/agreements/${agreementId}`);
    return this.agreements.get(id, agreementId);
  }

  @Allow('read', 'Employer', byId())
  @Get()
  @Route({
    summary: 'List agreements',
    description: 'The latest first; an employer has few.',
    type: AgreementDto,
    list: true,
    refusals: [400, 404],
  })
  list(@IdParam() id: string): Promise<AgreementDto[]> {
    return this.agreements.all(id);
  }

  @Allow('read', 'Employer', byId())
  @Get(':agreementId')
  @SendsEtag()
  @Route({ summary: 'Read one agreement', description: 'With its ETag.', type: AgreementDto, refusals: [400, 404] })
  get(@IdParam() id: string, @IdParam('agreementId') agreementId: string): Promise<AgreementDto> {
    return this.agreements.get(id, agreementId);
  }

  @Allow('update', 'Employer', byId())
  @Post(':agreementId/end')
  @ApiIfMatch()
  @Route({
    summary: 'End an agreement',
    description: 'Today; one that has not begun is taken away.',
    status: 204,
    refusals: [400, 404, 412, 428],
  })
  async end(
    @IdParam() id: string,
    @IdParam('agreementId') agreementId: string,
    @SeenVersion() seen: number,
  ): Promise<void> {
    await this.agreements.end(id, agreementId, seen);
  }
}
