import { SchemeTermsDto } from './scheme-terms.dto';
import { LanguageSkillsDto, WeekIntervalDto, UnmappedTextDto } from '../candidates/candidate-input.dto';
import {
  CalendarDate,
  ListOf,
  Nested,
  OneOf,
  Pattern,
  SomeOf,
  Text,
  Texts,
  WholeNumber,
  YesNo,
} from '../common/api/fields';
import {
  SCHEMES,
  type Scheme,
  TASK_NEEDS,
  type TaskNeed,
  WORK_CONDITIONS,
  type WorkCondition,
} from '../matching/core/facts';

/** Why a language minimum is asked; a justified task need, or it may not be asked (domain.md §9.4). */
export const LANGUAGE_REASONS = ['safety', 'customers', 'documentation', 'instruction', 'other'] as const;

/** Where the opening came from (domain.md §4.5). */
export const OPENING_SOURCES = [
  'firm_called',
  'outreach',
  'praktik_follow_up',
  'jobnet',
  'temp_agency',
  'employer_page',
  'import',
] as const;

/** One task: match on tasks, not titles (domain.md §7.2). */
export class TaskDto {
  @Text({ description: 'Competency code of the taxonomy', max: 80, example: 'reng.moppe_gulv' })
  competency: string;

  @OneOf({
    description: 'must = from the first day · learn = learnt on the job · nice = welcome',
    values: TASK_NEEDS,
    example: 'must',
  })
  need: TaskNeed;

  @WholeNumber({ description: 'Level asked for, 1–4', min: 1, max: 4, example: 2 })
  level: 1 | 2 | 3 | 4;
}

/** One language that is enough at the workplace; several are alternatives (domain.md §3). */
export class WorkplaceLanguageDto {
  @Pattern({
    description: 'ISO 639-1 code',
    pattern: /^[a-z]{2,3}$/,
    expected: 'an ISO 639 code in small letters',
    example: 'da',
  })
  language: string;

  @Nested(() => LanguageSkillsDto, { description: 'Minimum per skill', optional: true })
  minimums?: LanguageSkillsDto;

  @OneOf({ description: 'Why; `safety` makes a known shortfall exclude', values: LANGUAGE_REASONS, optional: true })
  reason?: (typeof LANGUAGE_REASONS)[number];
}

/** A physical or mental demand of the work. */
export class DemandDto {
  @OneOf({ description: 'Condition', values: WORK_CONDITIONS, example: 'loeft_kg' })
  condition: WorkCondition;

  @WholeNumber({
    description: 'Amount in the unit of the condition; left out = not measured',
    min: 0,
    max: 1000,
    optional: true,
    example: 10,
  })
  amount?: number;
}

/**
 * A job opening as the API, the imports and the CLI's files describe one. Limits on title and description follow the
 * national job order (title 100, description 5,000 characters).
 */
export class OpeningInputDto {
  @Text({
    description: 'Key of the record in the system it came from; the same key updates instead of doubling',
    max: 200,
    optional: true,
  })
  externalId?: string;

  @Pattern({
    description: 'Municipality whose team has the opening, four-character code',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    example: '0851',
  })
  municipality: string;

  @Text({ description: 'Title', max: 100, example: 'Rengøringsassistent, morgenhold' })
  title: string;

  @Text({ description: 'Description', max: 5000, optional: true })
  description?: string;

  @Pattern({
    description: 'Id of the workplace (arbejdssted)',
    pattern: /^[0-9a-f-]{36}$/,
    expected: 'a UUID',
    optional: true,
  })
  workplaceId?: string;

  @Pattern({
    description: 'Postal code of the work; the workplace’s own when left out',
    pattern: /^\d{4}$/,
    expected: 'a Danish postal code of four digits',
    optional: true,
    example: '9000',
  })
  postalCode?: string;

  @YesNo({ description: 'Work from home: no travel', optional: true })
  remote?: boolean;

  @Text({ description: 'Initials of the consultant who has the opening', max: 8, optional: true })
  owner?: string;

  @OneOf({ description: 'Where it came from', values: OPENING_SOURCES, optional: true })
  source?: (typeof OPENING_SOURCES)[number];

  @SomeOf({ description: 'Accepted schemes, preferred first', values: SCHEMES, example: ['igu', 'smaajob'] })
  schemes: Scheme[];

  @WholeNumber({ description: 'Number of places', min: 1, max: 500, optional: true })
  places?: number;

  @ListOf(() => TaskDto, { description: 'Tasks', maxItems: 60, optional: true })
  tasks?: TaskDto[];

  @Texts({ description: 'Codes of mandatory licences and certificates', maxItems: 20, optional: true })
  credentials?: string[];

  @ListOf(() => WorkplaceLanguageDto, {
    description: 'Languages, each sufficient by itself; an empty list asks for none',
    maxItems: 20,
    optional: true,
  })
  languages?: WorkplaceLanguageDto[];

  @Text({ description: 'Branchepakke code', max: 20, optional: true, example: 'RENG' })
  branchepakke?: string;

  @Pattern({
    description: 'ISCO-08 unit group, four digits',
    pattern: /^\d{4}$/,
    expected: 'four digits',
    optional: true,
    example: '9112',
  })
  isco08?: string;

  @WholeNumber({ description: 'Fewest hours a week', min: 1, max: 48, optional: true })
  hoursMin?: number;

  @WholeNumber({ description: 'Most hours a week', min: 1, max: 48, optional: true })
  hoursMax?: number;

  @ListOf(() => WeekIntervalDto, { description: 'Shift grid', maxItems: 70, optional: true })
  shifts?: WeekIntervalDto[];

  @CalendarDate({ description: 'First day; left out = as soon as possible', optional: true })
  startsOn?: string;

  @CalendarDate({ description: 'Last day; left out = no end', optional: true })
  endsOn?: string;

  @CalendarDate({ description: 'Deadline for proposals', optional: true })
  deadlineOn?: string;

  @YesNo({ description: 'There is a prospect of ordinary hours', optional: true })
  ordinaryHoursProspect?: boolean;

  @Text({ description: 'Wage basis (overenskomst)', max: 200, optional: true })
  wageBasis?: string;

  @ListOf(() => DemandDto, { description: 'Physical and mental demands', maxItems: 20, optional: true })
  demands?: DemandDto[];

  @SomeOf({ description: 'Skånehensyn the workplace can handle', values: WORK_CONDITIONS, optional: true })
  handles?: WorkCondition[];

  @OneOf({
    description: 'Youngest age the work is legal for: 13 light work, 15 after compulsory school, 18 adults',
    values: [13, 15, 18],
    optional: true,
  })
  minimumAge?: 13 | 15 | 18;

  @Nested(() => SchemeTermsDto, { description: 'What the rules of the schemes ask for', optional: true })
  schemeTerms?: SchemeTermsDto;

  @YesNo({ description: 'A mentor is at hand', optional: true })
  mentor?: boolean;

  @YesNo({ description: 'A trial day is wanted', optional: true })
  trialDay?: boolean;

  @ListOf(() => UnmappedTextDto, {
    description: 'Text of the source that no field takes',
    maxItems: 500,
    optional: true,
  })
  unmapped?: UnmappedTextDto[];
}
