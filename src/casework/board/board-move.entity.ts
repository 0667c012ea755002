import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { MunicipalRow, oneOf } from '../../database/columns';
import type { StatusDto } from '../../candidates/candidate-input.dto';
import type { CandidateStatus } from '../../matching/core/facts';
import { BOARD_COLUMNS, type BoardColumn } from './board-column';

/** A move of a person from one column of the boards to another. Rows are added and taken back, never removed. */
@Entity('board_moves')
@Index(['candidateId', 'id'])
@Index(['batch'])
@Index(['municipality', 'candidateId'])
@Check('ck_board_moves_columns', `${oneOf('from_column', BOARD_COLUMNS)} and ${oneOf('to_column', BOARD_COLUMNS)}`)
@Check('ck_board_moves_recorded', oneOf('recorded_column', BOARD_COLUMNS))
@Check('ck_board_moves_undone', '(undone_at is null) = (undone_by is null)')
export class BoardMove extends MunicipalRow {
  /** UUID version 7: the newest stands last */
  @PrimaryColumn('uuid')
  id: string;

  /** moves made in one go; they are taken back in one go */
  @Column('uuid')
  batch: string;

  @Column('uuid')
  candidateId: string;

  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text')
  fromColumn: BoardColumn;

  @Column('text')
  toColumn: BoardColumn;

  /** where the record put the person right after the move */
  @Column('text')
  recordedColumn: BoardColumn;

  /** calendar date in Denmark */
  @Column('date')
  movedOn: string;

  /** initials */
  @Column('text', { name: 'moved_by' })
  by: string;

  @Column('timestamptz', { default: () => 'now()' })
  movedAt: Date;

  /** the status before, when the move changed it */
  @Column('jsonb', { nullable: true })
  formerStatus: StatusDto | null;

  /** the status it was changed to; null = left alone */
  @Column('text', { nullable: true })
  setStatus: CandidateStatus | null;

  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  @Column('text', { nullable: true })
  undoneBy: string | null;
}
