/** What somebody has done: work, education, courses; and what an import could not place. */
import { CalendarDate, OneOf, Pattern, Text, WholeNumber, YesNo } from '../common/api/fields';
import { SCHEMES, type Scheme } from '../matching/core/facts';

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
