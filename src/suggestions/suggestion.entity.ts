import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Candidate } from '../candidates/candidate.entity';
import { between, oneOf, RecordRow } from '../database/columns';
import type { GateResult, Part } from '../matching/core/result';
import { Opening } from '../openings/opening.entity';
import { SUGGESTION_STATES, type SuggestionState } from './suggestion-state';

/**
 * One person suggested for one opening: the newest ranking's answer, and what people decided about it. A pair has one
 * row for good: a later ranking updates the figures and leaves the decision alone.
 */
@Entity('suggestions')
@Unique(['openingId', 'candidateId'])
@Index(['openingId', 'rank'])
@Index(['candidateId'])
@Index(['municipality', 'state'])
@Check('ck_suggestions_state', oneOf('state', SUGGESTION_STATES))
@Check('ck_suggestions_rank', 'rank >= 1')
@Check('ck_suggestions_total', between('total', 0, 10000))
@Check('ck_suggestions_confidence', between('confidence', 0, 10000))
@Check('ck_suggestions_reason_code', "reason_code ~ '^[CVS][0-9]{2}$'")
@Check('ck_suggestions_rejection', "state <> 'rejected' or (reason_code is not null and decided_at is not null)")
export class Suggestion extends RecordRow {
  @Column('uuid')
  openingId: string;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE' })
  @JoinColumn()
  opening?: Opening;

  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** the ranking that last changed the figures; a row of `match_runs` while that is kept */
  @Column('uuid', { nullable: true })
  runId: string | null;

  /** 1 is the best; null = not on the newest list */
  @Column('int', { nullable: true })
  rank: number | null;

  /** 0–10 000 */
  @Column('int')
  total: number;

  /** 0–10 000 */
  @Column('int')
  confidence: number;

  /** the parts the total is made of */
  @Column('json')
  parts: readonly Part[];

  /** gates that could not be decided; they become questions */
  @Column('json')
  gates: readonly GateResult[];

  @Column('text', { default: 'suggested' })
  state: SuggestionState;

  /** code of `rules/reason-codes.yaml` */
  @Column('text', { nullable: true })
  reasonCode: string | null;

  @Column('text', { nullable: true })
  reasonText: string | null;

  /** initials */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** last day on which a rejection keeps the person out of the list; null = until it is withdrawn */
  @Column('date', { nullable: true })
  rejectionValidUntil: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  firstSuggestedAt: Date;
}
