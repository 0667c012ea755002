import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from './columns';

/** The answer given to a request with an `Idempotency-Key`, so that the same request again gets the same answer. */
@Entity('idempotency_keys')
export class IdempotencyKey extends MunicipalRow {
  @PrimaryColumn('text')
  key: string;

  /** whose key it is, e.g. the API client */
  @PrimaryColumn('text')
  scope: string;

  /** SHA-256 of method, path and body; the same key with another request is refused */
  @Column('varchar', { length: 64 })
  requestHash: string;

  /** HTTP status of the answer; null = still at work */
  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @Index()
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
