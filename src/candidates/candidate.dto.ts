import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { CalendarDate, OneOf, Pattern, Text, YesNo } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { FieldProblemDto } from '../common/api/problem.dto';
import { RecordDto } from '../common/api/record.dto';
import { CANDIDATE_STATUSES, type CandidateStatus } from '../matching/core/facts';
import { CandidateInputDto } from './candidate-input.dto';

class CandidateKeyDto extends RecordDto {
  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;
}

/** A stored candidate. `identity` is part of this view only; lists carry the pseudonym. */
export class CandidateDto extends IntersectionType(CandidateKeyDto, CandidateInputDto) {
  @ApiProperty({
    type: () => [FieldProblemDto],
    description: 'What a colleague should look at, e.g. a pause without an end; refuses nothing',
  })
  notes: FieldProblemDto[];
}

/** A line of the list of candidates. */
export class CandidateLineDto extends CandidateKeyDto {
  @ApiProperty({ type: String, description: 'Municipality that has the case', example: '0851' })
  municipality: string;

  @ApiProperty({ type: String, required: false, description: 'Key in the system it came from' })
  externalId?: string;

  @ApiProperty({ type: String, required: false, description: 'Initials of the consultant who has the case' })
  owner?: string;

  @ApiProperty({ enum: CANDIDATE_STATUSES, description: 'Status in the course' })
  status: CandidateStatus;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'End or review date of the status' })
  statusUntil?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Since when the person has waited' })
  waitingSince?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'First day the person can start' })
  availableFrom?: string;

  @ApiProperty({ type: String, required: false, description: 'Postal code of the home' })
  postalCode?: string;
}

export class CandidatePageDto extends pageDto(CandidateLineDto) {}

/** Which candidates are wanted. There is no search by name. */
export class CandidateQueryDto extends PageQueryDto {
  @Pattern({
    description: 'Only of this municipality',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    optional: true,
  })
  municipality?: string;

  @OneOf({ description: 'Only with this status', values: CANDIDATE_STATUSES, optional: true })
  status?: CandidateStatus;

  @Text({ description: 'Only of this consultant (initials)', max: 8, optional: true })
  owner?: string;

  @Text({ description: 'The one with this pseudonym', max: 20, optional: true })
  pseudonym?: string;

  @Text({ description: 'With this key in the system it came from', max: 200, optional: true })
  externalId?: string;
}

/** A change of status. */
export class StatusChangeDto {
  @OneOf({ description: 'The new status', values: CANDIDATE_STATUSES, example: 'barsel' })
  to: CandidateStatus;

  @CalendarDate({ description: 'Since when; today when left out', optional: true })
  from?: string;

  @CalendarDate({ description: 'Last day, or review date, of a paused status', optional: true })
  until?: string;

  @YesNo({
    description: 'The former status was recorded by mistake: the only way out of a final status',
    optional: true,
  })
  correction?: boolean;
}
