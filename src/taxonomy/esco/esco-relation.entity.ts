import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../../database/columns';

/** The files of the download that relations come from. */
export const ESCO_RELATION_SOURCES = [
  'occupation-skill',
  'skill-skill',
  'broader-occupation',
  'broader-skill',
] as const;
export type EscoRelationSource = (typeof ESCO_RELATION_SOURCES)[number];

/** How two concepts hang together: needs, helps, or one step up. */
@Entity('esco_relations')
@Check('ck_esco_relations_source', oneOf('source', ESCO_RELATION_SOURCES))
export class EscoRelationRow extends MunicipalRow {
  @PrimaryColumn('text')
  source: EscoRelationSource;

  /** the occupation, the skill that helps, or the narrower concept */
  @PrimaryColumn('text')
  fromUri: string;

  @Index()
  @PrimaryColumn('text')
  toUri: string;

  /** needed always, not at some workplaces only; true for steps of the hierarchy */
  @Column('boolean')
  essential: boolean;
}
