import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow } from '../database/columns';
import { Candidate } from './candidate.entity';

/** Schooling, with the state of its assessment (domain.md §2.9). */
@Entity('candidate_educations')
@Check('ck_candidate_educations_end_year', between('end_year', 1900, 2100))
export class CandidateEducation extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  institution: string | null;

  @Column('text', { nullable: true })
  level: string | null;

  /** ISO 3166-1 alpha-2 */
  @Column('varchar', { length: 2, nullable: true })
  country: string | null;

  @Column('smallint', { nullable: true })
  endYear: number | null;

  @Column('text', { nullable: true })
  assessment: string | null;
}
