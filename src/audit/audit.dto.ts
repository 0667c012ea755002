import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { OneOf, Text } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { AUDIT_ACTIONS, type AuditAction, type AuditDetails } from './audit-entry';

/** One event of the log. */
export class AuditEventDto {
  @ApiProperty({ type: String, description: 'Number of the event' })
  id: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When' })
  at: string;

  @ApiProperty({ type: String, description: 'Municipality; 0000 = none in particular' })
  municipality: string;

  @ApiProperty({ enum: AUDIT_ACTIONS, description: 'What kind of thing' })
  action: AuditAction;

  @ApiProperty({ type: String, description: 'Kind of record', example: 'candidate' })
  subjectType: string;

  @ApiProperty({ type: String, nullable: true, description: 'Id of the record' })
  subjectId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why, where it was asked for' })
  purpose: string | null;

  @ApiProperty({ type: String, description: 'Id of the user or key' })
  actorId: string;

  @ApiProperty({ type: String, description: 'Role' })
  actorRole: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Further ids, codes and counts' })
  details: AuditDetails;
}

export class AuditEventPageDto extends pageDto(AuditEventDto) {}

/** Which events are wanted. */
export class AuditQueryDto extends PageQueryDto {
  @OneOf({ description: 'Only of this kind', values: AUDIT_ACTIONS, optional: true })
  action?: AuditAction;

  @Text({ description: 'Only about this kind of record', max: 60, optional: true, example: 'candidate' })
  subjectType?: string;

  @Text({ description: 'Only about this record', max: 60, optional: true })
  subjectId?: string;

  @Text({ description: 'Only of this user or key', max: 120, optional: true })
  actorId?: string;

  @Text({ description: 'Only of this municipality', max: 4, optional: true })
  municipality?: string;
}
