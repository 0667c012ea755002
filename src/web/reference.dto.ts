import { ApiProperty } from '@nestjs/swagger';
import { Text, WholeNumber } from '../common/api/fields';
import { Type } from 'class-transformer';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../matching/core/facts';

/** One text in both languages. */
export class LabelsDto {
  @ApiProperty({ type: String, description: 'Danish' })
  da: string;

  @ApiProperty({ type: String, description: 'English' })
  en: string;
}

/** Other words for the same thing. */
export class SynonymsDto {
  @ApiProperty({ type: [String], description: 'Danish' })
  da: readonly string[];

  @ApiProperty({ type: [String], description: 'English' })
  en: readonly string[];
}

/** Where a branchepakke first asks for a competency. */
export class FirstAskedDto {
  @ApiProperty({ type: String, description: 'Code of the branchepakke', example: 'RENG' })
  branchepakke: string;

  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, description: 'First step that asks for it' })
  step: BranchepakkeStep;
}

/** A code with its words. */
export class TermDto {
  @ApiProperty({ type: String, description: 'Code' })
  code: string;

  @ApiProperty({ type: () => LabelsDto, description: 'Name' })
  labels: LabelsDto;

  @ApiProperty({ type: () => SynonymsDto, description: 'Other words for it' })
  synonyms: SynonymsDto;
}

export class CompetencyDto extends TermDto {
  @ApiProperty({ type: () => [FirstAskedDto], description: 'Branchepakker that have it as a goal' })
  branchepakker: FirstAskedDto[];
}

export class OccupationDto extends TermDto {
  @ApiProperty({ type: String, description: 'ISCO-08 unit group', example: '9112' })
  isco08: string;

  @ApiProperty({ type: [String], description: 'Codes of the branchepakker it belongs to' })
  branchepakker: readonly string[];
}

export class CredentialDto extends TermDto {
  @ApiProperty({ enum: ['licence', 'certificate'], description: 'Kind' })
  kind: 'licence' | 'certificate';

  @ApiProperty({ type: 'integer', required: false, description: 'Youngest age at which it may be used' })
  minimumAge?: number;

  @ApiProperty({ type: [String], description: 'Credentials its holder needs no separate proof for' })
  covers: readonly string[];
}

export class BranchepakkeDto {
  @ApiProperty({ type: String, description: 'Code', example: 'RENG' })
  code: string;

  @ApiProperty({ type: () => LabelsDto, description: 'Name' })
  labels: LabelsDto;

  @ApiProperty({ type: () => LabelsDto, description: 'Description' })
  description: LabelsDto;
}

/** A branchepakke in full. */
export class BranchepakkeDetailDto extends BranchepakkeDto {
  @ApiProperty({ type: [String], description: 'Typical credentials' })
  credentials: readonly string[];

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Work demands' })
  demands: readonly object[];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Usual shifts in words and hours' })
  shifts: object;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Steps with the Danish they ask for and their goals',
  })
  steps: readonly object[];

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Jobs a new opening can start from',
  })
  templates: readonly object[];
}

export class PostalCodeDto {
  @ApiProperty({ type: String, description: 'Code', example: '9000' })
  code: string;

  @ApiProperty({ type: String, description: 'Town', example: 'Aalborg' })
  name: string;

  @ApiProperty({ type: [String], description: 'Municipalities it lies in' })
  municipalities: readonly string[];
}

export class MunicipalityDto {
  @ApiProperty({ type: String, description: 'Code', example: '0851' })
  code: string;

  @ApiProperty({ type: String, description: 'Name', example: 'Aalborg' })
  name: string;

  @ApiProperty({ type: String, description: 'Region', example: 'Region Nordjylland' })
  region: string;
}

export class ReasonCodeDto {
  @ApiProperty({ type: String, description: 'Code', example: 'C03' })
  code: string;

  @ApiProperty({ enum: ['citizen', 'employer', 'system'], description: 'Whose reason it is' })
  side: 'citizen' | 'employer' | 'system';

  @ApiProperty({ type: () => LabelsDto, description: 'Name' })
  label: LabelsDto;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days for which it keeps the person off the list; null = until it is withdrawn',
  })
  validDays: number | null;

  @ApiProperty({ type: Boolean, description: 'About health: takes no words' })
  specialCategory: boolean;

  @ApiProperty({ type: Boolean, description: 'Needs words' })
  textRequired: boolean;
}

/** A policy with its first day. */
export class DatedPolicyDto {
  @ApiProperty({ type: String, description: 'Version' })
  version: string;

  @ApiProperty({ type: String, format: 'date', description: 'First day; it decides until the next one begins' })
  validFrom: string;

  @ApiProperty({ type: String, description: 'Who decided the numbers, and why' })
  source: string;
}

/** The numbers the matcher uses. */
export class PolicyDto {
  @ApiProperty({ type: String, description: 'Version, named on every list' })
  version: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Weights of the factors' })
  weights: object;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'All other numbers, by factor' })
  numbers: object;

  @ApiProperty({ type: () => [DatedPolicyDto], description: 'All policies, earliest first' })
  policies: DatedPolicyDto[];
}

/** A search in a list of codes. */
export class SearchQueryDto {
  @Text({ description: 'Part of a name or another word for it; typing errors are forgiven', max: 100, optional: true })
  q?: string;

  @Type(() => Number)
  @WholeNumber({ description: 'Most entries of a search; 20 when left out', min: 1, max: 100, optional: true })
  limit?: number;
}

/** A search for competencies. */
export class CompetencyQueryDto extends SearchQueryDto {
  @Text({ description: 'Only goals of this branchepakke', max: 20, optional: true })
  package?: string;
}

/** A choice of postal codes. */
export class PostalCodeQueryDto {
  @Text({
    description: 'Town, code, or the beginning of a code; other spellings are forgiven',
    max: 100,
    optional: true,
  })
  q?: string;
}

/** Wraps a list. */
export function listDto<T>(item: new () => T): new () => { items: T[] } {
  class ListDto {
    @ApiProperty({ type: () => [item], description: 'Entries' })
    items: T[];
  }
  Object.defineProperty(ListDto, 'name', { value: `${item.name.replace(/Dto$/, '')}ListDto` });
  return ListDto;
}
