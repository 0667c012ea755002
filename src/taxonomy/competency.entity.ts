import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** A competency of the taxonomy (domain.md §5), as loaded into this database. */
@Entity('competencies')
export class CompetencyRow extends MunicipalRow {
  /** e.g. `reng.moppe_gulv` */
  @PrimaryColumn('text')
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  @Column('text')
  labelDa: string;

  @Column('text')
  labelEn: string;

  @Column('text', { array: true })
  synonymsDa: string[];

  @Column('text', { array: true })
  synonymsEn: string[];

  /** concept of the European classification ESCO, where certain */
  @Column('text', { nullable: true })
  escoUri: string | null;

  /** branchepakker and steps it belongs to, and whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}
