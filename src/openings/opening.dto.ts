import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { OneOf, Pattern, Text } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { RecordDto } from '../common/api/record.dto';
import { SCHEMES, type Scheme } from '../matching/core/facts';
import { OpeningInputDto } from './opening-input.dto';
import { CLOSED_REASONS, type ClosedReason, OPENING_STATES, type OpeningState } from './opening-state';

class OpeningStateDto extends RecordDto {
  @ApiProperty({ enum: OPENING_STATES, description: 'State; people are ranked while it is aaben or i_dialog' })
  state: OpeningState;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when' })
  stateSince: string;

  @ApiProperty({ enum: CLOSED_REASONS, required: false, description: 'Why it was closed' })
  closedReason?: ClosedReason;
}

/** A stored opening. */
export class OpeningDto extends IntersectionType(OpeningStateDto, OpeningInputDto) {
  @ApiProperty({ enum: OPENING_STATES, isArray: true, description: 'States that can follow' })
  nextStates: readonly OpeningState[];
}

/** A line of the list of openings. */
export class OpeningLineDto extends OpeningStateDto {
  @ApiProperty({ type: String, description: 'Municipality whose team has the opening', example: '0851' })
  municipality: string;

  @ApiProperty({ type: String, description: 'Title' })
  title: string;

  @ApiProperty({ enum: SCHEMES, isArray: true, description: 'Accepted schemes, preferred first' })
  schemes: Scheme[];

  @ApiProperty({ type: String, required: false, description: 'Key in the system it came from' })
  externalId?: string;

  @ApiProperty({ type: String, required: false, description: 'Initials of the consultant who has the opening' })
  owner?: string;

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Id of the workplace' })
  workplaceId?: string;

  @ApiProperty({ type: String, required: false, description: 'Branchepakke code' })
  branchepakke?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'Number of places' })
  places?: number;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'First day' })
  startsOn?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Deadline for proposals' })
  deadlineOn?: string;
}

export class OpeningPageDto extends pageDto(OpeningLineDto) {}

/** Which openings are wanted. */
export class OpeningQueryDto extends PageQueryDto {
  @Pattern({
    description: 'Only of this municipality',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    optional: true,
  })
  municipality?: string;

  @OneOf({ description: 'Only in this state', values: OPENING_STATES, optional: true })
  state?: OpeningState;

  @OneOf({ description: 'Only those that accept this scheme', values: SCHEMES, optional: true })
  scheme?: Scheme;

  @Text({ description: 'Only of this consultant (initials)', max: 8, optional: true })
  owner?: string;

  @Pattern({
    description: 'Only at this workplace',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  workplaceId?: string;

  @Text({ description: 'Branchepakke code', max: 20, optional: true })
  branchepakke?: string;

  @Text({ description: 'With this key in the system it came from', max: 200, optional: true })
  externalId?: string;

  @Text({ description: 'Part of the title', max: 100, optional: true })
  q?: string;
}

/** How a new opening is stored. */
export class NewOpeningQueryDto {
  @OneOf({
    description: 'State of the new opening; `aaben` has people ranked at once, a draft (`kladde`) is the default',
    values: ['kladde', 'aaben'],
    optional: true,
  })
  state?: 'kladde' | 'aaben';
}

/** A change of state. */
export class OpeningMoveDto {
  @OneOf({ description: 'The new state', values: OPENING_STATES, example: 'aaben' })
  to: OpeningState;

  @OneOf({
    description: 'Why it is closed; needed for `lukket`, refused otherwise',
    values: CLOSED_REASONS,
    optional: true,
  })
  reason?: ClosedReason;
}
