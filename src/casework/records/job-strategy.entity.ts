import { Check, Column, Entity, Index } from 'typeorm';
import { CaseworkRow } from './casework-row';
import type { StrategyActionDto } from './casework-input.dto';

/** What was agreed about the ABC-jobstrategi on a day; its occupations stand on the candidate (domain.md §2.6). */
@Entity('candidate_job_strategies')
@Index(['candidateId'])
@Check('ck_candidate_job_strategies_dates', 'review_on >= agreed_on')
export class CandidateJobStrategy extends CaseworkRow {
  @Column('date')
  agreedOn: string;

  @Column('date')
  reviewOn: string;

  @Column('jsonb')
  actions: StrategyActionDto[];
}
