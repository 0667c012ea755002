import { Check, Column, Entity, Index } from 'typeorm';
import { between, oneOf } from '../../database/columns';
import { CaseworkRow } from '../records/casework-row';
import { INSTRUMENTS, type Instrument, MEASURED_BY, type MeasuredBy } from './measurement.dto';

/**
 * One answer of a progress measurement (domain.md §2.4, §2.8). Restricted: it guides effort, is never shown to an
 * employer and is no input of any ranking. Rows are added, never changed.
 */
@Entity('candidate_measurements')
@Index(['candidateId', 'instrument', 'question'])
@Check('ck_candidate_measurements_instrument', oneOf('instrument', INSTRUMENTS))
@Check('ck_candidate_measurements_question', between('question', 1, 20))
@Check('ck_candidate_measurements_value', between('value', 0, 10))
@Check('ck_candidate_measurements_measured_by', oneOf('measured_by', MEASURED_BY))
export class CandidateMeasurement extends CaseworkRow {
  @Column('text')
  instrument: Instrument;

  @Column('smallint')
  question: number;

  @Column('smallint')
  value: number;

  /** whose answer it is */
  @Column('text')
  measuredBy: MeasuredBy;

  @Column('date', { name: 'measured_on' })
  on: string;

  @Column('text', { nullable: true })
  reason: string | null;
}
