import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../../common/api/docs';
import { Pattern, Text } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';

/** That somebody saw a ranked list. */
export class SeenListLineDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When' })
  seenAt: string;

  @ApiProperty({ type: String, description: 'Id of the user' })
  actorId: string;

  @ApiProperty({ type: String, description: 'Role' })
  actorRole: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Opening; null = described in the request',
  })
  openingId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Stored run that was current' })
  runId: string | null;

  @ApiProperty({ type: String, description: 'Address with filters, weights and page' })
  address: string;

  @ApiProperty({ type: String, description: 'Version of the policy' })
  policyVersion: string;

  @ApiProperty({ type: String, description: 'Version of the dated rules' })
  rulesVersion: string;
}

/** What the matcher knew of one person then. */
export class SeenFactsDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Facts as the matcher read them' })
  facts: unknown;
}

/** What somebody decided about a suggestion until then. */
export class SeenDecisionDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, nullable: true, description: 'State before' })
  from: string | null;

  @ApiProperty({ type: String, description: 'State after' })
  to: string;

  @ApiProperty({ type: String, nullable: true, description: 'Reason' })
  reasonCode: string | null;

  @ApiProperty({ type: String, description: 'Initials, or `engine`' })
  by: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When' })
  at: string;
}

/** A ranked list shown again. */
export class SeenListDto extends SeenListLineDto {
  @ApiProperty({ type: String, description: 'SHA-256 of the answer' })
  contentHash: string;

  @ApiProperty({ type: String, description: 'What the answer is' })
  mediaType: string;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, description: 'What was sent' })
  request: unknown;

  @ApiProperty({ type: String, description: 'The answer, to the last character' })
  answer: string;

  @ApiProperty({ type: () => [SeenFactsDto], description: 'Facts of the people on it' })
  facts: SeenFactsDto[];

  @ApiProperty({ type: () => [SeenDecisionDto], description: 'Decisions about the opening’s suggestions until then' })
  decisions: SeenDecisionDto[];
}

export class SeenListPageDto extends pageDto(SeenListLineDto) {}

/** Which lists are wanted. */
export class SeenListQueryDto extends PageQueryDto {
  @Pattern({
    description: 'Only of this opening',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  openingId?: string;

  @Text({ description: 'Only those this user saw', max: 120, optional: true })
  actorId?: string;
}
