import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { VISITATION_RESULTS, type VisitationResult } from '../casework-facts';
import { CaseworkRow } from './casework-row';

/** One visitation: a dated decision with its decider and reason; a revisitation is one more row (domain.md §2.1). */
@Entity('candidate_visitations')
@Index(['candidateId'])
@Check('ck_candidate_visitations_result', oneOf('result', VISITATION_RESULTS))
export class CandidateVisitation extends CaseworkRow {
  @Column('date', { name: 'decided_on' })
  on: string;

  @Column('text')
  result: VisitationResult;

  @Column('text')
  reason: string;
}
