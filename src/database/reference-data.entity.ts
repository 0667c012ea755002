import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from './columns';

/** Which edition of each set of reference data the tables hold. */
@Entity('reference_data')
export class ReferenceDataRow extends MunicipalRow {
  /** `geography` or `taxonomy` */
  @PrimaryColumn('text')
  name: string;

  /** SHA-256 of the bundled files, or `imported` */
  @Column('text')
  fingerprint: string;

  @CreateDateColumn({ type: 'timestamptz' })
  loadedAt: Date;
}
