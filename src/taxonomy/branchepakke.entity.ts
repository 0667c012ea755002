import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** A branchepakke: a ready-made path inside one branch (domain.md §5). */
@Entity('branchepakker')
export class BranchepakkeRow extends MunicipalRow {
  /** e.g. `RENG` */
  @PrimaryColumn('text')
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  @Column('text')
  labelDa: string;

  @Column('text')
  labelEn: string;

  @Column('text')
  descriptionDa: string;

  @Column('text')
  descriptionEn: string;

  /** credentials, demands, shifts, courses and whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}
