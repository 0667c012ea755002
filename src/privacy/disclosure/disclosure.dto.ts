import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { CalendarDate, OneOf, Pattern, Text, YesNo } from '../../common/api/fields';
import { RecordDto } from '../../common/api/record.dto';
import { GIVEN_UP, type HiddenField } from './rare-combinations';
import { PERMISSION_PURPOSES, type PermissionPurpose } from './disclosure-level';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A task somebody masters. */
export class ProfileTaskDto {
  @ApiProperty({ type: String, description: 'Code of the competency', example: 'reng.moppe_gulv' })
  code: string;

  @ApiProperty({ type: String, description: 'In words' })
  label: string;

  @ApiProperty({ type: 'integer', description: '2 with guidance · 3 alone · 4 can train others' })
  level: number;
}

/** A licence or certificate somebody holds. */
export class ProfileCredentialDto {
  @ApiProperty({ type: String, description: 'Code', example: 'koerekort-b' })
  code: string;

  @ApiProperty({ type: String, description: 'In words' })
  label: string;
}

/** A language with its level per skill. */
export class ProfileLanguageDto {
  @ApiProperty({ type: String, description: 'ISO 639-1', example: 'da' })
  language: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'CEFR level by skill; a skill that is missing is not known',
  })
  skills: Readonly<Record<string, string>>;
}

/** Level 1: what a firm sees before the person has given permission (domain.md §9.3). Nothing else leaves. */
export class AnonymousProfileDto {
  @ApiProperty({ enum: [1], description: 'Level of disclosure' })
  level: 1;

  @ApiProperty({ type: String, description: 'What to call the person by', example: 'K-1042' })
  reference: string;

  @ApiProperty({ type: () => [ProfileTaskDto], description: 'Tasks mastered, the strongest first' })
  tasks: ProfileTaskDto[];

  @ApiProperty({ type: () => [ProfileLanguageDto], description: 'Danish, and the languages the opening asks for' })
  languages: ProfileLanguageDto[];

  @ApiProperty({ type: () => [ProfileCredentialDto], description: 'Licences and certificates' })
  credentials: ProfileCredentialDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Hours a week at most, as a band', example: '16-29' })
  hours: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Minutes of travel one way, as a band', example: '31-60' })
  travel: string | null;

  @ApiProperty({ type: String, nullable: true, description: '`now` or the month of the first day', example: '2026-08' })
  start: string | null;

  @ApiProperty({ type: [String], description: 'Schemes the opening can be filled by' })
  schemes: readonly string[];

  @ApiProperty({
    enum: GIVEN_UP,
    isArray: true,
    description: 'Fields of which something was held back, because it would fit too few people',
  })
  heldBack: readonly HiddenField[];
}

/** A job or placement of a CV. */
export class ProfileExperienceDto {
  @ApiProperty({ type: String, description: 'Title' })
  title: string;

  @ApiProperty({ type: String, nullable: true, description: 'Where' })
  employer: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'From' })
  from: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Until' })
  until: string | null;
}

/** A consideration at work the person agreed to share. */
export class ProfileSkaanehensynDto {
  @ApiProperty({ type: String, description: 'Condition', example: 'loeft_kg' })
  condition: string;

  @ApiProperty({ type: 'integer', description: 'The most the person can do of it' })
  max: number;
}

/** Levels 2 and 3: after permission, after the agreement. */
export class KnownProfileDto {
  @ApiProperty({ enum: [2, 3], description: 'Level of disclosure' })
  level: 2 | 3;

  @ApiProperty({ type: () => AnonymousProfileDto, description: 'What stood in the anonymous profile' })
  profile: AnonymousProfileDto;

  @ApiProperty({ type: String, nullable: true, description: 'Name' })
  name: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'E-mail address' })
  email: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Phone number' })
  phone: string | null;

  @ApiProperty({ type: () => [ProfileExperienceDto], description: 'Jobs' })
  experiences: ProfileExperienceDto[];

  @ApiProperty({ type: [String], description: 'Educations, by title' })
  educations: string[];

  @ApiProperty({ type: () => [ProfileSkaanehensynDto], description: 'Empty unless the person agreed to share them' })
  skaanehensyn: ProfileSkaanehensynDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Level 3: postal code, for the arbejdsaftale' })
  postalCode: string | null;
}

/** A permission as it is recorded. */
export class PermissionInputDto {
  @Pattern({ description: 'The firm', pattern: UUID, expected: 'a UUID in small letters' })
  employerId: string;

  @Pattern({
    description: 'Only for this opening; left out = every opening of the firm',
    pattern: UUID,
    expected: 'a UUID in small letters',
    optional: true,
  })
  openingId?: string;

  @OneOf({ description: 'What it is for', values: PERMISSION_PURPOSES, example: 'proposal' })
  purpose: PermissionPurpose;

  @CalendarDate({ description: 'First day; today when left out', optional: true })
  grantedOn?: string;

  @CalendarDate({ description: 'Last day; left out = until it is revoked', optional: true })
  expiresOn?: string;

  @YesNo({ description: 'The firm may hear the skånehensyn, in work terms', optional: true })
  sharesSkaanehensyn?: boolean;

  @CalendarDate({ description: 'Day of the arbejdsaftale; only for `placement`', optional: true })
  agreedOn?: string;

  @Text({ description: 'Initials of whoever records it', max: 8, example: 'MJ' })
  by: string;
}

/** A recorded permission. */
export class PermissionDto extends IntersectionType(RecordDto, PermissionInputDto) {
  @ApiProperty({ type: Boolean, description: 'Holds today' })
  inForce: boolean;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'When it was revoked' })
  revokedAt?: string;
}
