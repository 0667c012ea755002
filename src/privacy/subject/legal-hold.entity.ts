import { Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { RecordRow } from '../../database/columns';

/**
 * A reason why nothing about a person may be erased for now: a complaint, a case at court, the note and journal duty
 * (domain.md §9.6). Retention and erasure stop at it.
 */
@Entity('legal_holds')
@Index(['candidateId'])
export class LegalHold extends RecordRow {
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text')
  reason: string;

  /** initials */
  @Column('text')
  by: string;

  @Column('timestamptz', { nullable: true })
  liftedAt: Date | null;
}
