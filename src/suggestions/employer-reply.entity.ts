import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { Suggestion } from './suggestion.entity';

/** What an employer can answer to an anonymous profile. */
export const EMPLOYER_ANSWERS = ['interested', 'not_interested', 'call_me'] as const;
export type EmployerAnswer = (typeof EMPLOYER_ANSWERS)[number];

/** An employer's answer to an anonymous profile (domain.md §9.3); a task of the consultant until it is handled. */
@Entity('employer_replies')
@Index(['suggestionId', 'at'])
@Index('ix_employer_replies_waiting', ['municipality', 'at'], { where: 'handled_at is null' })
@Check('ck_employer_replies_answer', oneOf('answer', EMPLOYER_ANSWERS))
@Check('ck_employer_replies_handled', '(handled_at is null) = (handled_by is null)')
export class EmployerReply extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  suggestionId: string;

  @ManyToOne(() => Suggestion, { onDelete: 'CASCADE' })
  @JoinColumn()
  suggestion?: Suggestion;

  @Column('text')
  answer: EmployerAnswer;

  /** the employer's own words; null = none */
  @Column('text', { nullable: true })
  text: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  /** initials of the colleague who followed it up; null = still to be done */
  @Column('text', { nullable: true })
  handledBy: string | null;

  @Column('timestamptz', { nullable: true })
  handledAt: Date | null;
}
