import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../../matching/core/facts';
import { CaseworkRow } from '../records/casework-row';

/** A required goal that a person need not reach on a step, with the reason (domain.md §5, step rule). */
@Entity('candidate_goal_waivers')
@Index('uq_candidate_goal_waivers_goal', ['candidateId', 'branchepakke', 'step', 'competency'], { unique: true })
@Check('ck_candidate_goal_waivers_step', oneOf('step', BRANCHEPAKKE_STEPS))
export class CandidateGoalWaiver extends CaseworkRow {
  @Column('text')
  branchepakke: string;

  @Column('text')
  step: BranchepakkeStep;

  @Column('text')
  competency: string;

  @Column('text')
  reason: string;

  @Column('date', { name: 'waived_on' })
  on: string;
}
