import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../../matching/core/facts';
import { CaseworkRow } from '../records/casework-row';

/** A person moved to another step of a branchepakke. Rows are added, never changed. */
@Entity('candidate_step_changes')
@Index(['candidateId', 'branchepakke'])
@Check('ck_candidate_step_changes_from_step', oneOf('from_step', BRANCHEPAKKE_STEPS))
@Check('ck_candidate_step_changes_to_step', oneOf('to_step', BRANCHEPAKKE_STEPS))
export class CandidateStepChange extends CaseworkRow {
  @Column('text')
  branchepakke: string;

  /** null = the package was begun */
  @Column('text', { name: 'from_step', nullable: true })
  from: BranchepakkeStep | null;

  @Column('text', { name: 'to_step' })
  to: BranchepakkeStep;

  @Column('date', { name: 'moved_on' })
  on: string;

  /** needed for a step back */
  @Column('text', { nullable: true })
  reason: string | null;
}
