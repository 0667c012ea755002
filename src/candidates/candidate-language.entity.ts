import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, oneOf } from '../database/columns';
import { CEFR_LEVELS, type CefrLevel } from '../language/cefr';
import { CandidateChild } from './candidate-child';
import { type Source, SOURCES } from './candidate-input.dto';
import { Candidate } from './candidate.entity';

/** One language, a level per skill; for Danish also the education, module or test it comes from (domain.md §3). */
@Entity('candidate_languages')
@Check('ck_candidate_languages_listening', oneOf('listening', CEFR_LEVELS))
@Check('ck_candidate_languages_speaking', oneOf('speaking', CEFR_LEVELS))
@Check('ck_candidate_languages_interaction', oneOf('interaction', CEFR_LEVELS))
@Check('ck_candidate_languages_reading', oneOf('reading', CEFR_LEVELS))
@Check('ck_candidate_languages_writing', oneOf('writing', CEFR_LEVELS))
@Check('ck_candidate_languages_danish_education', oneOf('danish_education', ['DU1', 'DU2', 'DU3']))
@Check('ck_candidate_languages_danish_module', between('danish_module', 1, 6))
@Check('ck_candidate_languages_source', oneOf('source', SOURCES))
export class CandidateLanguage extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** ISO 639-1, or 639-3 where there is no shorter one */
  @PrimaryColumn('varchar', { length: 3 })
  language: string;

  @Column('text', { nullable: true })
  listening: CefrLevel | null;

  @Column('text', { nullable: true })
  speaking: CefrLevel | null;

  @Column('text', { nullable: true })
  interaction: CefrLevel | null;

  @Column('text', { nullable: true })
  reading: CefrLevel | null;

  @Column('text', { nullable: true })
  writing: CefrLevel | null;

  @Column('text', { nullable: true })
  danishEducation: 'DU1' | 'DU2' | 'DU3' | null;

  @Column('smallint', { nullable: true })
  danishModule: number | null;

  @Column('text', { nullable: true })
  danishTest: string | null;

  @Column('text', { nullable: true })
  source: Source | null;

  @Column('date', { nullable: true })
  assessedOn: string | null;
}
