import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { PROGRAMME_PHASES, type ProgrammePhase } from '../casework-facts';
import { CaseworkRow } from './casework-row';

/** A phase of the course (domain.md §2.2); phase II may come again after III. */
@Entity('candidate_programme_phases')
@Index(['candidateId'])
@Check('ck_candidate_programme_phases_phase', oneOf('phase', PROGRAMME_PHASES))
@Check('ck_candidate_programme_phases_dates', 'until_date >= from_date')
export class CandidateProgrammePhase extends CaseworkRow {
  @Column('text')
  phase: ProgrammePhase;

  @Column('date', { name: 'from_date' })
  from: string;

  /** last day; null = still */
  @Column('date', { name: 'until_date', nullable: true })
  until: string | null;
}
