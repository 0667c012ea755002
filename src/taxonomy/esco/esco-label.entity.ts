import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../../database/columns';
import { EscoConceptRow } from './esco-concept.entity';

/** The names of a concept in one language. */
@Entity('esco_labels')
export class EscoLabelRow extends MunicipalRow {
  @PrimaryColumn('text')
  uri: string;

  @ManyToOne(() => EscoConceptRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'uri', foreignKeyConstraintName: 'fk_esco_labels_concept' })
  concept?: EscoConceptRow;

  /** ISO 639-1 */
  @PrimaryColumn('varchar', { length: 3 })
  language: string;

  @Column('text')
  label: string;

  @Column('text', { array: true })
  altLabels: string[];

  @Column('text', { nullable: true })
  description: string | null;
}
