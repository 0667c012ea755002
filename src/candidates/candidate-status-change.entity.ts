import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { CANDIDATE_STATUSES, type CandidateStatus } from '../matching/core/facts';
import { Candidate } from './candidate.entity';

/** A status a person has had, with its return date (domain.md §2.10). Rows are added, never changed. */
@Entity('candidate_status_changes')
@Index(['candidateId'])
@Check('ck_candidate_status_changes_status', oneOf('status', CANDIDATE_STATUSES))
export class CandidateStatusChange extends MunicipalRow {
  /** UUID version 7 */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text')
  status: CandidateStatus;

  @Column('date', { nullable: true })
  statusFrom: string | null;

  @Column('date', { nullable: true })
  statusUntil: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt: Date;
}
