import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../candidates/candidate.entity';
import { MunicipalRow } from '../database/columns';

/** Somebody opened a case that is not theirs, with a purpose, for a while (domain.md §9.2: break-glass with reason). */
@Entity('case_openings')
export class CaseOpening extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text')
  userId: string;

  /** why, in the person's own words; holds no personal data of the citizen */
  @Column('text')
  purpose: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('timestamptz')
  until: Date;
}
