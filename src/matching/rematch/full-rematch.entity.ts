import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../../database/columns';

/** One re-matching of everything, cut into batches. */
@Entity('full_rematches')
@Index('uq_full_rematches_running', ['reason'], { unique: true, where: 'finished_at IS NULL' })
export class FullRematch extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  /** short code of what asked for it, e.g. `policy_changed` */
  @Column('text')
  reason: string;

  @Column('text')
  policyVersion: string;

  @Column('text')
  rulesVersion: string;

  /** openings in all batches */
  @Column('int')
  openings: number;

  @Column('timestamptz', { default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}

/** The openings of one job of a full re-match. */
@Entity('full_rematch_batches')
export class FullRematchBatch extends MunicipalRow {
  @PrimaryColumn('uuid')
  rematchId: string;

  @ManyToOne(() => FullRematch, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'rematch_id' })
  rematch?: FullRematch;

  @PrimaryColumn('int')
  number: number;

  @Column('uuid', { array: true })
  openingIds: string[];

  /** when the last of its lists was stored */
  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;
}
