import { Check, Column, Entity, Index } from 'typeorm';
import { between, oneOf } from '../../database/columns';
import { TARGET_GROUPS, type TargetGroup } from '../../schemes/facts';
import { CaseworkRow } from './casework-row';

/** What a named employee has judged on a day; null says nothing about it (domain.md §2.3 work duty, §4 durations). */
@Entity('candidate_assessments')
@Index(['candidateId'])
@Check('ck_candidate_assessments_target_group', oneOf('target_group', TARGET_GROUPS))
@Check('ck_candidate_assessments_work_duty_hours', between('work_duty_hours', 0, 37))
export class CandidateAssessment extends CaseworkRow {
  @Column('date', { name: 'assessed_on' })
  on: string;

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  targetGroup: TargetGroup | null;

  /** an ordinary job or løntilskud is within reach */
  @Column('boolean', { nullable: true })
  ordinaryJobWithinReach: boolean | null;

  /** 9 of the last 10 years in Denmark */
  @Column('boolean', { nullable: true })
  meetsOpholdskrav: boolean | null;

  /** 2½ years of full-time work in 10 years */
  @Column('boolean', { nullable: true })
  meetsBeskaeftigelseskrav: boolean | null;

  /** hours a week of work duty after a reduction for health */
  @Column('smallint', { nullable: true })
  workDutyHours: number | null;
}
