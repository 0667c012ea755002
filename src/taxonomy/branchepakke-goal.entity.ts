import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../database/columns';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep, type CompetencyLevel } from '../matching/core/facts';
import { BranchepakkeRow } from './branchepakke.entity';

/** A measurable goal of one step: the level of a competency at which one moves on (domain.md §5). */
@Entity('branchepakke_goals')
@Check('ck_branchepakke_goals_step', oneOf('step', BRANCHEPAKKE_STEPS))
@Check('ck_branchepakke_goals_level', between('level', 1, 4))
export class BranchepakkeGoalRow extends MunicipalRow {
  @PrimaryColumn('text')
  branchepakke: string;

  @ManyToOne(() => BranchepakkeRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'branchepakke' })
  package?: BranchepakkeRow;

  @PrimaryColumn('text')
  step: BranchepakkeStep;

  @PrimaryColumn('text')
  competency: string;

  /** place in its list, 0 first */
  @Column('smallint')
  position: number;

  @Column('smallint')
  level: Exclude<CompetencyLevel, 0>;

  /** false = belongs to a specialisation that not everybody takes */
  @Column('boolean')
  required: boolean;
}
