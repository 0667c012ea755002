import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';

/** Kinds of records whose changes are handed to the queue. */
export const OUTBOX_AGGREGATES = ['opening', 'candidate'] as const;
export type OutboxAggregate = (typeof OUTBOX_AGGREGATES)[number];

/** A change that the queue must hear of, written in the transaction that made it. */
@Entity('outbox')
@Index('ix_outbox_unprocessed', ['aggregate', 'aggregateId'], { where: 'processed_at IS NULL' })
@Check('ck_outbox_aggregate', oneOf('aggregate', OUTBOX_AGGREGATES))
export class OutboxEntry extends MunicipalRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  aggregate: OutboxAggregate;

  @Column('uuid')
  aggregateId: string;

  /** what happened, e.g. `opening_published` */
  @Column('text')
  reason: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** when it was handed to the queue */
  @Column('timestamptz', { nullable: true })
  processedAt: Date | null;
}
