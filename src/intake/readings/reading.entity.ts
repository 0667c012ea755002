import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { MunicipalRow, oneOf } from '../../database/columns';
import { Opening } from '../../openings/opening.entity';
import { type DetectedLanguage, TEXT_KINDS, type TextKind } from '../reading/reading.types';

/** A text about one person or one opening as the reader saw it. The same text of the same record is read once. */
@Entity('readings')
@Unique('uq_readings_candidate_text', ['candidateId', 'textHash'])
@Unique('uq_readings_opening_text', ['openingId', 'textHash'])
@Check('ck_readings_text_kind', oneOf('text_kind', TEXT_KINDS))
@Check('ck_readings_subject', 'num_nonnulls(candidate_id, opening_id) = 1')
export class StoredReading extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { nullable: true })
  candidateId: string | null;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn()
  candidate?: Candidate;

  @Column('uuid', { nullable: true })
  openingId: string | null;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn()
  opening?: Opening;

  @Column('text')
  textKind: TextKind;

  /** of the whole text; sentences in another language are read in theirs */
  @Column('text')
  language: DetectedLanguage;

  /** what the ranges of the findings point into; personal data, never logged */
  @Column('text')
  text: string;

  /** SHA-256, hexadecimal */
  @Column('varchar', { length: 64 })
  textHash: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
