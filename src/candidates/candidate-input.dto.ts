/** A person as the API, the imports and the CLI describe one; the parts stand in files of their own. */
import { CalendarDate, ListOf, Nested, Pattern, Text, Texts, WholeNumber, YesNo } from '../common/api/fields';
import { IdentityDto, ResidenceDto, StatusDto } from './candidate-person.dto';
import { WeekIntervalDto, TravelDto, SkaanehensynDto } from './candidate-practical.dto';
import { HeldCompetencyDto, HeldCredentialDto, BranchepakkeProgressDto, JobGoalDto } from './candidate-competence.dto';
import { HeldLanguageDto } from './candidate-language.dto';
import { ExperienceDto, EducationDto, PlacementDto, UnmappedTextDto } from './candidate-history.dto';

export * from './candidate-person.dto';
export * from './candidate-practical.dto';
export * from './candidate-competence.dto';
export * from './candidate-language.dto';
export * from './candidate-history.dto';

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
