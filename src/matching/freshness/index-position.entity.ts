import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../../database/columns';

/** How far the index of one running process is, and whether it equals the database; written by the process itself. */
@Entity('index_positions')
export class IndexPosition extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  role: string;

  @Column('text')
  host: string;

  @Column('int')
  pid: number;

  /** the index holds this change and all before it */
  @Column('bigint')
  sequence: string;

  @Column('date')
  day: string;

  @Column('int')
  people: number;

  /** people in the database at the same moment */
  @Column('int')
  stored: number;

  /** the same people in the same versions, in every comparison since the start */
  @Column('boolean')
  same: boolean;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  reportedAt: Date;
}
