import { CalendarDate, ListOf, Nested, OneOf, Texts, WholeNumber, YesNo } from '../common/api/fields';
import { type Scheme, SCHEMES } from '../matching/core/facts';
import { PRAKTIK_PURPOSES, type PraktikPurpose } from '../schemes/facts';

/** What a praktik longer than the first limit rests on (domain.md §4, duration under LAB). */
export const DURATION_GROUNDS = ['none', 'experience', 'assessed', 'special_need'] as const;
export type DurationGround = (typeof DURATION_GROUNDS)[number];

/** An IGU's shape (domain.md §4.1). */
export class IguTermsDto {
  @WholeNumber({ description: 'Average practice hours a week', min: 0, max: 48, optional: true, example: 29 })
  practiceHours?: number;

  @WholeNumber({ description: 'Average school hours a week', min: 0, max: 48, optional: true, example: 8 })
  schoolHours?: number;

  @WholeNumber({ description: 'Planned school weeks; left out = as the law says', min: 0, max: 104, optional: true })
  schoolWeeks?: number;

  @WholeNumber({ description: 'Planned length in months; left out = as the law says', min: 1, max: 60, optional: true })
  months?: number;
}

/** What the work is like, as far as the rules for young people ask (domain.md §4, fritidsjob). */
export class YouthWorkDto {
  @YesNo({ description: 'Nothing but light work', optional: true })
  light?: boolean;

  @YesNo({ description: 'Work with machines', optional: true })
  machines?: boolean;

  @YesNo({ description: 'Work with a forklift', optional: true })
  forklift?: boolean;

  @YesNo({ description: 'Dangerous work', optional: true })
  dangerous?: boolean;

  @WholeNumber({ description: 'Heaviest lift, kilograms', min: 0, max: 200, optional: true })
  maxLiftKg?: number;
}

/** One block of a combination: a scheme with its own tasks, hours and dates (domain.md §4.3). */
export class CombinationBlockDto {
  @OneOf({ description: 'Scheme', values: SCHEMES, example: 'smaajob' })
  scheme: Scheme;

  @Texts({ description: 'Competency codes of the tasks of this block', maxItems: 60, optional: true })
  tasks?: string[];

  @WholeNumber({ description: 'Hours a week', min: 1, max: 48, example: 6 })
  weeklyHours: number;

  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = open-ended', optional: true })
  until?: string;
}

/** What the rules of the schemes ask of an opening (domain.md §4); what is left out is unknown and asks. */
export class SchemeTermsDto {
  @Nested(() => IguTermsDto, { description: 'IGU', optional: true })
  igu?: IguTermsDto;

  @OneOf({ description: 'Purpose of the praktik', values: PRAKTIK_PURPOSES, optional: true })
  purpose?: PraktikPurpose;

  @WholeNumber({ description: 'Weeks that the decision covers', min: 1, max: 208, optional: true })
  durationWeeks?: number;

  @WholeNumber({
    description: 'Weeks of the same course before; left out = the course is new',
    min: 0,
    max: 208,
    optional: true,
  })
  weeksBefore?: number;

  @OneOf({ description: 'What a longer praktik rests on', values: DURATION_GROUNDS, optional: true })
  durationGround?: DurationGround;

  @OneOf({
    description: 'school = also in school weeks · holiday = in school holidays only',
    values: ['school', 'holiday'],
    optional: true,
  })
  season?: 'school' | 'holiday';

  @Nested(() => YouthWorkDto, { description: 'The work as the rules for young people see it', optional: true })
  youthWork?: YouthWorkDto;

  @YesNo({ description: 'The work is a short seasonal peak', optional: true })
  seasonalPeak?: boolean;

  @YesNo({ description: 'The work replaces ordinary staff or distorts competition', optional: true })
  displacesOrdinaryWork?: boolean;

  @ListOf(() => CombinationBlockDto, {
    description: 'Blocks of a combination of paid hours and praktik',
    maxItems: 12,
    optional: true,
  })
  blocks?: CombinationBlockDto[];
}
