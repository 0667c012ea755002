import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { between, MunicipalRow, oneOf } from '../../database/columns';
import type { Finding, MatchKind, Polarity, TextRange } from '../reading/reading.types';
import type { ProposedValue } from './proposal.types';
import type { RecordWrite } from './record-writes';
import { StoredReading } from './reading.entity';

/**
 * `proposed` waits for a person; `accepted` as proposed, `changed` accepted with another code or value, `rejected`;
 * `noted` is only shown beside the text (a wish, an unlawful demand, years): there is nothing to decide.
 */
export const FINDING_STATES = ['proposed', 'accepted', 'changed', 'rejected', 'noted'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What was done to the record when a finding was accepted, so that it can be taken back. */
export interface Applied {
  write: RecordWrite;
  /** what stood in its place; null = nothing */
  before: unknown;
}

/** One finding of a reading, and what a person decided about it. */
@Entity('reading_findings')
@Index('ix_reading_findings_waiting', ['readingId'], { where: `state = 'proposed'` })
@Check('ck_reading_findings_state', oneOf('state', FINDING_STATES))
@Check('ck_reading_findings_confidence', between('confidence', 0, 1000))
export class ReadingFinding extends MunicipalRow {
  @PrimaryColumn('uuid')
  readingId: string;

  @ManyToOne(() => StoredReading, { onDelete: 'CASCADE' })
  @JoinColumn()
  reading?: StoredReading;

  /** from 0, in the order of the text */
  @PrimaryColumn('smallint')
  position: number;

  @Column('text')
  kind: Finding['kind'];

  /** what it is about, e.g. `competency:reng.moppe_gulv`; what was decided about a key is not proposed again */
  @Column('text')
  key: string;

  /** code of the taxonomy, language or scheme; null where the kind has none */
  @Column('text', { nullable: true })
  code: string | null;

  /** the ESCO concept it is, whether the taxonomy has it or only ESCO */
  @Column('text', { nullable: true })
  escoUri: string | null;

  @Column('text')
  polarity: Polarity;

  @Column('smallint')
  confidence: number;

  /** how the words were joined to the entry */
  @Column('text')
  match: MatchKind;

  /** lexicon entry or rule */
  @Column('text')
  madeBy: string;

  /** places in the text, UTF-16 units, the surest first */
  @Column('jsonb')
  ranges: readonly TextRange[];

  /** what the machine would write; never more than `claimed` */
  @Column('jsonb')
  proposed: ProposedValue;

  @Column('text')
  state: FindingState;

  /** initials */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('jsonb', { nullable: true })
  applied: Applied | null;
}
