import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { OneOf, Pattern } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { EMPLOYER_ANSWERS, type EmployerAnswer } from './employer-reply.entity';

/** An employer’s answer to an anonymous profile (domain.md §9.3). */
export class ReplyDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: 'integer', description: '1 = waits, 2 = followed up; its ETag is `W/"<version>"`' })
  version: number;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the suggestion' })
  suggestionId: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({ enum: EMPLOYER_ANSWERS, description: 'Answer' })
  answer: EmployerAnswer;

  @ApiProperty({ type: String, nullable: true, description: 'The employer’s own words; null = none' })
  text: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it came' })
  at: string;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of whoever followed it up; null = it waits' })
  handledBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When' })
  handledAt: string | null;
}

/** A page of replies. */
export class ReplyPageDto extends pageDto(ReplyDto) {}

/** Which replies are wanted. */
export class ReplyQueryDto extends PageQueryDto {
  @OneOf({
    description: 'Only those that wait, or only those that were followed up',
    values: ['true', 'false'],
    optional: true,
  })
  waiting?: 'true' | 'false';

  @Pattern({
    description: 'Only about this opening',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  openingId?: string;
}
