import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, oneOf } from '../database/columns';
import { WORK_CONDITIONS, type WorkCondition } from '../matching/core/facts';
import { CandidateChild } from './candidate-child';
import { Candidate } from './candidate.entity';

/** One consideration at work, as a work consequence; a diagnosis has no column here (domain.md §2.7). */
@Entity('candidate_skaanehensyn')
@Check('ck_candidate_skaanehensyn_condition', oneOf('condition', WORK_CONDITIONS))
@Check('ck_candidate_skaanehensyn_max', between('max', 0, 1000))
export class CandidateSkaanehensyn extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @PrimaryColumn('text')
  condition: WorkCondition;

  /** the most the person can do of it, in the unit of the condition */
  @Column('smallint')
  max: number;
}
