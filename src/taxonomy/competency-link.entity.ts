import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../database/columns';
import { CompetencyRow } from './competency.entity';

/** Kinds of links between competencies. */
export const LINK_KINDS = ['broader', 'related'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link between two competencies: holding one gives part credit for the other. */
@Entity('competency_links')
@Check('ck_competency_links_kind', oneOf('kind', LINK_KINDS))
@Check('ck_competency_links_permille', between('permille', 1, 1000))
@Check('ck_competency_links_self', 'from_code <> to_code')
export class CompetencyLinkRow extends MunicipalRow {
  @PrimaryColumn('text', { name: 'from_code' })
  from: string;

  @ManyToOne(() => CompetencyRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'from_code' })
  fromCompetency?: CompetencyRow;

  @PrimaryColumn('text', { name: 'to_code' })
  to: string;

  @ManyToOne(() => CompetencyRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'to_code' })
  toCompetency?: CompetencyRow;

  @PrimaryColumn('text')
  kind: LinkKind;

  /** place in its list, 0 first */
  @Column('smallint')
  position: number;

  /** credit in thousandths */
  @Column('smallint')
  permille: number;
}
