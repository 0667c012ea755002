/** Who somebody is, on what basis they stay, and where they stand in the course. */
import { CalendarDate, OneOf, Pattern, Text, YesNo } from '../common/api/fields';
import { CANDIDATE_STATUSES, type CandidateStatus } from '../matching/core/facts';

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
