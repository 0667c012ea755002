import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';

/** An occupation of the taxonomy, bound to ISCO-08 (domain.md §5). */
@Entity('occupations')
@Check('ck_occupations_isco08', "isco08 ~ '^[0-9]{4}$'")
@Check('ck_occupations_disco08', "disco08 ~ '^[0-9]{6}$'")
export class OccupationRow extends MunicipalRow {
  @PrimaryColumn('text')
  code: string;

  /** place in the taxonomy's files, 0 first */
  @Column('smallint')
  position: number;

  /** unit group, four digits */
  @Index()
  @Column('varchar', { length: 4 })
  isco08: string;

  /** Danish edition, six digits, where certain */
  @Column('varchar', { length: 6, nullable: true })
  disco08: string | null;

  @Column('text')
  labelDa: string;

  @Column('text')
  labelEn: string;

  @Column('text', { array: true })
  synonymsDa: string[];

  @Column('text', { array: true })
  synonymsEn: string[];

  /** codes of the branchepakker it belongs to */
  @Column('text', { array: true })
  packages: string[];

  /** whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}
