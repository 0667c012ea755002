import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../database/columns';
import { type Scheme, SCHEMES } from '../matching/core/facts';
import { Candidate } from './candidate.entity';

/** A job or placement the person had, has or will have (domain.md §4.3: one block of a course). */
@Entity('candidate_placements')
@Index(['pNumber'])
@Index(['cvr'])
@Check('ck_candidate_placements_scheme', oneOf('scheme', SCHEMES))
@Check('ck_candidate_placements_dates', 'until_date >= from_date')
@Check('ck_candidate_placements_weekly_hours', between('weekly_hours', 1, 48))
export class CandidatePlacement extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  scheme: Scheme;

  /** first day */
  @Column('date', { name: 'from_date' })
  from: string;

  /** last day; null = open-ended */
  @Column('date', { name: 'until_date', nullable: true })
  until: string | null;

  @Column('smallint')
  weeklyHours: number;

  @Column('varchar', { length: 10, nullable: true })
  pNumber: string | null;

  @Column('varchar', { length: 8, nullable: true })
  cvr: string | null;

  /** on ordinary terms; null = as is usual for the scheme */
  @Column('boolean', { nullable: true })
  ordinary: boolean | null;
}
