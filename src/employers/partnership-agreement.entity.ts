import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { between, RecordRow } from '../database/columns';
import { Employer } from './employer.entity';

/** A partnership agreement (partnerskabsaftale, domain.md §7.2). */
@Entity('partnership_agreements')
@Index(['employerId'])
@Check('ck_partnership_agreements_dates', 'until_date >= from_date')
@Check('ck_partnership_agreements_openings', between('yearly_openings', 0, 1000))
export class PartnershipAgreement extends RecordRow {
  @Column('uuid')
  employerId: string;

  @ManyToOne(() => Employer, { onDelete: 'CASCADE' })
  @JoinColumn()
  employer?: Employer;

  @Column('date', { name: 'from_date' })
  from: string;

  /** last day; null = until ended */
  @Column('date', { name: 'until_date', nullable: true })
  until: string | null;

  /** initials of the colleague who looks after it */
  @Column('text')
  owner: string;

  /** openings a year the employer aims at */
  @Column('smallint', { nullable: true })
  yearlyOpenings: number | null;

  @Column('text', { nullable: true })
  terms: string | null;
}
