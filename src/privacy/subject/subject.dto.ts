import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Text } from '../../common/api/fields';
import { RecordDto } from '../../common/api/record.dto';

/** One look at a person's record. */
export class LookUpDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'When' })
  at: string;

  @ApiProperty({ type: String, description: 'What kind of thing', example: 'look_up' })
  action: string;

  @ApiProperty({ type: String, description: 'In which role; who it was is not told by default' })
  role: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why, where it was asked for' })
  purpose: string | null;

  @ApiProperty({ type: String, description: 'What was looked at or done' })
  what: string;
}

/** Everything that is held about a person. */
export class SubjectExportDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'When it was made' })
  madeAt: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Rows by table' })
  records: Record<string, Record<string, unknown>[]>;

  @ApiProperty({ type: () => [LookUpDto], description: 'Who looked, newest first' })
  lookUps: LookUpDto[];
}

/** What an erasure did. */
export class ErasureDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the tombstone that keeps the counts right' })
  tombstoneId: string;

  @ApiProperty({ type: 'integer', description: 'Openings whose lists are ranked anew without the person' })
  openings: number;

  @ApiProperty({ type: 'integer', description: 'Jobs taken out of the queue' })
  jobs: number;
}

/** Why nothing about a person may be erased for now. */
export class LegalHoldInputDto {
  @Text({ description: 'Reason, e.g. the number of the complaint', max: 300, example: 'Klagesag' })
  reason: string;

  @Text({ description: 'Initials of whoever sets it', max: 8, example: 'MJ' })
  by: string;
}

/** A legal hold. */
export class LegalHoldDto extends IntersectionType(RecordDto, LegalHoldInputDto) {
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was lifted; null = stands' })
  liftedAt: string | null;
}
