import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../../common/api/docs';
import { OneOf, Pattern, Text } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';
import { DEADLINE_KINDS } from '../../schemes/deadlines/deadline-rules';

/** Statuses, the one to act on first. */
export const DEADLINE_STATUSES = ['overdue', 'due', 'unknown', 'ok'] as const;

const MUNICIPALITY = {
  description: 'Only of this municipality',
  pattern: /^\d{4}$/,
  expected: 'a municipality code of four digits',
  optional: true,
} as const;

/** One text in both languages. */
export class DeadlineTextDto {
  @ApiProperty({ type: String, description: 'Danish' })
  da: string;

  @ApiProperty({ type: String, description: 'English' })
  en: string;
}

/** One deadline of one person. */
export class DeadlineDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, description: 'Municipality that has the case' })
  municipality: string;

  @ApiProperty({ type: String, required: false, description: 'Initials of the consultant who has the case' })
  owner?: string;

  @ApiProperty({ enum: DEADLINE_KINDS, description: 'Kind' })
  kind: string;

  @ApiProperty({ type: String, description: 'Code of the rule', example: 'deadline.visitation' })
  code: string;

  @ApiProperty({ enum: DEADLINE_STATUSES, description: 'overdue = the day has passed · due = act now' })
  status: (typeof DEADLINE_STATUSES)[number];

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day; null where there is none' })
  dueOn: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The last working day on or before it: no weekend and no public holiday in Denmark',
  })
  actBy: string | null;

  @ApiProperty({ type: () => DeadlineTextDto, description: 'In words' })
  text: DeadlineTextDto;

  @ApiProperty({ type: String, description: 'Legal basis, as the rule data words it' })
  clause: string;

  @ApiProperty({ type: () => DeadlineTextDto, description: 'Legal basis in words' })
  clauseText: DeadlineTextDto;

  @ApiProperty({ type: String, description: 'Place in the handbook' })
  source: string;

  @ApiProperty({ type: Boolean, description: 'Not confirmed' })
  uncertain: boolean;

  @ApiProperty({ type: Boolean, description: 'A working assumption' })
  assumption: boolean;

  @ApiProperty({ type: [String], description: 'What would settle an unknown' })
  missing: readonly string[];
}

/** A page of deadlines with the day and the rules they were judged by. */
export class DeadlinePageDto extends pageDto(DeadlineDto) {
  @ApiProperty({ type: String, format: 'date', description: 'The day they were judged on' })
  asOf: string;

  @ApiProperty({ type: String, description: 'Version of the rules used' })
  rulesVersion: string;
}

/** Which deadlines are wanted. */
export class DeadlineQueryDto extends PageQueryDto {
  @Text({ description: 'Only people of this consultant (initials)', max: 8, optional: true })
  owner?: string;

  @OneOf({ description: 'Only of this kind', values: DEADLINE_KINDS, optional: true })
  kind?: string;

  @OneOf({
    description: 'Only with this status; overdue and due when left out',
    values: DEADLINE_STATUSES,
    optional: true,
  })
  status?: (typeof DEADLINE_STATUSES)[number];

  @Pattern(MUNICIPALITY)
  municipality?: string;

  @Pattern({
    description: 'Only of this person',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  candidateId?: string;
}

/** A missed deadline as it was recorded. */
export class DeadlineBreachDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({ enum: DEADLINE_KINDS, description: 'Kind' })
  kind: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day that was missed' })
  dueOn: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day it was found' })
  recordedOn: string;

  @ApiProperty({ type: String, description: 'Legal basis on that day' })
  clause: string;

  @ApiProperty({ type: String, format: 'date', description: 'First day of the rule’s period' })
  ruleValidFrom: string;

  @ApiProperty({ type: String, required: false, description: 'Who had the case on that day' })
  owner?: string;
}

/** A page of missed deadlines. */
export class DeadlineBreachPageDto extends pageDto(DeadlineBreachDto) {}

/** Which breaches are wanted. */
export class DeadlineBreachQueryDto extends PageQueryDto {
  @Text({ description: 'Only of cases this consultant had (initials)', max: 8, optional: true })
  owner?: string;

  @OneOf({ description: 'Only of this kind', values: DEADLINE_KINDS, optional: true })
  kind?: string;

  @Pattern(MUNICIPALITY)
  municipality?: string;

  @Pattern({
    description: 'Only of this person',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  candidateId?: string;
}
