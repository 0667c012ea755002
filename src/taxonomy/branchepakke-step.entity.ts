import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep, type LanguageLevels } from '../matching/core/facts';
import { BranchepakkeRow } from './branchepakke.entity';

/** One step of a branchepakke. */
@Entity('branchepakke_steps')
@Check('ck_branchepakke_steps_step', oneOf('step', BRANCHEPAKKE_STEPS))
export class BranchepakkeStepRow extends MunicipalRow {
  @PrimaryColumn('text')
  branchepakke: string;

  @ManyToOne(() => BranchepakkeRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'branchepakke' })
  package?: BranchepakkeRow;

  @PrimaryColumn('text')
  step: BranchepakkeStep;

  /** Danish asked for, per skill */
  @Column('jsonb')
  danish: LanguageLevels;

  /** typical length in words */
  @Column('text', { nullable: true })
  length: string | null;

  /** whatever else the taxonomy states */
  @Column('jsonb')
  data: Readonly<Record<string, unknown>>;
}
