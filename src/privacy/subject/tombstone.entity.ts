import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../../database/columns';

/** Why somebody's data was erased. */
export const ERASURE_GROUNDS = ['request', 'retention'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/**
 * That somebody was here, without anything that says who: so that counts of past years stay right, and so that an
 * erasure can be repeated on a database restored from an older backup.
 */
@Entity('tombstones')
@Check('ck_tombstones_ground', oneOf('ground', ERASURE_GROUNDS))
export class Tombstone extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the erased record's random id: recognises it in a backup, tells nothing by itself */
  @Index('uq_tombstones_record_hash', { unique: true })
  @Column('varchar', { length: 64 })
  recordHash: string;

  @Column('text')
  ground: ErasureGround;

  /** year of registration */
  @Column('smallint')
  registeredYear: number;

  @Column('date')
  erasedOn: string;

  /** suggestions the person had, by furthest state */
  @Column('jsonb')
  suggestions: Readonly<Record<string, number>>;
}
