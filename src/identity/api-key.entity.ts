import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** The key of a program that uses the API. The secret itself is told once and never stored. */
@Entity('api_keys')
@Unique(['prefix'])
@Check('ck_api_keys_per_minute', 'per_minute >= 1')
export class ApiKey extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  /** which program */
  @Column('text')
  name: string;

  /** eight hexadecimal digits that stand at the start of the key, to find and to speak about it */
  @Column('varchar', { length: 8 })
  prefix: string;

  /** SHA-256 of the whole key, hexadecimal */
  @Column('varchar', { length: 64 })
  hash: string;

  /** `action:Subject`, `*` for either, or `*` alone */
  @Column('text', { array: true })
  scopes: string[];

  /** requests a minute and process; null = no limit */
  @Column('int', { nullable: true })
  perMinute: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  /** null = until it is revoked */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** to the minute */
  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
