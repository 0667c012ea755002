import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Text, WholeNumber } from '../../common/api/fields';
import { Type } from 'class-transformer';
import { ESCO_KINDS, type EscoKind } from './esco-concept.entity';

/** A concept by its name. */
export class EscoNameDto {
  @ApiProperty({ type: String, description: 'URI of the concept' })
  uri: string;

  @ApiProperty({ type: String, description: 'Name in the language asked for, else in one there is' })
  label: string;
}

/** One answer of a pick-list. */
export class EscoSuggestionDto extends EscoNameDto {
  @ApiProperty({ type: String, description: 'The name that fitted' })
  matched: string;
}

/** Answers of a pick-list, best first. */
export class EscoSuggestionsDto {
  @ApiProperty({ type: () => [EscoSuggestionDto], description: 'Best first' })
  items: EscoSuggestionDto[];
}

/** A concept with what it hangs together with. */
export class EscoConceptDto extends EscoNameDto {
  @ApiProperty({ enum: ESCO_KINDS, description: 'What it is' })
  kind: EscoKind;

  @ApiProperty({ type: String, nullable: true, description: 'Place in the hierarchy' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'ISCO-08 unit group of an occupation' })
  iscoGroup: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Description' })
  description: string | null;

  @ApiProperty({ type: () => [EscoNameDto], description: 'One step up' })
  broader: EscoNameDto[];

  @ApiProperty({ type: () => [EscoNameDto], description: 'One step down' })
  narrower: EscoNameDto[];

  @ApiProperty({ type: () => [EscoNameDto], description: 'Skills it always needs' })
  essential: EscoNameDto[];

  @ApiProperty({ type: () => [EscoNameDto], description: 'Skills it needs at some workplaces' })
  optional: EscoNameDto[];

  @ApiProperty({ type: () => [EscoNameDto], description: 'Occupations and skills that need it' })
  neededBy: EscoNameDto[];
}

/** What is searched for. */
export class EscoSearchDto {
  @Text({ description: 'Beginning of words, also misspelt', max: 80, example: 'gaffeltruck' })
  q: string;

  @OneOf({ description: 'What is searched; skills when left out', values: ['skill', 'occupation'], optional: true })
  kind?: 'skill' | 'occupation';

  @Type(() => Number)
  @WholeNumber({ description: 'Most answers; 20 when left out', min: 1, max: 100, optional: true })
  limit?: number;

  @OneOf({ description: 'Language of the names, `da` when left out', values: ['da', 'en'], optional: true })
  language?: 'da' | 'en';
}

/** Which concept. */
export class EscoConceptQueryDto {
  @Text({ description: 'URI of the concept', max: 300 })
  uri: string;

  @OneOf({ description: 'Language of the names, `da` when left out', values: ['da', 'en'], optional: true })
  language?: 'da' | 'en';
}
