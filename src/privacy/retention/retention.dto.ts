import { ApiProperty } from '@nestjs/swagger';

/** What one retention rule would do. */
export class RetentionLineDto {
  @ApiProperty({ type: String, description: 'Code of the rule', example: 'suggestion_ended' })
  rule: string;

  @ApiProperty({ type: String, description: 'Table' })
  table: string;

  @ApiProperty({ type: String, description: 'What the rule is about' })
  what: string;

  @ApiProperty({ enum: ['erase_person', 'delete_rows', 'delete_events'], description: 'What happens' })
  action: string;

  @ApiProperty({ type: String, description: 'Where the figure comes from' })
  basis: string;

  @ApiProperty({ type: 'integer', description: 'Months it is kept' })
  months: number;

  @ApiProperty({ type: String, format: 'date', description: 'Everything up to this day has run out' })
  cutoff: string;

  @ApiProperty({ type: 'integer', description: 'Rows that have run out and may go' })
  due: number;

  @ApiProperty({ type: 'integer', description: 'Rows that have run out and stand under a legal hold' })
  held: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day of the oldest' })
  oldest: string | null;

  @ApiProperty({ type: 'integer', description: 'Rows that went; 0 in a dry run' })
  done: number;
}
