import { ApiProperty } from '@nestjs/swagger';
import { candidateStatuses } from '../../candidates/candidate-status';
import { pageDto } from '../../common/api/docs';
import { CalendarDate, ListOf, OneOf, Pattern, Text, YesNo } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';
import { BOARD_COLUMNS, type BoardColumn } from './board-column';
import { type ColumnMeaning, meaningsOf, MOVE_REFUSALS } from './board-moves';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MUNICIPALITY = { pattern: /^\d{4}$/, expected: 'a municipality code of four digits' } as const;
const MEANINGS = [...new Set(BOARD_COLUMNS.flatMap((column) => meaningsOf(column)))];

/** The deadline a card names. */
export class BoardDeadlineDto {
  @ApiProperty({ type: String, description: 'Kind, as in `GET /deadlines`' })
  kind: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day' })
  dueOn: string;
}

/** A person on the boards. */
export class BoardCardDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({
    type: 'integer',
    description: 'Changes with the column, the day or the status; its ETag is `W/"<version>"`',
  })
  version: number;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of the consultant who has the case' })
  owner: string | null;

  @ApiProperty({ enum: [...candidateStatuses.states], description: 'Status' })
  status: string;

  @ApiProperty({ enum: BOARD_COLUMNS, description: 'Where the person stands' })
  column: BoardColumn;

  @ApiProperty({ enum: BOARD_COLUMNS, description: 'Where the record alone would put the person' })
  recorded: BoardColumn;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day in the column; null = unknown' })
  since: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Whole days in the column; null = unknown' })
  days: number | null;

  @ApiProperty({ type: 'integer', description: 'Deadlines that have passed' })
  overdue: number;

  @ApiProperty({ type: () => BoardDeadlineDto, nullable: true, description: 'The nearest deadline; null = none known' })
  next: BoardDeadlineDto | null;
}

/** How many people stand in one column. */
export class BoardCountDto {
  @ApiProperty({ enum: BOARD_COLUMNS, description: 'Column' })
  column: BoardColumn;

  @ApiProperty({ type: 'integer', description: 'People, of all pages' })
  count: number;
}

/** A page of cards with the counts of all columns. */
export class BoardDto extends pageDto(BoardCardDto) {
  @ApiProperty({ type: String, description: 'Municipality', example: '0851' })
  municipality: string;

  @ApiProperty({ type: 'integer', description: 'Everybody of the filter: the sum of the counts' })
  total: number;

  @ApiProperty({ type: () => [BoardCountDto], description: 'All columns in their order, also those of nobody' })
  columns: BoardCountDto[];
}

/** Whose people are wanted. */
export class BoardQueryDto extends PageQueryDto {
  @Pattern({ ...MUNICIPALITY, description: 'Municipality; the own one when left out', optional: true })
  municipality?: string;

  @Text({ description: 'Initials; `none` = people nobody has the case of', max: 8, optional: true })
  owner?: string;

  @OneOf({ description: 'Only this column', values: BOARD_COLUMNS, optional: true })
  column?: BoardColumn;
}

/** Where to, and what it means. */
export class BoardMoveDto {
  @OneOf({ description: 'Column', values: BOARD_COLUMNS })
  to: BoardColumn;

  @OneOf({
    description: 'What a column with several meanings stands for: `fritaget_andet`, `afsluttet`',
    values: MEANINGS,
    optional: true,
  })
  meaning?: ColumnMeaning;

  @CalendarDate({ description: 'Last day of a pause, or the day it is looked at again', optional: true })
  until?: string;

  @Text({ description: 'Initials of whoever moves', max: 8, example: 'MJ' })
  by: string;
}

/** One person of a move of several. */
export class BoardPersonDto {
  @Pattern({ description: 'Id of the person', pattern: UUID, expected: 'a UUID in small letters' })
  candidateId: string;

  @OneOf({
    description: 'Column in which the person was seen: somewhere else now = not moved',
    values: BOARD_COLUMNS,
    optional: true,
  })
  seen?: BoardColumn;
}

/** A move of several people. */
export class BoardMovesDto extends BoardMoveDto {
  @Pattern({ ...MUNICIPALITY, description: 'Municipality of the people' })
  municipality: string;

  @ListOf(() => BoardPersonDto, { description: 'Whom, each once', maxItems: 200 })
  people: BoardPersonDto[];

  @YesNo({ description: 'Only tells what would happen', optional: true })
  dryRun?: boolean;
}

/** What a move does, or would do, to one person. */
export class BoardMoveLineDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ enum: BOARD_COLUMNS, description: 'Column before' })
  from: BoardColumn;

  @ApiProperty({ enum: [...MOVE_REFUSALS, 'MOVED_MEANWHILE'], nullable: true, description: 'Why not; null = moved' })
  refusal: string | null;

  @ApiProperty({
    enum: [...candidateStatuses.states],
    nullable: true,
    description: 'Status it sets; null = left alone',
  })
  status: string | null;
}

/** What became of a move of several people. */
export class BoardMoveOutcomeDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Takes it back; null after a dry run' })
  batch: string | null;

  @ApiProperty({ type: () => [BoardMoveLineDto], description: 'One line for each person, as asked' })
  lines: BoardMoveLineDto[];
}

/** Who takes a move back. */
export class BoardUndoDto {
  @Text({ description: 'Initials of whoever takes it back', max: 8, example: 'MJ' })
  by: string;
}

/** What became of taking a move back. */
export class BoardUndoneDto {
  @ApiProperty({ type: 'integer', description: 'People who stand where they stood before' })
  undone: number;

  @ApiProperty({ type: 'integer', description: 'People left alone: moved or changed since' })
  left: number;
}
