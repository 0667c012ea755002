import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { CalendarDate, OneOf, Pattern, Text } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { RecordDto } from '../common/api/record.dto';
import { REASON_CODE } from './reason-book';
import { SUGGESTION_STATES, type SuggestionState } from './suggestion-state';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** One person suggested for one opening, and what people decided about it. */
export class SuggestionLineDto extends RecordDto {
  @ApiProperty({ type: String, description: 'Municipality of the opening', example: '0851' })
  municipality: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ type: String, description: 'Title of the opening' })
  openingTitle: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of the consultant who has the case' })
  owner: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in the newest list; null = no longer on it' })
  rank: number | null;

  @ApiProperty({ type: 'integer', description: 'Points, 0–10 000' })
  total: number;

  @ApiProperty({ type: 'integer', description: '0–10 000: how much of it rests on known, evidenced facts' })
  confidence: number;

  @ApiProperty({ enum: SUGGESTION_STATES, description: 'State' })
  state: SuggestionState;

  @ApiProperty({ enum: SUGGESTION_STATES, isArray: true, description: 'States that can follow' })
  nextStates: readonly SuggestionState[];

  @ApiProperty({ type: String, required: false, description: 'Why it was turned down', example: 'C03' })
  reasonCode?: string;

  @ApiProperty({ type: String, required: false, description: 'The reason in words' })
  reasonText?: string;

  @ApiProperty({ type: String, required: false, description: 'Initials of whoever decided' })
  decidedBy?: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'When it was decided' })
  decidedAt?: string;

  @ApiProperty({
    type: String,
    format: 'date',
    required: false,
    description: 'Last day on which the rejection keeps the person off the list; missing = until it is withdrawn',
  })
  rejectionValidUntil?: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the person came onto the list first' })
  firstSuggestedAt: string;
}

/** One change of a suggestion’s state. */
export class SuggestionEventDto {
  @ApiProperty({ enum: SUGGESTION_STATES, nullable: true, description: 'State before; null = it was made' })
  from: SuggestionState | null;

  @ApiProperty({ enum: SUGGESTION_STATES, description: 'State after' })
  to: SuggestionState;

  @ApiProperty({ type: String, required: false, description: 'Reason', example: 'C03' })
  reasonCode?: string;

  @ApiProperty({ type: String, required: false, description: 'The reason in words' })
  reasonText?: string;

  @ApiProperty({ type: String, description: 'Initials, or `engine`' })
  by: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When' })
  at: string;
}

/** A suggestion with its history. */
export class SuggestionDto extends SuggestionLineDto {
  @ApiProperty({ type: () => [SuggestionEventDto], description: 'Every change, oldest first' })
  history: SuggestionEventDto[];
}

export class SuggestionPageDto extends pageDto(SuggestionLineDto) {}

/** Which suggestions are wanted. */
export class SuggestionQueryDto extends PageQueryDto {
  @Pattern({ description: 'Only for this opening', pattern: UUID, expected: 'a UUID in small letters', optional: true })
  openingId?: string;

  @Pattern({
    description: 'Only of this candidate',
    pattern: UUID,
    expected: 'a UUID in small letters',
    optional: true,
  })
  candidateId?: string;

  @OneOf({ description: 'Only in this state', values: SUGGESTION_STATES, optional: true })
  state?: SuggestionState;

  @Text({ description: 'Only people of this consultant (initials)', max: 8, optional: true })
  owner?: string;
}

/** Who decides. */
export class DecisionDto {
  @Text({ description: 'Initials of whoever decides', max: 8, example: 'MJ' })
  by: string;
}

/** A rejection with its coded reason (`GET /reason-codes`). */
export class RejectionDto extends DecisionDto {
  @Pattern({
    description: 'Reason, one of `GET /reason-codes`',
    pattern: REASON_CODE,
    expected: 'a code such as C03',
    example: 'C03',
  })
  reasonCode: string;

  @Text({
    description: 'The reason in words: some reasons need them, those about health refuse them (`GET /reason-codes`)',
    max: 1000,
    optional: true,
  })
  reasonText?: string;

  @CalendarDate({
    description: 'Last day on which it keeps the person off the list; by the reason’s default when left out',
    optional: true,
  })
  validUntil?: string;
}

/** A move to any other state but `rejected`. */
export class SuggestionMoveDto extends DecisionDto {
  @OneOf({
    description: 'The new state; rejecting has a route of its own, because it needs a reason',
    values: SUGGESTION_STATES.filter((state) => state !== 'rejected'),
    example: 'proposed',
  })
  to: Exclude<SuggestionState, 'rejected'>;
}
