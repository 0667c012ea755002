import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from './columns';

/** The id of a row that was removed altogether, left behind by a trigger for those who keep a copy. */
@Entity('removed_rows')
@Index(['changedXid'])
export class RemovedRow extends MunicipalRow {
  @PrimaryColumn('text')
  tableName: string;

  @PrimaryColumn('uuid')
  id: string;

  /** number of the removing transaction */
  @Column('bigint')
  changedXid: string;

  @Column('timestamptz', { default: () => 'now()' })
  removedAt: Date;
}
