import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { type Access, Allow, byId, CurrentAccess } from '../../access';
import { LanguageQueryDto } from '../../matching/answers/ranking.dto';
import { Route } from '../../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../../common/api/etag';
import { Idempotent } from '../../common/api/idempotency';
import { IdParam } from '../../common/api/uuid.pipe';
import { AnonymousProfileDto, KnownProfileDto, PermissionDto, PermissionInputDto } from './disclosure.dto';
import { DisclosureService } from './disclosure.service';
import { PermissionsService } from './permissions.service';

/** What an employer sees of the people put forward for an opening (domain.md §9.3). */
@ApiTags('privacy')
@ApiExtraModels(KnownProfileDto)
@Controller('openings/:id/profiles')
export class ProfilesController {
  constructor(private readonly disclosure: DisclosureService) {}

  @Allow('read', 'EmployerOpening', byId())
  @Get()
  @Route({
    summary: 'List anonymous profiles',
    description:
      'Level 1: the people a consultant has put forward for the opening, without anything that says who they are. ' +
      'What would fit fewer than five people of the municipality is held back.',
    type: AnonymousProfileDto,
    list: true,
    refusals: [400, 404, 422],
  })
  async list(@IdParam() id: string, @Query() query: LanguageQueryDto): Promise<AnonymousProfileDto[]> {
    return (await this.disclosure.profilesFor(id, query.language ?? 'da')).map(({ profile }) => profile);
  }

  @Allow('read', 'EmployerOpening', byId())
  @Get(':candidateId')
  @Route({
    summary: 'Read one profile',
    description:
      'The anonymous profile, or, while a permission of the person for this firm is in force, who the person is (level ' +
      '2), and after the agreement what the arbejdsaftale needs (level 3, `KnownProfileDto`). A revoked permission ' +
      'works at once.',
    type: AnonymousProfileDto,
    refusals: [400, 404, 422],
  })
  get(
    @IdParam() id: string,
    @IdParam('candidateId') candidateId: string,
    @Query() query: LanguageQueryDto,
  ): Promise<AnonymousProfileDto | KnownProfileDto> {
    return this.disclosure.profile(id, candidateId, query.language ?? 'da');
  }
}

/** A person's permissions that firms see who they are. */
@ApiTags('privacy')
@Controller('candidates/:id/permissions')
export class PermissionsController {
  constructor(private readonly permissions: PermissionsService) {}

  @Allow('read', 'Disclosure', byId())
  @Get()
  @Route({
    summary: 'List a person’s permissions',
    description: 'Newest first, revoked and expired ones too.',
    type: PermissionDto,
    list: true,
    refusals: [400, 404],
  })
  list(@IdParam() id: string): Promise<PermissionDto[]> {
    return this.permissions.list(id);
  }

  @Allow('create', 'Disclosure', byId())
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a permission',
    description: 'For one firm and one purpose, dated. It is a safeguard, not the legal basis of the processing.',
    status: 201,
    type: PermissionDto,
    refusals: [400, 404, 409, 413, 415, 422],
  })
  grant(
    @IdParam() id: string,
    @CurrentAccess() access: Access,
    @Body() input: PermissionInputDto,
  ): Promise<PermissionDto> {
    access.inTheNameOf(input.by);
    return this.permissions.grant(id, input);
  }

  @Allow('update', 'Disclosure', byId())
  @Post(':permissionId/revoke')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Revoke a permission',
    description: 'The firm sees no more than the anonymous profile from this moment.',
    type: PermissionDto,
    refusals: [400, 404, 409, 412, 428],
  })
  revoke(
    @IdParam() id: string,
    @IdParam('permissionId') permissionId: string,
    @SeenVersion() seen: number,
  ): Promise<PermissionDto> {
    return this.permissions.revoke(id, permissionId, seen);
  }
}
