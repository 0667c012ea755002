import { ApiProperty } from '@nestjs/swagger';
import { GATES, type GateCode, type ReasonFacts } from '../core/result';
import { GateDto, PartDto, QuestionDto } from './reason.dto';
import { SchemeAnswerDto } from './scheme-answer.dto';

/** One change that would lift the fit. */
export class LiftDto {
  @ApiProperty({ type: String, description: 'Stable code', example: 'lift.competency' })
  code: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Codes and numbers of the sentence' })
  facts: ReasonFacts;

  @ApiProperty({ type: String, description: 'The same in words' })
  sentence: string;

  @ApiProperty({ type: 'integer', description: 'Total after the change' })
  total: number;

  @ApiProperty({ type: 'integer', description: 'Points more than today' })
  gain: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Place after the change; null when still excluded' })
  rank: number | null;

  @ApiProperty({ type: Boolean, description: 'The person would be on the list' })
  eligible: boolean;

  @ApiProperty({ enum: GATES, isArray: true, description: 'Gates that exclude today and would not' })
  opens: readonly GateCode[];

  @ApiProperty({ enum: GATES, isArray: true, description: 'Gates that are undecided today and would be passed' })
  settles: readonly GateCode[];
}

/** Where the person will probably stand on the first day, from the pace so far. */
export class ProjectionDto {
  @ApiProperty({ type: String, format: 'date', description: 'The day it is made for' })
  on: string;

  @ApiProperty({ type: Boolean, description: 'True when the points rest on it (policy `projection.use`)' })
  scored: boolean;

  @ApiProperty({ type: String, isArray: true, description: 'What is expected, in words' })
  sentences: string[];
}

/** One person and one opening, explained in full. */
export class ExplanationDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: Boolean, description: 'No gate excludes the person' })
  eligible: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in today’s whole list; null when excluded' })
  rank: number | null;

  @ApiProperty({ type: 'integer', description: 'People looked at' })
  considered: number;

  @ApiProperty({ type: 'integer', description: 'People in the whole list' })
  eligibleCount: number;

  @ApiProperty({ type: 'integer', description: 'Points, 0–10 000; the parts add up to it' })
  total: number;

  @ApiProperty({ enum: ['strong', 'possible', 'weak'], description: 'Band of the total' })
  band: 'strong' | 'possible' | 'weak';

  @ApiProperty({ type: String, description: 'The band in words' })
  bandLabel: string;

  @ApiProperty({ type: 'integer', description: '0–10 000: how much of it rests on known, evidenced facts' })
  confidence: number;

  @ApiProperty({ type: String, description: 'Version of the policy' })
  policyVersion: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day on which the facts were judged' })
  asOf: string;

  @ApiProperty({ type: () => [GateDto], description: 'Every gate in its order' })
  gates: GateDto[];

  @ApiProperty({ type: () => [PartDto], description: 'The factors, with each criterion' })
  parts: PartDto[];

  @ApiProperty({ type: () => [QuestionDto], description: 'What is not known, the largest stake first' })
  questions: QuestionDto[];

  @ApiProperty({ type: () => [SchemeAnswerDto], description: 'The accepted schemes, preferred first, and why not' })
  schemes: SchemeAnswerDto[];

  @ApiProperty({ type: () => ProjectionDto, nullable: true, description: 'Null when no pace is known' })
  projection: ProjectionDto | null;

  @ApiProperty({ type: () => [LiftDto], description: 'What would lift the fit, one change at a time' })
  lifts: LiftDto[];
}
