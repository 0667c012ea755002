import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../database/columns';
import { TASK_NEEDS, type TaskNeed } from '../matching/core/facts';
import { Opening } from './opening.entity';

/** One task of an opening: people are matched on tasks, not titles (domain.md §7.2). */
@Entity('opening_tasks')
@Check('ck_opening_tasks_need', oneOf('need', TASK_NEEDS))
@Check('ck_opening_tasks_level', between('level', 1, 4))
export class OpeningTask extends MunicipalRow {
  @PrimaryColumn('uuid')
  openingId: string;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE' })
  @JoinColumn()
  opening?: Opening;

  @PrimaryColumn('smallint')
  position: number;

  /** code of the taxonomy */
  @Column('text')
  competency: string;

  @Column('text')
  need: TaskNeed;

  /** level asked for */
  @Column('smallint')
  level: 1 | 2 | 3 | 4;
}
