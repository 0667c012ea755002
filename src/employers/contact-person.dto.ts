import { Text, YesNo } from '../common/api/fields';

/** A person to talk to at a workplace. */
export class ContactPersonDto {
  @Text({ description: 'Name', max: 200 })
  name: string;

  @Text({ description: 'What the person does there', max: 100, optional: true })
  role?: string;

  @Text({ description: 'E-mail address', max: 254, optional: true })
  email?: string;

  @Text({ description: 'Phone number', max: 40, optional: true })
  phone?: string;

  @YesNo({ description: 'Shop steward (tillidsrepræsentant)', optional: true })
  isShopSteward?: boolean;
}
