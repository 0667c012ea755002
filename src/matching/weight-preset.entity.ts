import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';
import { MunicipalRow } from '../database/columns';
import type { FactorCode } from './core/result';

/** Weights somebody saved under a name, for the whole municipality. Lists say which weights they were made with. */
@Entity('weight_presets')
@Unique(['municipality', 'name'])
export class WeightPreset extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** whole numbers by factor; only their ratio counts */
  @Column('jsonb')
  weights: Readonly<Partial<Record<FactorCode, number>>>;

  /** initials of whoever saved it */
  @Column('text')
  by: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
