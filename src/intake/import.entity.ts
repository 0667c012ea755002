import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';

/** States of an import. */
export const IMPORT_STATES = ['received', 'running', 'done', 'failed', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** One file that was handed in. The content hash makes handing it in twice harmless. */
@Entity('imports')
@Index(['municipality', 'contentHash'])
@Check('ck_imports_state', oneOf('state', IMPORT_STATES))
export class Import extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  fileName: string;

  /** SHA-256, hexadecimal */
  @Column('varchar', { length: 64 })
  contentHash: string;

  @Column('text')
  format: string;

  @Column('text')
  state: ImportState;

  /** rows by outcome */
  @Column('jsonb')
  totals: Readonly<Record<string, number>>;

  /** what a reader should know of the file as a whole */
  @Column('jsonb', { nullable: true })
  report: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
