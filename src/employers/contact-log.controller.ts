import { Body, Controller, Delete, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, byId, CurrentAccess, inBody } from '../access';
import { Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { PageQueryDto, SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { ContactDto, ContactPageDto, NewContactDto } from './contact-log.dto';
import { ContactLogService } from './contact-log.service';

/** The log of contacts with an employer, for programs (domain.md §4.5, §7.2). */
@ApiTags('employers')
@Controller('employers/:id/contacts')
export class ContactLogController {
  constructor(private readonly contacts: ContactLogService) {}

  @Allow('update', 'Employer', byId(), inBody('workplaceId', 'Workplace', 'read'))
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Log a contact',
    description:
      'The newest contact says when to be in touch next; never within the time the employer asked for peace.',
    status: 201,
    type: ContactDto,
    refusals: [400, 404, 413, 415, 422],
  })
  async create(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { by, ...input }: NewContactDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ContactDto> {
    const contactId = await this.contacts.add(id, input, access.inTheNameOf(by));
    response.location(`/api/v1/employers/${id}/contacts/${contactId}`);
    return this.contacts.get(id, contactId);
  }

  @Allow('read', 'Employer', byId())
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List contacts',
    description: 'As they were written, newest first, in pages.',
    type: ContactPageDto,
    refusals: [400, 404, 422],
  })
  list(@IdParam() id: string, @Query() query: PageQueryDto): Promise<ContactPageDto> {
    return this.contacts.page(id, query);
  }

  @Allow('read', 'Employer', byId())
  @Get(':contactId')
  @SendsEtag()
  @Route({ summary: 'Read one contact', description: 'With its ETag.', type: ContactDto, refusals: [400, 404] })
  get(@IdParam() id: string, @IdParam('contactId') contactId: string): Promise<ContactDto> {
    return this.contacts.get(id, contactId);
  }

  @Allow('update', 'Employer', byId())
  @Delete(':contactId')
  @ApiIfMatch()
  @Route({
    summary: 'Take back a contact',
    description: 'One that was written by mistake, by whoever wrote it.',
    status: 204,
    refusals: [400, 404, 409, 412, 428],
  })
  async remove(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('contactId') contactId: string,
    @SeenVersion() seen: number,
  ): Promise<void> {
    await this.contacts.takeBack(access, id, contactId, seen);
  }
}
