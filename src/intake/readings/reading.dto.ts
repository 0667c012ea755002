import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../../common/api/docs';
import { OneOf, Pattern, Text, WholeNumber } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';
import { CEFR_LEVELS, type CefrLevel } from '../../language/cefr';
import { type CompetencyLevel, EVIDENCE, type Evidence, TASK_NEEDS, type TaskNeed } from '../../matching/core/facts';
import { TEXT_KINDS, type TextKind } from '../reading/reading.types';
import { FINDING_STATES, type FindingState } from './reading-finding.entity';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const POLARITIES = ['has', 'lacks', 'wants', 'wanted', 'not_needed'] as const;

/** A text to read, and whom or what it is about. */
export class ReadTextDto {
  @Pattern({ description: 'The person the text is about', pattern: UUID, expected: 'a UUID', optional: true })
  candidateId?: string;

  @Pattern({ description: 'The opening the text is about', pattern: UUID, expected: 'a UUID', optional: true })
  openingId?: string;

  @Text({
    description: 'The text; left out = the text that stands beside the record',
    max: 100_000,
    optional: true,
    example: 'Jeg har gjort rent på hotel i tre år og har kørekort B.',
  })
  text?: string;
}

/** Where something stands in the text: UTF-16 units, the end not included. */
export class TextRangeDto {
  @ApiProperty({ type: 'integer', description: 'First unit' })
  start: number;

  @ApiProperty({ type: 'integer', description: 'One after the last' })
  end: number;
}

/** A name in both languages. */
export class FindingLabelsDto {
  @ApiProperty({ type: String, description: 'Danish' })
  da: string;

  @ApiProperty({ type: String, description: 'English' })
  en: string;
}

/** What would be written; which fields are there depends on the kind. */
export class ProposedValueDto {
  @ApiProperty({ type: 'integer', required: false, description: 'Level of the competency, 0–4' })
  level?: CompetencyLevel;

  @ApiProperty({ enum: EVIDENCE, required: false, description: 'Always `claimed` as proposed' })
  evidence?: Evidence;

  @ApiProperty({ enum: TASK_NEEDS, required: false, description: 'Need of the task' })
  need?: TaskNeed;

  @ApiProperty({ enum: ['held', 'not_held', 'unknown'], required: false, description: 'Of a licence or certificate' })
  status?: 'held' | 'not_held' | 'unknown';

  @ApiProperty({ enum: CEFR_LEVELS, required: false, description: 'Level of the language' })
  cefr?: CefrLevel;

  @ApiProperty({ type: [String], required: false, description: 'Skills the level is said of; empty = all' })
  skills?: string[];

  @ApiProperty({ type: String, required: false, description: 'Title of a job' })
  title?: string;

  @ApiProperty({ type: String, required: false, description: 'ISCO-08 unit group' })
  isco08?: string;

  @ApiProperty({ type: String, required: false, description: 'Beginning of a job' })
  from?: string;

  @ApiProperty({ type: String, required: false, description: 'End of a job' })
  until?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'Fewest hours a week' })
  hoursMin?: number;

  @ApiProperty({ type: 'integer', required: false, description: 'Most hours a week' })
  hoursMax?: number;

  @ApiProperty({ type: String, required: false, description: 'First day' })
  startsOn?: string;

  @ApiProperty({ type: () => FindingLabelsDto, required: false, description: 'What may be asked instead' })
  alternative?: FindingLabelsDto;
}

/** One thing the text says. */
export class ReadingFindingDto {
  @ApiProperty({ type: 'integer', description: 'Number within the reading, from 0' })
  position: number;

  @ApiProperty({ type: String, description: 'competency, occupation, language, licence, certificate, hours, …' })
  kind: string;

  @ApiProperty({ type: String, nullable: true, description: 'Code of the taxonomy, language or scheme' })
  code: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'URI of the concept in ESCO, when one is imported or linked',
  })
  escoUri: string | null;

  @ApiProperty({ type: () => FindingLabelsDto, nullable: true, description: 'Name of the code' })
  labels: FindingLabelsDto | null;

  @ApiProperty({ enum: POLARITIES, description: 'has, lacks or wants it; wanted or not needed by the employer' })
  polarity: string;

  @ApiProperty({ type: 'integer', description: '0–1000; orders proposals, is no probability' })
  confidence: number;

  @ApiProperty({ type: String, description: 'How the words were joined to the entry' })
  match: string;

  @ApiProperty({ type: String, description: 'Entry of the lexicon or rule that made it' })
  madeBy: string;

  @ApiProperty({ type: String, description: 'The words, as written' })
  words: string;

  @ApiProperty({ type: () => [TextRangeDto], description: 'Where they stand, the surest place first' })
  ranges: TextRangeDto[];

  @ApiProperty({ type: () => ProposedValueDto, description: 'What would be written' })
  proposed: ProposedValueDto;

  @ApiProperty({ enum: FINDING_STATES, description: 'State; `noted` = only shown' })
  state: FindingState;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of whoever decided' })
  decidedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When' })
  decidedAt: string | null;
}

/** One reading of a list, without the text. */
export class ReadingLineDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: String, description: 'Municipality of the record', example: '0851' })
  municipality: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person it is about' })
  candidateId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The opening it is about' })
  openingId: string | null;

  @ApiProperty({ enum: TEXT_KINDS, description: 'cv = about a person, ad = about a job' })
  kind: TextKind;

  @ApiProperty({ enum: ['da', 'en', 'other', 'unknown'], description: 'Language; `other` is kept and not read' })
  language: string;

  @ApiProperty({ type: 'integer', description: 'Proposals that wait for a person' })
  waiting: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was read' })
  createdAt: string;
}

/** A text with what the reader proposes. */
export class ReadingDto extends ReadingLineDto {
  @ApiProperty({ type: String, description: 'The text that the ranges point into' })
  text: string;

  @ApiProperty({ type: () => [ReadingFindingDto], description: 'In the order of the text' })
  findings: ReadingFindingDto[];
}

/** Which readings are wanted. */
export class ReadingQueryDto extends PageQueryDto {
  @Pattern({ description: 'Of this person', pattern: UUID, expected: 'a UUID', optional: true })
  candidateId?: string;

  @Pattern({ description: 'Of this opening', pattern: UUID, expected: 'a UUID', optional: true })
  openingId?: string;

  @OneOf({ description: 'true = only readings with proposals that wait', values: ['true', 'false'], optional: true })
  waiting?: 'true' | 'false';
}

export class ReadingPageDto extends pageDto(ReadingLineDto) {}

/** Who decides. */
export class FindingDecisionDto {
  @Text({ description: 'Initials of whoever decides', max: 8, example: 'MJ' })
  by: string;
}

/** What is written instead of what was proposed; what is left out stays as proposed. */
export class AcceptFindingDto extends FindingDecisionDto {
  @Text({ description: 'Another code of the same kind', max: 80, optional: true, example: 'reng.moppe_gulv' })
  code?: string;

  @WholeNumber({ description: 'Level of the competency', min: 0, max: 4, optional: true })
  level?: CompetencyLevel;

  @OneOf({ description: 'How it is known; more than `claimed` only by a person', values: EVIDENCE, optional: true })
  evidence?: Evidence;

  @OneOf({ description: 'Need of the task', values: TASK_NEEDS, optional: true })
  need?: TaskNeed;

  @OneOf({ description: 'Licence or certificate', values: ['held', 'not_held', 'unknown'], optional: true })
  status?: 'held' | 'not_held' | 'unknown';

  @OneOf({ description: 'Level of the language', values: CEFR_LEVELS, optional: true })
  cefr?: CefrLevel;
}
