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
import { CEFR_LEVELS, type CefrLevel } from '../language/cefr';
import {
  BRANCHEPAKKE_STEPS,
  type BranchepakkeStep,
  CANDIDATE_STATUSES,
  type CandidateStatus,
  type CompetencyLevel,
  EVIDENCE,
  type Evidence,
  SCHEMES,
  type Scheme,
  TRAVEL_MODES,
  type TravelMode,
  WORK_CONDITIONS,
  type WorkCondition,
} from '../matching/core/facts';

/** Where a piece of information came from (domain.md §3, §7.4 "evidence and its source"). */
export const SOURCES = ['citizen', 'caseworker', 'employer', 'teacher', 'test', 'course', 'cv', 'import'] as const;
export type Source = (typeof SOURCES)[number];

/** Basis of residence; decides which schemes are open, never the rank (domain.md §2.7, §4.1). */
export const RESIDENCE_BASES = [
  'refugee',
  'family_reunified_to_refugee',
  'family_reunified_other',
  'ukraine_special_act',
  'afghan_special_act',
  'other',
] as const;
export type ResidenceBasis = (typeof RESIDENCE_BASES)[number];

/** A stretch of the week. `to` before `from` runs over midnight; `24:00` is the end of the day. */
export class WeekIntervalDto {
  @WholeNumber({ description: 'Day of the week, 1 = Monday … 7 = Sunday', min: 1, max: 7, example: 1 })
  day: number;

  @Pattern({
    description: 'Start, whole or half hour',
    pattern: /^([01]\d|2[0-3]):(00|30)$/,
    expected: 'HH:00 or HH:30',
    example: '05:00',
  })
  from: string;

  @Pattern({
    description: 'End, whole or half hour',
    pattern: /^(([01]\d|2[0-3]):(00|30)|24:00)$/,
    expected: 'HH:00, HH:30 or 24:00',
    example: '09:00',
  })
  to: string;
}

/** Who the person is. Kept apart from everything the matcher reads (domain.md §9.2, §9.4). */
export class IdentityDto {
  @Text({
    description: 'Given name(s), any script; left out for a pseudonymised record, which may still tell a date of birth',
    max: 120,
    optional: true,
    example: 'Amina',
  })
  givenName?: string;

  @Text({ description: 'Family name(s), any script', max: 120, optional: true, example: 'Demo' })
  familyName?: string;

  @Pattern({
    description:
      'CPR number, for identification only; stored encrypted and shown without its serial. Numbers whose check digit ' +
      'fails are valid; a replacement number (day + 60) is noted',
    pattern: /^\d{6}-?\d{4}$/,
    expected: 'ten digits, with or without a hyphen before the last four',
    optional: true,
    example: '610190-0000',
  })
  cpr?: string;

  @CalendarDate({
    description: 'Date of birth; decides legal age limits and IGU, never the rank',
    optional: true,
    example: '1991-01-01',
  })
  birthDate?: string;

  @OneOf({
    description: 'Sex as registered; used for statistics only',
    values: ['female', 'male', 'other'],
    optional: true,
  })
  sex?: 'female' | 'male' | 'other';

  @Pattern({
    description: 'Nationality, ISO 3166-1 alpha-2; used for statistics only',
    pattern: /^[A-Z]{2}$/,
    expected: 'two capital letters',
    optional: true,
    example: 'SY',
  })
  nationality?: string;

  @Text({ description: 'E-mail address', max: 254, optional: true })
  email?: string;

  @Text({ description: 'Phone number', max: 40, optional: true })
  phone?: string;
}

/** Dates and residence (domain.md §2.7): they start the clocks of the deadlines and decide the schemes. */
export class ResidenceDto {
  @CalendarDate({ description: 'Overtagelsesdato: when the municipality took over', optional: true })
  takenOverOn?: string;

  @CalendarDate({ description: 'First folkeregister address in Denmark (the IGU clock)', optional: true })
  firstRegisteredOn?: string;

  @OneOf({ description: 'Basis of residence', values: RESIDENCE_BASES, optional: true })
  basis?: ResidenceBasis;

  @CalendarDate({ description: 'Last day of the permit', optional: true })
  expiresOn?: string;

  @YesNo({ description: 'The permit has no end', optional: true })
  permanent?: boolean;

  @CalendarDate({ description: 'Start of the programme', optional: true })
  programmeFrom?: string;

  @CalendarDate({ description: 'End of the programme', optional: true })
  programmeUntil?: string;

  @YesNo({ description: 'Has completed an IGU before', optional: true })
  completedIgu?: boolean;
}

/** Status in the course, with its end or review date (domain.md §2.10). */
export class StatusDto {
  @OneOf({ description: 'Status code', values: CANDIDATE_STATUSES, example: 'aktiv' })
  code: CandidateStatus;

  @CalendarDate({ description: 'Since when', optional: true })
  from?: string;

  @CalendarDate({ description: 'Last day, or review date, of a paused status', optional: true })
  until?: string;
}

/** How the person gets to work (domain.md §6). */
export class TravelDto {
  @SomeOf({
    description: 'Ways the person can travel; `car` asks for a valid licence and access to a car',
    values: TRAVEL_MODES,
    optional: true,
  })
  modes?: TravelMode[];

  @WholeNumber({ description: 'Own limit in minutes one way, door to door', min: 5, max: 240, optional: true })
  maxMinutes?: number;

  @WholeNumber({ description: 'Kilometres by bicycle one way', min: 0, max: 40, optional: true })
  maxBicycleKm?: number;
}

/** One competency, with level and how it is known (domain.md §5). */
export class HeldCompetencyDto {
  @Text({ description: 'Competency code of the taxonomy', max: 80, example: 'reng.moppe_gulv' })
  code: string;

  @WholeNumber({
    description: '0 not able · 1 introduced · 2 with guidance · 3 alone · 4 can train others',
    min: 0,
    max: 4,
    example: 3,
  })
  level: CompetencyLevel;

  @OneOf({
    description: 'claimed by the person, evidenced in work or course, verified by somebody qualified',
    values: EVIDENCE,
  })
  evidence: Evidence;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;

  @CalendarDate({ description: 'When it was seen', optional: true })
  observedOn?: string;
}

/** A licence or certificate. */
export class HeldCredentialDto {
  @Text({ description: 'Credential code of the taxonomy', max: 80, example: 'koerekort-b' })
  code: string;

  @OneOf({
    description: 'Valid in Denmark: held, known not to be held, or unknown',
    values: ['held', 'not_held', 'unknown'],
  })
  status: 'held' | 'not_held' | 'unknown';

  @CalendarDate({ description: 'Last valid day', optional: true })
  validUntil?: string;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;
}

/** Levels per skill in one language. */
export class LanguageSkillsDto {
  @OneOf({ description: 'Listening', values: CEFR_LEVELS, optional: true })
  listening?: CefrLevel;

  @OneOf({ description: 'Speaking', values: CEFR_LEVELS, optional: true })
  speaking?: CefrLevel;

  @OneOf({ description: 'Interaction', values: CEFR_LEVELS, optional: true })
  interaction?: CefrLevel;

  @OneOf({ description: 'Reading', values: CEFR_LEVELS, optional: true })
  reading?: CefrLevel;

  @OneOf({ description: 'Writing', values: CEFR_LEVELS, optional: true })
  writing?: CefrLevel;
}

/** One language; for Danish also the education, module or test the level comes from (domain.md §3). */
export class HeldLanguageDto {
  @Pattern({
    description: 'ISO 639-1 code',
    pattern: /^[a-z]{2,3}$/,
    expected: 'an ISO 639 code in small letters',
    example: 'da',
  })
  language: string;

  @Nested(() => LanguageSkillsDto, { description: 'Level per skill; a missing skill is unknown', optional: true })
  skills?: LanguageSkillsDto;

  @OneOf({ description: 'Danskuddannelse followed', values: ['DU1', 'DU2', 'DU3'], optional: true })
  danishEducation?: 'DU1' | 'DU2' | 'DU3';

  @WholeNumber({ description: 'Last module passed, 1–6', min: 1, max: 6, optional: true })
  danishModule?: number;

  @OneOf({
    description: 'Test passed',
    values: [
      'PD1',
      'PD2',
      'PD3',
      'studieproeven',
      'fvu_dansk_4',
      'fvu_laesning_4',
      'folkeskole_9',
      'folkeskole_10',
      'avu',
    ],
    optional: true,
  })
  danishTest?: string;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;

  @CalendarDate({ description: 'When it was assessed', optional: true })
  assessedOn?: string;
}

/** Furthest step reached in one branchepakke. */
export class BranchepakkeProgressDto {
  @Text({ description: 'Branchepakke code', max: 20, example: 'RENG' })
  code: string;

  @OneOf({ description: 'Furthest step reached', values: BRANCHEPAKKE_STEPS, example: 'T1' })
  step: BranchepakkeStep;

  @CalendarDate({ description: 'When it was reached', optional: true })
  reachedOn?: string;
}

/** One occupation of the ABC-jobstrategi (domain.md §2.6). */
export class JobGoalDto {
  @OneOf({ description: 'A preferred · B good and acceptable · C necessary', values: ['A', 'B', 'C'] })
  level: 'A' | 'B' | 'C';

  @Pattern({
    description: 'ISCO-08 code, 1–4 digits',
    pattern: /^\d{1,4}$/,
    expected: 'an ISCO-08 code of one to four digits',
    example: '9112',
  })
  isco08: string;
}

/** One consideration at work, in work terms; a diagnosis has no place here (domain.md §2.7). */
export class SkaanehensynDto {
  @OneOf({ description: 'Condition', values: WORK_CONDITIONS, example: 'loeft_kg' })
  condition: WorkCondition;

  @WholeNumber({
    description: 'The most the person can do of it, in the unit of the condition; 0 = not at all',
    min: 0,
    max: 1000,
    example: 5,
  })
  max: number;
}

/** Work the person has done, at task level (domain.md §2.7). */
export class ExperienceDto {
  @Text({ description: 'Title', max: 200 })
  title: string;

  @Text({ description: 'Employer', max: 200, optional: true })
  employer?: string;

  @Pattern({
    description: 'Country, ISO 3166-1 alpha-2',
    pattern: /^[A-Z]{2}$/,
    expected: 'two capital letters',
    optional: true,
  })
  country?: string;

  @Pattern({
    description: 'Start, YYYY, YYYY-MM or YYYY-MM-DD',
    pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/,
    expected: 'YYYY, YYYY-MM or YYYY-MM-DD',
    optional: true,
  })
  from?: string;

  @Pattern({
    description: 'End; left out = still there or unknown',
    pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/,
    expected: 'YYYY, YYYY-MM or YYYY-MM-DD',
    optional: true,
  })
  until?: string;

  @Pattern({ description: 'ISCO-08 code, four digits', pattern: /^\d{4}$/, expected: 'four digits', optional: true })
  isco08?: string;

  @Text({ description: 'Tasks in words', max: 5000, optional: true })
  description?: string;
}

/** Schooling, with the state of its assessment (domain.md §2.9). */
export class EducationDto {
  @Text({ description: 'Title or field', max: 300 })
  title: string;

  @Text({ description: 'School', max: 200, optional: true })
  institution?: string;

  @OneOf({
    description: 'Level',
    values: ['none', 'primary', 'upper_secondary', 'vocational', 'higher'],
    optional: true,
  })
  level?: string;

  @Pattern({
    description: 'Country, ISO 3166-1 alpha-2',
    pattern: /^[A-Z]{2}$/,
    expected: 'two capital letters',
    optional: true,
  })
  country?: string;

  @WholeNumber({ description: 'Year it ended', min: 1900, max: 2100, optional: true })
  endYear?: number;

  @OneOf({
    description: 'State of the assessment',
    values: [
      'ikke_dokumenteret',
      'dokumenteret_ikke_vurderet',
      'under_vurdering',
      'vurderet',
      'autorisation_kraeves',
      'autoriseret',
    ],
    optional: true,
  })
  assessment?: string;
}

/** A job or placement the person has, had or will have. */
export class PlacementDto {
  @OneOf({ description: 'Scheme', values: SCHEMES })
  scheme: Scheme;

  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = open-ended', optional: true })
  until?: string;

  @WholeNumber({ description: 'Hours a week', min: 1, max: 48 })
  weeklyHours: number;

  @Pattern({ description: 'P-nummer of the workplace', pattern: /^\d{10}$/, expected: 'ten digits', optional: true })
  pNumber?: string;

  @Pattern({ description: 'CVR number of the employer', pattern: /^\d{8}$/, expected: 'eight digits', optional: true })
  cvr?: string;

  @YesNo({
    description: 'On ordinary terms, without support; left out = as is usual for the scheme',
    optional: true,
  })
  ordinary?: boolean;
}

/** Text a file brought that no field takes; kept for the reader, never dropped. */
export class UnmappedTextDto {
  @Text({ description: 'Where it stood in the file, e.g. `basics.summary`', max: 300 })
  path: string;

  @Text({ description: 'The text', max: 100000 })
  text: string;
}

/**
 * A person who seeks work, as the API, the imports and the CLI's files describe one. Everything but municipality is
 * optional: what is left out is unknown, and unknown never excludes.
 */
export class CandidateInputDto {
  @Text({
    description: 'Key of the record in the system it came from; the same key updates instead of doubling',
    max: 200,
    optional: true,
  })
  externalId?: string;

  @Pattern({
    description: 'Municipality that has the case, four-character code',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    example: '0851',
  })
  municipality: string;

  @Texts({
    description: 'Other municipalities the case may be shown to; `*` = all',
    maxItems: 99,
    max: 4,
    optional: true,
  })
  sharedWith?: string[];

  @Nested(() => IdentityDto, { description: 'Who the person is; not read by the matcher', optional: true })
  identity?: IdentityDto;

  @Text({ description: 'Initials of the consultant who has the case', max: 8, optional: true })
  owner?: string;

  @Nested(() => StatusDto, { description: 'Status in the course; `aktiv` when left out', optional: true })
  status?: StatusDto;

  @Nested(() => ResidenceDto, { description: 'Dates and residence', optional: true })
  residence?: ResidenceDto;

  @CalendarDate({
    description: 'Last day of compulsory school (9th grade); decides what work a young person may do',
    optional: true,
  })
  compulsorySchoolUntil?: string;

  @YesNo({ description: 'In a vocational training', optional: true })
  inVocationalTraining?: boolean;

  @CalendarDate({ description: 'Since when the person has waited for an offer', optional: true })
  waitingSince?: string;

  @CalendarDate({ description: 'First day the person can start', optional: true })
  availableFrom?: string;

  @Pattern({
    description: 'Postal code of the home',
    pattern: /^\d{4}$/,
    expected: 'a Danish postal code of four digits',
    optional: true,
    example: '9000',
  })
  postalCode?: string;

  @Nested(() => TravelDto, { description: 'How the person gets to work', optional: true })
  travel?: TravelDto;

  @WholeNumber({ description: 'Fewest hours a week', min: 0, max: 48, optional: true })
  hoursMin?: number;

  @WholeNumber({ description: 'Most hours a week', min: 1, max: 48, optional: true })
  hoursMax?: number;

  @ListOf(() => WeekIntervalDto, {
    description: 'When the person can work; left out = unknown',
    maxItems: 70,
    optional: true,
  })
  availability?: WeekIntervalDto[];

  @ListOf(() => HeldCompetencyDto, { description: 'Competencies', maxItems: 500, optional: true })
  competencies?: HeldCompetencyDto[];

  @ListOf(() => HeldCredentialDto, { description: 'Licences and certificates', maxItems: 100, optional: true })
  credentials?: HeldCredentialDto[];

  @ListOf(() => HeldLanguageDto, { description: 'Languages', maxItems: 40, optional: true })
  languages?: HeldLanguageDto[];

  @ListOf(() => BranchepakkeProgressDto, {
    description: 'Branchepakker begun; an empty list = none, left out = unknown',
    maxItems: 20,
    optional: true,
  })
  branchepakker?: BranchepakkeProgressDto[];

  @ListOf(() => JobGoalDto, { description: 'ABC-jobstrategi', maxItems: 12, optional: true })
  jobGoals?: JobGoalDto[];

  @Texts({
    description: 'Competency codes of tasks the person has said no to (as stated by the person, never inferred)',
    maxItems: 100,
    optional: true,
  })
  declinedTasks?: string[];

  @ListOf(() => SkaanehensynDto, {
    description: 'Skånehensyn as work consequences; an empty list = none, left out = unknown',
    maxItems: 20,
    optional: true,
  })
  skaanehensyn?: SkaanehensynDto[];

  @ListOf(() => ExperienceDto, { description: 'Work experience', maxItems: 100, optional: true })
  experiences?: ExperienceDto[];

  @ListOf(() => EducationDto, { description: 'Education', maxItems: 50, optional: true })
  educations?: EducationDto[];

  @ListOf(() => PlacementDto, { description: 'Jobs and placements, past and present', maxItems: 100, optional: true })
  placements?: PlacementDto[];

  @ListOf(() => UnmappedTextDto, {
    description: 'Text of the source that no field takes',
    maxItems: 500,
    optional: true,
  })
  unmapped?: UnmappedTextDto[];
}
