import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** Name of an ISCO-08 group of one to four digits. */
@Entity('isco_groups')
@Check('ck_isco_groups_code', "code ~ '^[0-9]{1,4}$'")
export class IscoGroupRow extends MunicipalRow {
  @PrimaryColumn('varchar', { length: 4 })
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  @Column('text')
  labelDa: string;

  @Column('text')
  labelEn: string;
}
