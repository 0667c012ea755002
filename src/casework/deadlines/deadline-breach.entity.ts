import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { MunicipalRow } from '../../database/columns';

/** A deadline that was missed, recorded once: one person, kind and due day (domain.md §2.3). */
@Entity('deadline_breaches')
@Index('uq_deadline_breaches_due', ['candidateId', 'kind', 'dueOn'], { unique: true })
@Index(['owner'])
@Check('ck_deadline_breaches_recorded', 'recorded_on > due_on')
export class DeadlineBreach extends MunicipalRow {
  /** UUID version 7 */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** last part of the rule's code, e.g. `visitation` */
  @Column('text')
  kind: string;

  @Column('date')
  dueOn: string;

  /** the day on which it was found */
  @Column('date')
  recordedOn: string;

  /** clause of the rule's period in force on that day */
  @Column('text')
  clause: string;

  /** first day of that period */
  @Column('date')
  ruleValidFrom: string;

  /** initials of the consultant who had the case on that day */
  @Column('text', { nullable: true })
  owner: string | null;
}
