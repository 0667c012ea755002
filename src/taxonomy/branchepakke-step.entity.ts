import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../matching/core/facts';
import { BranchepakkeRow } from './branchepakke.entity';
import type { DanishDemand } from './taxonomy.types';

/** One step of a branchepakke. */
@Entity('branchepakke_steps')
@Check('ck_branchepakke_steps_weeks', 'weeks_min <= weeks_max')
@Check('ck_branchepakke_steps_step', oneOf('step', BRANCHEPAKKE_STEPS))
export class BranchepakkeStepRow extends MunicipalRow {
  @PrimaryColumn('text')
  branchepakke: string;

  @ManyToOne(() => BranchepakkeRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'branchepakke' })
  package?: BranchepakkeRow;

  @PrimaryColumn('text')
  step: BranchepakkeStep;

  /** typical length in weeks */
  @Column('smallint')
  weeksMin: number;

  @Column('smallint')
  weeksMax: number;

  /** Danish asked for, per skill */
  @Column('jsonb')
  danish: DanishDemand;

  /** whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}
