import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Media type of every refusal (RFC 9457). */
export const PROBLEM_JSON = 'application/problem+json';

/** One field that was refused. */
export class FieldProblemDto {
  @ApiProperty({
    type: String,
    description: 'JSON pointer into the body, or `?name` for a query parameter',
    example: '/tasks/0/competency',
  })
  pointer: string;

  @ApiProperty({ type: String, description: 'Stable code', example: 'FIELD.NOT_IN_LIST' })
  code: string;

  @ApiProperty({ type: String, description: 'What was wrong' })
  detail: string;

  @ApiProperty({ type: String, required: false, description: 'What would be right' })
  expected?: string;
}

/** A refusal as `application/problem+json`. Values that were sent are not repeated in it. */
export class ProblemDto {
  @ApiProperty({ type: String, description: 'Names the kind of problem', example: 'urn:jobbro:problem:INPUT.INVALID' })
  type: string;

  @ApiProperty({ type: String, description: 'The kind of problem in a few words' })
  title: string;

  @ApiProperty({ type: 'integer', description: 'HTTP status', example: 422 })
  status: number;

  @ApiProperty({ type: String, description: 'What happened here and what would be right' })
  detail: string;

  @ApiProperty({ type: String, description: 'The address that was asked for, without its query' })
  instance: string;

  @ApiProperty({ type: String, description: 'Stable code', example: 'INPUT.INVALID' })
  code: string;

  @ApiProperty({ type: String, description: 'Id of the request, also in the header `X-Request-Id` and in the log' })
  requestId: string;

  @ApiProperty({ type: () => [FieldProblemDto], description: 'One entry for each refused field' })
  errors: FieldProblemDto[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Facts of the refusal for machines, e.g. the allowed next states',
  })
  facts?: Readonly<Record<string, unknown>>;
}
