import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { CalendarDate, OneOf, Pattern, Text, WholeNumber } from '../common/api/fields';
import { RecordDto } from '../common/api/record.dto';

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

/** A contact with whoever was in touch. */
export class NewContactDto extends ContactInputDto {
  @Text({ description: 'Initials of whoever was in touch', max: 8, example: 'MJ' })
  by: string;
}

/** A contact as it is kept. */
export class ContactDto extends RecordDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the employer' })
  employerId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Id of the workplace; null = none named' })
  workplaceId: string | null;

  @ApiProperty({ type: String, format: 'date', description: 'The day of the contact' })
  heldOn: string;

  @ApiProperty({ type: String, description: 'Initials of whoever was in touch' })
  by: string;

  @ApiProperty({ enum: CONTACT_CHANNELS, description: 'How' })
  channel: ContactChannel;

  @ApiProperty({ enum: CONTACT_PURPOSES, description: 'What it was about' })
  purpose: ContactPurpose;

  @ApiProperty({ type: String, nullable: true, description: 'What came of it' })
  result: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day of the next contact' })
  nextContactOn: string | null;
}

/** A page of contacts. */
export class ContactPageDto extends pageDto(ContactDto) {}

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

/** An agreement with whoever looks after it. */
export class NewAgreementDto extends PartnershipAgreementInputDto {
  @Text({ description: 'Initials of the colleague who looks after it', max: 8, example: 'MJ' })
  by: string;
}

/** An agreement as it is kept. */
export class AgreementDto extends RecordDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the employer' })
  employerId: string;

  @ApiProperty({ type: String, format: 'date', description: 'First day' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null = until ended' })
  until: string | null;

  @ApiProperty({ type: String, description: 'Initials of the colleague who looks after it' })
  owner: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Openings a year the employer aims at' })
  yearlyOpenings: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'What was agreed' })
  terms: string | null;
}
