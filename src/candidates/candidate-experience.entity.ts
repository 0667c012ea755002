import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { Candidate } from './candidate.entity';

/** Work the person has done. Dates are as exact as the source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
@Entity('candidate_experiences')
export class CandidateExperience extends MunicipalRow {
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
  employer: string | null;

  /** ISO 3166-1 alpha-2 */
  @Column('varchar', { length: 2, nullable: true })
  country: string | null;

  @Column('varchar', { name: 'from_date', length: 10, nullable: true })
  from: string | null;

  @Column('varchar', { name: 'until_date', length: 10, nullable: true })
  until: string | null;

  @Column('varchar', { length: 4, nullable: true })
  isco08: string | null;

  @Column('text', { nullable: true })
  description: string | null;
}
