import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';

/** What the matcher knew of one person when a list was seen, kept once for as long as it stayed the same. */
@Entity('seen_facts')
export class SeenFacts {
  /** hash of person and facts */
  @PrimaryColumn('text')
  hash: string;

  @Index()
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('jsonb')
  facts: unknown;
}
