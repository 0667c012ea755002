import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, oneOf } from '../database/columns';
import { type CompetencyLevel, EVIDENCE, type Evidence } from '../matching/core/facts';
import { CandidateChild } from './candidate-child';
import { type Source, SOURCES } from './candidate-input.dto';
import { Candidate } from './candidate.entity';

/** One competency, with level and how it is known (domain.md §5). */
@Entity('candidate_competencies')
@Check('ck_candidate_competencies_level', between('level', 0, 4))
@Check('ck_candidate_competencies_evidence', oneOf('evidence', EVIDENCE))
@Check('ck_candidate_competencies_source', oneOf('source', SOURCES))
export class CandidateCompetency extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** code of the taxonomy */
  @PrimaryColumn('text')
  competency: string;

  @Column('smallint')
  level: CompetencyLevel;

  @Column('text')
  evidence: Evidence;

  @Column('text', { nullable: true })
  source: Source | null;

  @Column('date', { nullable: true })
  observedOn: string | null;
}
