import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { CaseworkRow } from './casework-row';
import { BARRIERS, type Barrier } from './casework-input.dto';

/** Something in the way of work, as a code only: no words about health or family (domain.md §2.10, §9.2). */
@Entity('candidate_barriers')
@Index(['candidateId'])
@Check('ck_candidate_barriers_code', oneOf('code', BARRIERS))
@Check('ck_candidate_barriers_dates', 'until_date >= since_date')
export class CandidateBarrier extends CaseworkRow {
  @Column('text')
  code: Barrier;

  @Column('date', { name: 'since_date' })
  since: string;

  /** last day; null = still */
  @Column('date', { name: 'until_date', nullable: true })
  until: string | null;
}
