import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { SUGGESTION_STATES, type SuggestionState } from './suggestion-state';
import { Suggestion } from './suggestion.entity';

/** One change of a suggestion's state: who did it, when and why. Rows are added, never changed. */
@Entity('suggestion_events')
@Index(['suggestionId', 'at'])
@Index(['batch'])
@Check('ck_suggestion_events_from_state', oneOf('from_state', SUGGESTION_STATES))
@Check('ck_suggestion_events_to_state', oneOf('to_state', SUGGESTION_STATES))
export class SuggestionEvent extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  suggestionId: string;

  @ManyToOne(() => Suggestion, { onDelete: 'CASCADE' })
  @JoinColumn()
  suggestion?: Suggestion;

  /** null = the suggestion was made */
  @Column('text', { name: 'from_state', nullable: true })
  from: SuggestionState | null;

  @Column('text', { name: 'to_state' })
  to: SuggestionState;

  @Column('text', { nullable: true })
  reasonCode: string | null;

  @Column('text', { nullable: true })
  reasonText: string | null;

  /** initials, or `engine` */
  @Column('text')
  by: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  /** decisions made in one go carry the same id, and are taken back in one go; null = made alone */
  @Column('uuid', { nullable: true })
  batch: string | null;
}
