import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import { Opening } from './opening.entity';

/** Text a file brought that no field takes; kept for the reader, never dropped. */
@Entity('opening_texts')
export class OpeningText extends MunicipalRow {
  @PrimaryColumn('uuid')
  openingId: string;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE' })
  @JoinColumn()
  opening?: Opening;

  @PrimaryColumn('smallint')
  position: number;

  /** where it stood in the file */
  @Column('text')
  path: string;

  @Column('text')
  text: string;
}
