import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type RuleOutcome, SCHEME_CODES, type SchemeCode } from '../../schemes';
import type { ReasonFacts } from '../core/result';
import { ClauseDto } from './reason.dto';

const OUTCOMES = ['eligible', 'not_eligible', 'unknown'] as const satisfies readonly RuleOutcome[];

/** One rule of a scheme, as it stood on the day asked about. */
export class SchemeRuleDto extends ClauseDto {
  @ApiProperty({ type: String, description: 'Stable code', example: 'igu.age' })
  code: string;

  @ApiProperty({ enum: ['condition', 'term'], description: 'Only a condition decides; a term tells what applies' })
  kind: 'condition' | 'term';

  @ApiProperty({ enum: OUTCOMES, description: 'Unknown never excludes' })
  outcome: RuleOutcome;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day of the rule’s period' })
  validFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day of the period; null = open' })
  validTo: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Values the sentence is made from' })
  facts: ReasonFacts;

  @ApiProperty({ type: String, isArray: true, description: 'Fields that would settle an unknown' })
  missing: readonly string[];

  @ApiProperty({ type: String, description: 'The same in words' })
  sentence: string;
}

/** Whether one accepted scheme is open to a person at the workplace. */
export class SchemeAnswerDto {
  @ApiProperty({ enum: SCHEME_CODES, description: 'Code of the scheme' })
  scheme: SchemeCode;

  @ApiProperty({ type: String, description: 'Name of the scheme' })
  label: string;

  @ApiProperty({ enum: OUTCOMES, description: 'One condition that is not eligible closes the scheme' })
  outcome: RuleOutcome;

  @ApiProperty({ type: String, description: 'The answer with its reasons in one line' })
  sentence: string;

  @ApiProperty({ type: String, isArray: true, description: 'What to ask to settle it, in words' })
  ask: string[];

  @ApiPropertyOptional({
    type: () => [SchemeRuleDto],
    description: 'All rules, passed or not: always in an explanation, in lists with `include=rules`',
  })
  rules?: SchemeRuleDto[];
}
