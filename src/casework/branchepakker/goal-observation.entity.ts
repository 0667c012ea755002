import { Check, Column, Entity, Index } from 'typeorm';
import { between, oneOf } from '../../database/columns';
import { CaseworkRow } from '../records/casework-row';
import { OBSERVERS, type Observer } from './branchepakke.dto';

/** A goal of a branchepakke seen at a level, by whom and when (domain.md §5). Rows are added, never changed. */
@Entity('candidate_goal_observations')
@Index(['candidateId', 'branchepakke'])
@Check('ck_candidate_goal_observations_level', between('level', 0, 4))
@Check('ck_candidate_goal_observations_observer', oneOf('observer', OBSERVERS))
export class CandidateGoalObservation extends CaseworkRow {
  @Column('text')
  branchepakke: string;

  @Column('text')
  competency: string;

  @Column('smallint')
  level: 0 | 1 | 2 | 3 | 4;

  @Column('text')
  observer: Observer;

  @Column('date', { name: 'observed_on' })
  on: string;
}
