import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow } from '../../database/columns';
import { Opening } from '../../openings/opening.entity';
import type { GateCode } from '../core/result';

/**
 * One ranking of one opening, as it was made: with which policy, on which date, from how many people, and what changed
 * since the run before.
 */
@Entity('match_runs')
@Index(['openingId', 'startedAt'])
@Index('uq_match_runs_current', ['openingId'], { unique: true, where: 'is_current' })
export class MatchRun extends MunicipalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  openingId: string;

  @ManyToOne(() => Opening, { onDelete: 'CASCADE' })
  @JoinColumn()
  opening?: Opening;

  /** the run whose list is stored and shown; at most one of an opening */
  @Column('boolean', { default: false })
  isCurrent: boolean;

  @Column('text')
  policyVersion: string;

  /** version of the dated rules; null = made before versions were noted */
  @Column('text', { nullable: true })
  rulesVersion: string | null;

  /** weights by factor, as used */
  @Column('jsonb')
  weights: Readonly<Record<string, number>>;

  @Column('date')
  asOf: string;

  /** what asked for the run, e.g. `opening_published`, `candidate_changed` */
  @Column('text')
  trigger: string;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  /** people looked at */
  @Column('int')
  considered: number;

  /** people whom no gate excluded */
  @Column('int')
  eligible: number;

  /** people on the stored list */
  @Column('int')
  listed: number;

  /** total of the last line; null = an empty list */
  @Column('int', { nullable: true })
  lowestTotal: number | null;

  @Column('jsonb')
  excludedBy: Readonly<Partial<Record<GateCode, number>>>;

  @Column('jsonb')
  unknownBy: Readonly<Partial<Record<GateCode, number>>>;

  /** who entered the list, left it or moved, and why; null = first run */
  @Column('jsonb', { nullable: true })
  delta: unknown;
}
