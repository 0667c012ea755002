import { CalendarDate, OneOf, Pattern, Text, WholeNumber } from '../common/api/fields';

/** How somebody was in touch. */
export const CONTACT_CHANNELS = ['phone', 'visit', 'mail', 'meeting', 'event'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** What the contact was about (domain.md §7.2). */
export const CONTACT_PURPOSES = [
  'outreach',
  'new_opening',
  'follow_up',
  'partnership',
  'small_tasks',
  'after_care',
  'other',
] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** One contact with an employer, so that several units do not call the same firm (domain.md §4.5, §7.2). */
export class ContactInputDto {
  @CalendarDate({ description: 'The day of the contact' })
  heldOn: string;

  @OneOf({ description: 'How', values: CONTACT_CHANNELS })
  channel: ContactChannel;

  @OneOf({ description: 'What it was about', values: CONTACT_PURPOSES })
  purpose: ContactPurpose;

  @Text({ description: 'What came of it; no information about citizens', max: 1000, optional: true })
  result?: string;

  @CalendarDate({ description: 'The day of the next contact', optional: true })
  nextContactOn?: string;

  @Pattern({ description: 'Workplace', pattern: ID, expected: 'a UUID', optional: true })
  workplaceId?: string;
}

/** What the municipality and an employer promise each other (domain.md §7.2, partnerskabsaftale). */
export class PartnershipAgreementInputDto {
  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = until ended', optional: true })
  until?: string;

  @WholeNumber({ description: 'Openings a year the employer aims at', min: 0, max: 1000, optional: true })
  yearlyOpenings?: number;

  @Text({ description: 'What was agreed; no information about citizens', max: 2000, optional: true })
  terms?: string;
}
