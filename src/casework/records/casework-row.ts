import { Column, JoinColumn, ManyToOne } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { RecordRow } from '../../database/columns';

/** A record about one person's course; it goes with the person. */
export abstract class CaseworkRow extends RecordRow {
  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** initials of whoever decided or recorded it */
  @Column('text', { name: 'recorded_by' })
  by: string;
}
