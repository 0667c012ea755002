import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A key that values of the database are encrypted with: its id and a mark that follows from it, never the key. */
@Entity('field_keys')
export class FieldKeyRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  mark: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
