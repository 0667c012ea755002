import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One link of the chain: the event it seals, the hash before it and its own. Rows are added, never changed. */
@Entity('audit_seals')
export class AuditSeal {
  /** 1, 2, 3 … without gaps */
  @PrimaryColumn('bigint')
  seq: string;

  @Index('uq_audit_seals_event_id', { unique: true })
  @Column('bigint')
  eventId: string;

  /** SHA-256, hexadecimal; zeros before the first */
  @Column('varchar', { length: 64 })
  prevHash: string;

  @Column('varchar', { length: 64 })
  hash: string;
}
