import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../database/columns';
import { CandidateChild } from './candidate-child';
import { type Source, SOURCES } from './candidate-input.dto';
import { Candidate } from './candidate.entity';

/** Whether a licence or certificate is held and valid in Denmark (domain.md §2.7). */
export const CREDENTIAL_STATUSES = ['held', 'not_held', 'unknown'] as const;
export type CredentialStatus = (typeof CREDENTIAL_STATUSES)[number];

/** One licence or certificate of a person, or the knowledge that it is missing. */
@Entity('candidate_credentials')
@Check('ck_candidate_credentials_status', oneOf('status', CREDENTIAL_STATUSES))
@Check('ck_candidate_credentials_source', oneOf('source', SOURCES))
export class CandidateCredential extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** code of the taxonomy */
  @PrimaryColumn('text')
  credential: string;

  @Column('text')
  status: CredentialStatus;

  /** last valid day */
  @Column('date', { nullable: true })
  validUntil: string | null;

  @Column('text', { nullable: true })
  source: Source | null;
}
