import { CalendarDate, Pattern, Text, YesNo } from '../common/api/fields';

/** A firm or public authority, as the API, the imports and the CLI's files describe one (domain.md §4.5). */
export class EmployerInputDto {
  @Pattern({
    description: 'Municipality whose team works with the employer, four-character code',
    pattern: /^\d{4}$/,
    expected: 'a municipality code of four digits',
    example: '0851',
  })
  municipality: string;

  @Pattern({
    description: 'CVR number; the check digit is verified',
    pattern: /^\d{8}$/,
    expected: 'eight digits',
    optional: true,
    example: '13748136',
  })
  cvr?: string;

  @Text({ description: 'Name', max: 200, example: 'Demo Rengøring ApS' })
  name: string;

  @CalendarDate({ description: 'The employer asked to be left alone until this day', optional: true })
  doNotCallUntil?: string;

  @YesNo({ description: 'There is a partnership agreement', optional: true })
  partnershipAgreement?: boolean;

  @Text({
    description: 'Facts about working together; no information about citizens',
    max: 2000,
    optional: true,
  })
  note?: string;
}
