import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { FieldProblem } from '../common/errors';
import { MunicipalRow, oneOf } from '../database/columns';
import { Import } from './import.entity';

/** What became of one record of a file; `undone` = created, and taken back later. */
export const IMPORT_OUTCOMES = ['created', 'updated', 'unchanged', 'refused', 'undone'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** One record of an imported file, with what was wrong with it. Problems name fields, never their contents. */
@Entity('import_rows')
@Check('ck_import_rows_outcome', oneOf('outcome', IMPORT_OUTCOMES))
@Check('ck_import_rows_record_kind', oneOf('record_kind', ['candidate', 'opening']))
export class ImportRow extends MunicipalRow {
  @PrimaryColumn('uuid')
  importId: string;

  @ManyToOne(() => Import, { onDelete: 'CASCADE' })
  @JoinColumn()
  import?: Import;

  /** line of the file, or the record's number where a file has no lines */
  @PrimaryColumn('int')
  line: number;

  @Column('text')
  outcome: ImportOutcome;

  @Column('text', { nullable: true })
  recordKind: 'candidate' | 'opening' | null;

  @Column('uuid', { nullable: true })
  recordId: string | null;

  @Column('jsonb')
  problems: readonly FieldProblem[];
}
