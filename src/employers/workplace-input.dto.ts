import { CalendarDate, ListOf, OneOf, Pattern, SomeOf, Text, Texts, WholeNumber, YesNo } from '../common/api/fields';
import { WORK_CONDITIONS, type WorkCondition } from '../matching/core/facts';

/** Whether a workplace is private or public; public = state, region, municipality or mostly publicly funded. */
export const SECTORS = ['private', 'public'] as const;
export type Sector = (typeof SECTORS)[number];

/** Why a post became vacant; dismissal and resignation matter to the rule on net job growth (domain.md §4.2). */
export const VACATED_CAUSES = ['dismissal', 'resignation', 'other'] as const;

/** A post that somebody left. */
export class VacatedPostDto {
  @CalendarDate({ description: 'The day it became vacant' })
  on: string;

  @OneOf({ description: 'Why', values: VACATED_CAUSES })
  cause: (typeof VACATED_CAUSES)[number];

  @Pattern({
    description: 'Id of the opening that fills this very post; left out = not known',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  openingId?: string;
}

/** A dated dispensation from the ratio: participants of a programme share full-time places (domain.md §4.2). */
export class DispensationDto {
  @Text({ description: 'Programme', max: 100, example: 'JobFirst' })
  programme: string;

  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = until withdrawn', optional: true })
  until?: string;
}

/** A place of work (arbejdssted, P-nummer) of one employer (domain.md §4.5). */
export class WorkplaceInputDto {
  @Pattern({ description: 'P-nummer', pattern: /^\d{10}$/, expected: 'ten digits', optional: true })
  pNumber?: string;

  @Text({ description: 'Name', max: 200, example: 'Demo Rengøring, Aalborg' })
  name: string;

  @Pattern({
    description: 'Postal code',
    pattern: /^\d{4}$/,
    expected: 'a Danish postal code of four digits',
    optional: true,
    example: '9000',
  })
  postalCode?: string;

  @Text({ description: 'Street and number', max: 200, optional: true })
  address?: string;

  @Pattern({
    description: 'Danish industrial classification (DB), six digits',
    pattern: /^\d{6}$/,
    expected: 'six digits',
    optional: true,
    example: '812100',
  })
  branchCode?: string;

  @OneOf({ description: 'Private or public', values: SECTORS, optional: true })
  sector?: Sector;

  @WholeNumber({
    description: 'Ordinary employees, without subsidised staff (the ratio rule counts them)',
    min: 0,
    max: 100000,
    optional: true,
  })
  ordinaryEmployees?: number;

  @CalendarDate({ description: 'The day on which they were counted', optional: true })
  ordinaryEmployeesOn?: string;

  @WholeNumber({
    description: 'Own limit on placements at a time, where lower than the law’s',
    min: 0,
    max: 1000,
    optional: true,
  })
  ownCap?: number;

  @WholeNumber({
    description: 'Average number of ordinary employees over the last twelve months (net job growth)',
    min: 0,
    max: 100000,
    optional: true,
  })
  employeesLast12Months?: number;

  @ListOf(() => VacatedPostDto, {
    description: 'Posts vacated in the last months; an empty list = none, left out = unknown',
    maxItems: 100,
    optional: true,
  })
  vacatedPosts?: VacatedPostDto[];

  @ListOf(() => DispensationDto, { description: 'Dispensations from the ratio', maxItems: 20, optional: true })
  dispensations?: DispensationDto[];

  @YesNo({ description: 'The municipality’s own workplace', optional: true })
  municipalOwn?: boolean;

  @Texts({ description: 'Languages of the colleagues, ISO 639 codes', maxItems: 40, max: 3, optional: true })
  languages?: string[];

  @SomeOf({ description: 'Skånehensyn the workplace can handle', values: WORK_CONDITIONS, optional: true })
  handles?: WorkCondition[];

  @CalendarDate({ description: 'The workplace asked to be left alone until this day', optional: true })
  doNotCallUntil?: string;
}
