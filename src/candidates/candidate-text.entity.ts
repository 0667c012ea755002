import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { Candidate } from './candidate.entity';

/** Text a file brought that no field takes; kept for the reader, never dropped. */
@Entity('candidate_texts')
export class CandidateText extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @PrimaryColumn('smallint')
  position: number;

  /** where it stood in the file */
  @Column('text')
  path: string;

  @Column('text')
  text: string;
}
