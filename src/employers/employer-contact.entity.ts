import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { oneOf, RecordRow } from '../database/columns';
import { CONTACT_CHANNELS, CONTACT_PURPOSES, type ContactChannel, type ContactPurpose } from './contact-log.dto';
import { Employer } from './employer.entity';
import { Workplace } from './workplace.entity';

/** One contact with an employer (domain.md §4.5, contact history). The newest says when to be in touch next. */
@Entity('employer_contacts')
@Index(['employerId', 'heldOn'])
@Check('ck_employer_contacts_channel', oneOf('channel', CONTACT_CHANNELS))
@Check('ck_employer_contacts_purpose', oneOf('purpose', CONTACT_PURPOSES))
@Check('ck_employer_contacts_dates', 'next_contact_on >= held_on')
export class EmployerContact extends RecordRow {
  @Column('uuid')
  employerId: string;

  @ManyToOne(() => Employer, { onDelete: 'CASCADE' })
  @JoinColumn()
  employer?: Employer;

  @Column('uuid', { nullable: true })
  workplaceId: string | null;

  @ManyToOne(() => Workplace, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn()
  workplace?: Workplace | null;

  @Column('date')
  heldOn: string;

  /** initials of the colleague who was in touch, and who is reminded */
  @Column('text')
  by: string;

  @Column('text')
  channel: ContactChannel;

  @Column('text')
  purpose: ContactPurpose;

  /** facts about working together; no citizen data */
  @Column('text', { nullable: true })
  result: string | null;

  @Column('date', { nullable: true })
  nextContactOn: string | null;
}
