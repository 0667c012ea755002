import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FACTORS, type FactorCode, GATES, type GateCode, type Outcome, type ReasonFacts } from '../core/result';

const OUTCOMES = ['met', 'not_met', 'unknown'] as const satisfies readonly Outcome[];
const FACTS = {
  type: 'object' as const,
  additionalProperties: true as const,
  description: 'Codes and numbers the sentence is made from',
};

const FACTS_IN_LISTS = {
  ...FACTS,
  description: `${FACTS.description}: always in an explanation, in lists with \`include=facts\``,
};

/** The answer to one question about one person and one opening. */
export class CriterionDto {
  @ApiProperty({ type: String, description: 'Stable code', example: 'competency.must' })
  code: string;

  @ApiProperty({ enum: OUTCOMES, description: 'Unknown never excludes' })
  outcome: Outcome;

  @ApiProperty({ type: 'integer', description: 'Points' })
  points: number;

  @ApiProperty({ type: 'integer', description: 'What would have been reached at best' })
  maxPoints: number;

  @ApiPropertyOptional(FACTS_IN_LISTS)
  facts?: ReasonFacts;

  @ApiProperty({ type: String, description: 'The same in words' })
  sentence: string;
}

/** One factor’s share of the total, without what it is made of. */
export class PartPointsDto {
  @ApiProperty({ enum: FACTORS, description: 'Code of the factor' })
  factor: FactorCode;

  @ApiProperty({ type: String, description: 'Name of the factor' })
  label: string;

  @ApiProperty({ type: 'integer', description: 'Points; the criteria add up to it' })
  points: number;

  @ApiProperty({ type: 'integer', description: 'What would have been reached at best' })
  maxPoints: number;
}

/** One factor’s share of the total. */
export class PartDto extends PartPointsDto {
  @ApiProperty({ type: () => [CriterionDto], description: 'The questions of the factor' })
  criteria: CriterionDto[];
}

/** What a gate or rule rests on. */
export class ClauseDto {
  @ApiProperty({ type: String, description: 'Legal basis or decision in words' })
  clause: string;

  @ApiProperty({ type: String, description: 'Place in the domain handbook', example: 'domain.md §4.1' })
  source: string;

  @ApiProperty({ type: Boolean, description: 'Not confirmed' })
  uncertain: boolean;

  @ApiProperty({ type: Boolean, description: 'A working assumption without outside source' })
  assumption: boolean;
}

/** One gate’s answer. Only `not_met` excludes. */
export class GateDto extends ClauseDto {
  @ApiProperty({ enum: GATES, description: 'Code of the gate' })
  gate: GateCode;

  @ApiProperty({ type: String, description: 'Name of the gate' })
  label: string;

  @ApiProperty({ enum: OUTCOMES, description: 'Only not_met excludes' })
  outcome: Outcome;

  @ApiProperty(FACTS)
  facts: ReasonFacts;

  @ApiProperty({ type: String, nullable: true, description: 'Why; null when the gate is passed' })
  sentence: string | null;
}

/** How many people a gate excludes, or cannot decide on. */
export class GateCountDto extends ClauseDto {
  @ApiProperty({ enum: GATES, description: 'Code of the gate' })
  gate: GateCode;

  @ApiProperty({ type: String, description: 'Name of the gate' })
  label: string;

  @ApiProperty({ type: 'integer', description: 'People it excludes; somebody excluded by two gates counts in both' })
  excluded: number;

  @ApiProperty({ type: 'integer', description: 'Eligible people for whom it could not be decided' })
  unknown: number;
}

/** Something nobody has asked about yet. */
export class QuestionDto {
  @ApiProperty({ type: String, description: 'Code of the criterion or gate' })
  code: string;

  @ApiProperty({ enum: FACTORS, required: false, description: 'The factor it belongs to' })
  factor?: FactorCode;

  @ApiProperty({ enum: GATES, required: false, description: 'A gate that waits for the same answer' })
  gate?: GateCode;

  @ApiProperty({ type: 'integer', description: 'Points the answer can win or lose' })
  pointsAtStake: number;

  @ApiPropertyOptional(FACTS_IN_LISTS)
  facts?: ReasonFacts;

  @ApiProperty({ type: String, description: 'The same in words' })
  sentence: string;
}
