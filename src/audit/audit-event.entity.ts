import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { NATIONAL, oneOf } from '../database/columns';
import { AUDIT_ACTIONS, type AuditAction, type AuditDetails } from './audit-entry';

/**
 * One thing that happened. Rows are added, never changed or removed: a trigger refuses it, and the role the program
 * runs under has no right to. The chain over the rows stands in `audit_seals`.
 */
@Entity('audit_events')
@Index(['subjectType', 'subjectId', 'id'])
@Index(['at'])
@Check('ck_audit_events_action', oneOf('action', AUDIT_ACTIONS))
export class AuditEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column('varchar', { length: 4, default: NATIONAL })
  municipality: string;

  @Column('text')
  action: AuditAction;

  @Column('text')
  subjectType: string;

  @Column('text', { nullable: true })
  subjectId: string | null;

  @Column('text', { nullable: true })
  purpose: string | null;

  /** id of the user, key or `system`; never a name */
  @Column('text')
  actorId: string;

  @Column('text')
  actorRole: string;

  @Column('jsonb')
  details: AuditDetails;
}
