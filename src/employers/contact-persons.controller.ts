import { Body, Controller, Delete, Get, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow, byId } from '../access';
import { MergePatchOf, Route } from '../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../common/api/etag';
import { Idempotent } from '../common/api/idempotency';
import { IdParam } from '../common/api/uuid.pipe';
import { ContactPersonDto } from './contact-person.dto';
import { ContactPersonsService } from './contact-persons.service';
import { ContactPersonListDto, StoredContactPersonDto } from './employer.dto';

@ApiTags('employers')
@Controller('workplaces/:workplaceId/contacts')
export class ContactPersonsController {
  constructor(private readonly contacts: ContactPersonsService) {}

  @Allow('create', 'ContactPerson', byId('workplaceId', 'Workplace', 'read'))
  @Post()
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Add a contact person',
    description: 'Somebody to talk to at the place of work.',
    status: 201,
    type: StoredContactPersonDto,
    refusals: [400, 404, 413, 415, 422],
  })
  async create(
    @IdParam('workplaceId') workplaceId: string,
    @Body() input: ContactPersonDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StoredContactPersonDto> {
    const contact = await this.contacts.create(workplaceId, input);
    response.location(`/api/v1/workplaces/${workplaceId}/contacts/${contact.id}`);
    return contact;
  }

  @Allow('read', 'ContactPerson', byId('workplaceId', 'Workplace'))
  @Get()
  @Route({
    summary: 'List the contact persons of a place of work',
    description: 'All of them, in the order in which they were added.',
    type: ContactPersonListDto,
    refusals: [400, 404],
  })
  list(@IdParam('workplaceId') workplaceId: string): Promise<ContactPersonListDto> {
    return this.contacts.list(workplaceId);
  }

  @Allow('read', 'ContactPerson', byId())
  @Get(':id')
  @SendsEtag()
  @Route({
    summary: 'Read one contact person',
    description: 'With its ETag.',
    type: StoredContactPersonDto,
    refusals: [400, 404],
  })
  get(@IdParam('workplaceId') workplaceId: string, @IdParam() id: string): Promise<StoredContactPersonDto> {
    return this.contacts.get(workplaceId, id);
  }

  @Allow('update', 'ContactPerson', byId())
  @Patch(':id')
  @SendsEtag()
  @MergePatchOf(ContactPersonDto)
  @Route({
    summary: 'Change a contact person',
    description: 'JSON merge patch (RFC 7396).',
    type: StoredContactPersonDto,
    refusals: [400, 404, 412, 413, 415, 422, 428],
  })
  update(
    @IdParam('workplaceId') workplaceId: string,
    @IdParam() id: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<StoredContactPersonDto> {
    return this.contacts.update(workplaceId, id, patch, seen);
  }

  @Allow('delete', 'ContactPerson', byId())
  @Delete(':id')
  @ApiIfMatch()
  @Route({
    summary: 'Delete a contact person',
    description: 'The data are deleted for good.',
    status: 204,
    refusals: [400, 404, 412, 428],
  })
  async remove(
    @IdParam('workplaceId') workplaceId: string,
    @IdParam() id: string,
    @SeenVersion() seen: number,
  ): Promise<void> {
    await this.contacts.remove(workplaceId, id, seen);
  }
}
