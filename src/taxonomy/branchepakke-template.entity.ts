import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { BranchepakkeRow } from './branchepakke.entity';

/** A job an opening can start from: occupation, tasks, languages, demands. */
@Entity('branchepakke_templates')
export class BranchepakkeTemplateRow extends MunicipalRow {
  @PrimaryColumn('text')
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  @Column('text')
  branchepakke: string;

  @ManyToOne(() => BranchepakkeRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'branchepakke' })
  package?: BranchepakkeRow;

  @Column('jsonb')
  body: Readonly<Record<string, unknown>>;
}
