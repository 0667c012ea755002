import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { Suggestion } from './suggestion.entity';

/** A note on a shortlist: what a colleague wants to remember about this person for this opening. */
@Entity('suggestion_notes')
@Index(['suggestionId', 'at'])
export class SuggestionNote extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  suggestionId: string;

  @ManyToOne(() => Suggestion, { onDelete: 'CASCADE' })
  @JoinColumn()
  suggestion?: Suggestion;

  @Column('text')
  text: string;

  /** initials */
  @Column('text')
  by: string;

  /** id of the user who wrote it, who alone can take it away; null = written before this was kept */
  @Column('text', { nullable: true })
  userId: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
