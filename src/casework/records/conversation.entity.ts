import { Check, Column, Entity, Index } from 'typeorm';
import { oneOf } from '../../database/columns';
import { CONVERSATION_KINDS, type ConversationKind } from '../casework-facts';
import { CaseworkRow } from './casework-row';

/** A conversation, planned or held. What was said is no part of the matching data (domain.md §9.2). */
@Entity('candidate_conversations')
@Index(['candidateId'])
@Check('ck_candidate_conversations_kind', oneOf('kind', CONVERSATION_KINDS))
@Check('ck_candidate_conversations_day', 'planned_on is not null or held_on is not null')
export class CandidateConversation extends CaseworkRow {
  @Column('text')
  kind: ConversationKind;

  @Column('date', { nullable: true })
  plannedOn: string | null;

  /** null = not held */
  @Column('date', { nullable: true })
  heldOn: string | null;
}
