import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import type { StaffRole } from '../employers/staff.entity';
import { Candidate } from './candidate.entity';

/**
 * A colleague who works with a person beside the owner of the case: caseworker, mentor, IGU consultant, or a deputy
 * (domain.md §1.2: many-to-many with role, from, to, deputy).
 */
@Entity('case_workers')
@Index(['municipality', 'initials'])
@Check('ck_case_workers_dates', 'until >= "from"')
export class CaseWorker extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text')
  initials: string;

  @Column('text')
  role: StaffRole;

  @Column('date')
  from: string;

  /** last day; null = still */
  @Column('date', { nullable: true })
  until: string | null;

  /** stands in for the colleague who has the task */
  @Column('boolean', { default: false })
  deputy: boolean;
}
