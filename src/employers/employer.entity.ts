import { Check, Column, Entity, Index } from 'typeorm';
import { RecordRow } from '../database/columns';

/** A firm or public authority (CVR). Places of work stand in `workplaces`. */
@Entity('employers')
@Index('uq_employers_cvr', ['municipality', 'cvr'], { unique: true, where: 'cvr IS NOT NULL AND deleted_at IS NULL' })
@Check('ck_employers_cvr', "cvr ~ '^[0-9]{8}$'")
export class Employer extends RecordRow {
  /** CVR number; null = not known yet */
  @Column('varchar', { length: 8, nullable: true })
  cvr: string | null;

  @Column('text')
  name: string;

  /** the firm asked to be left alone until this day */
  @Column('date', { nullable: true })
  doNotCallUntil: string | null;

  @Column('boolean', { nullable: true })
  partnershipAgreement: boolean | null;

  /** facts about working together; no citizen data */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;
}
