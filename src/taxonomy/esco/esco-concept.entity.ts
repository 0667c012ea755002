import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../../database/columns';

/** What a concept of ESCO is. */
export const ESCO_KINDS = ['occupation', 'skill', 'isco-group', 'skill-group'] as const;
export type EscoKind = (typeof ESCO_KINDS)[number];

/** A concept of the imported ESCO classification; the taxonomy's own entries point at it by URI. */
@Entity('esco_concepts')
@Check('ck_esco_concepts_kind', oneOf('kind', ESCO_KINDS))
export class EscoConceptRow extends MunicipalRow {
  @PrimaryColumn('text')
  uri: string;

  @Column('text')
  kind: EscoKind;

  /** place in the hierarchy of occupations, or code of a group */
  @Column('text', { nullable: true })
  code: string | null;

  /** ISCO-08 unit group of an occupation */
  @Column('text', { nullable: true })
  iscoGroup: string | null;

  @Column('text', { nullable: true })
  skillType: string | null;

  @Column('text', { nullable: true })
  reuseLevel: string | null;
}
