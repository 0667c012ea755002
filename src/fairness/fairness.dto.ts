import { ApiProperty } from '@nestjs/swagger';
import { Pattern, Text } from '../common/api/fields';
import { type Cell, type Signal, STAGES, type Stage } from './fairness-report';
import { type Attribute, ATTRIBUTES } from './groups';

/** Interval of a rate. */
export class IntervalDto {
  @ApiProperty({ type: Number, description: 'Lower end, 0–1' })
  low: number;

  @ApiProperty({ type: Number, description: 'Upper end, 0–1' })
  high: number;
}

/** One group at one stage. */
export class FairnessCellDto implements Cell {
  @ApiProperty({ enum: ATTRIBUTES, description: 'What people are grouped by' })
  attribute: Attribute;

  @ApiProperty({ type: String, description: 'Group', example: '25-29' })
  group: string;

  @ApiProperty({ enum: STAGES, description: 'Stage' })
  stage: Stage;

  @ApiProperty({ type: 'integer', nullable: true, description: 'People at the stage before; null = not shown' })
  base: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'People who reached the stage; null = not shown' })
  selected: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Selection rate, 0–1' })
  rate: number | null;

  @ApiProperty({ type: () => IntervalDto, nullable: true, description: 'Wilson interval of the rate, 95 %' })
  interval: IntervalDto | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Rate over the highest rate of a group' })
  ratio: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Fisher’s exact test against that group' })
  p: number | null;

  @ApiProperty({
    enum: ['look', 'unsure', 'none'],
    description:
      'A signal, no verdict: below four fifths and unlikely by chance · below, but chance could do it · none',
  })
  signal: Signal;
}

/** Who gets how far. */
export class FairnessReportDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'People looked at; null = too few to tell' })
  people: number | null;

  @ApiProperty({ type: () => [FairnessCellDto], description: 'By attribute, stage and group' })
  cells: FairnessCellDto[];
}

/** Whose figures are wanted. */
export class FairnessQueryDto {
  @Text({ description: 'Only of this municipality', max: 4, optional: true, example: '0851' })
  municipality?: string;

  @Pattern({
    description: 'Only the list of this opening',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  openingId?: string;

  @Pattern({
    description: 'Only suggestions made first in this month',
    pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
    expected: 'YYYY-MM',
    optional: true,
    example: '2026-06',
  })
  month?: string;

  @Text({ description: 'Only people of this consultant (initials)', max: 8, optional: true })
  owner?: string;
}
