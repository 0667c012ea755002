import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { Import } from './import.entity';
import type { ColumnMap, RecordKind } from './records/parsed-file';

/** How a file was read. */
export interface StoredOptions {
  columnMap?: ColumnMap;
  kind?: RecordKind;
}

/**
 * The file as it was handed in, so that it can be read once more with other columns. It goes when the records are
 * stored, when it is thrown away, and after a day at the latest.
 */
@Entity('import_files')
export class ImportFile extends MunicipalRow {
  @PrimaryColumn('uuid')
  importId: string;

  @OneToOne(() => Import, { onDelete: 'CASCADE' })
  @JoinColumn()
  import?: Import;

  @Column('bytea')
  content: Buffer;

  @Column('jsonb')
  options: StoredOptions;
}
