import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, Allow, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { SendsPageLink } from '../common/api/pages';
import { AuditEventPageDto, AuditQueryDto } from './audit.dto';
import { AuditService } from './audit.service';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Allow('read', 'Audit')
  @Get('events')
  @SendsPageLink()
  @Route({
    summary: 'List what was logged',
    description: 'Writes, decisions, views of lists and look-ups of people, newest first, in pages.',
    type: AuditEventPageDto,
    refusals: [422],
  })
  events(@CurrentAccess() access: Access, @Query() query: AuditQueryDto): Promise<AuditEventPageDto> {
    return this.audit.list(access, query);
  }
}
