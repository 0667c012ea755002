import { ApiProperty } from '@nestjs/swagger';
import { SCHEME_CODES } from '../../schemes/scheme-registry';

/** One period of a rule. */
export class RulePeriodDto {
  @ApiProperty({ type: String, format: 'date', description: 'First day' })
  validFrom: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null = open end' })
  validTo: string | null;

  @ApiProperty({ type: Object, description: 'Parameters' })
  params: Record<string, unknown>;

  @ApiProperty({ type: String, description: 'Legal basis' })
  clause: string;

  @ApiProperty({ type: String, description: 'Legal basis in Danish' })
  clauseDa: string;

  @ApiProperty({ type: String, description: 'Place in the handbook' })
  source: string;

  @ApiProperty({ type: Boolean, description: 'Not confirmed, (?) in the handbook' })
  uncertain: boolean;

  @ApiProperty({ type: Boolean, description: 'A working assumption, [A] in the handbook' })
  assumption: boolean;

  @ApiProperty({ type: String, required: false, description: 'Note' })
  note?: string;
}

/** One rule with all its periods. */
export class RuleDto {
  @ApiProperty({ type: String, description: 'Code', example: 'igu.age' })
  code: string;

  @ApiProperty({ enum: ['scheme', 'deadline', 'figure'], description: 'What it belongs to' })
  kind: 'scheme' | 'deadline' | 'figure';

  @ApiProperty({ enum: SCHEME_CODES, isArray: true, description: 'Schemes that ask it' })
  schemes: string[];

  @ApiProperty({ type: String, description: 'Legal basis' })
  clause: string;

  @ApiProperty({ type: String, description: 'Legal basis in Danish' })
  clauseDa: string;

  @ApiProperty({ type: String, description: 'Place in the handbook' })
  source: string;

  @ApiProperty({ type: Boolean, description: 'Not confirmed in general' })
  uncertain: boolean;

  @ApiProperty({ type: Boolean, description: 'A working assumption in general' })
  assumption: boolean;

  @ApiProperty({ type: String, required: false, description: 'Note' })
  note?: string;

  @ApiProperty({ type: () => [RulePeriodDto], description: 'Periods, earliest first' })
  periods: RulePeriodDto[];
}

/** All rules. */
export class RuleListDto {
  @ApiProperty({ type: String, description: 'Version of the rule data in use' })
  version: string;

  @ApiProperty({ type: () => [RuleDto], description: 'Rules' })
  items: RuleDto[];
}
