import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../matching/core/facts';
import { CandidateChild } from './candidate-child';
import { Candidate } from './candidate.entity';

/** The furthest step reached in one branchepakke (domain.md §5). */
@Entity('candidate_branchepakker')
@Check('ck_candidate_branchepakker_step', oneOf('step', BRANCHEPAKKE_STEPS))
export class CandidateBranchepakke extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** code of the taxonomy, e.g. `RENG` */
  @PrimaryColumn('text')
  branchepakke: string;

  @Column('text')
  step: BranchepakkeStep;

  @Column('date', { nullable: true })
  reachedOn: string | null;
}
