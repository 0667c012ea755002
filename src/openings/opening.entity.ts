import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import type { WeekIntervalDto } from '../candidates/candidate-input.dto';
import { asNumber, between, oneOf, RecordRow, someOf } from '../database/columns';
import { Workplace } from '../employers/workplace.entity';
import { type Scheme, SCHEMES, WORK_CONDITIONS, type WorkCondition } from '../matching/core/facts';
import { type DemandDto, OPENING_SOURCES, type WorkplaceLanguageDto } from './opening-input.dto';
import type { SchemeTermsDto } from './scheme-terms.dto';
import { CLOSED_REASONS, type ClosedReason, OPENING_STATES, type OpeningState } from './opening-state';

/** The child lists of an opening for which "none" and "not stated" are told apart. */
export const OPENING_LISTS = ['tasks', 'unmapped'] as const;
export type OpeningList = (typeof OPENING_LISTS)[number];

/** A job opening (jobåbning, domain.md §4.5). A column that is null was not stated. */
@Entity('openings')
@Index(['municipality', 'state'])
@Index('uq_openings_external', ['municipality', 'externalId'], {
  unique: true,
  where: 'external_id IS NOT NULL AND deleted_at IS NULL',
})
@Check('ck_openings_source', oneOf('source', OPENING_SOURCES))
@Check('ck_openings_schemes', someOf('schemes', SCHEMES))
@Check('ck_openings_handles', someOf('handles', WORK_CONDITIONS))
@Check('ck_openings_places', between('places', 1, 500))
@Check('ck_openings_hours', 'hours_min between 1 and 48 and hours_max between 1 and 48 and hours_min <= hours_max')
@Check('ck_openings_dates', 'ends_on >= starts_on')
@Check('ck_openings_minimum_age', oneOf('minimum_age', [13, 15, 18]))
@Check('ck_openings_state', oneOf('state', OPENING_STATES))
@Check('ck_openings_closed_reason', oneOf('closed_reason', CLOSED_REASONS))
@Check('ck_openings_closed', "(state = 'lukket') = (closed_reason is not null)")
@Check('ck_openings_draw', between('draw', 0, 4294967295))
@Check('ck_openings_stated_lists', someOf('stated_lists', OPENING_LISTS))
export class Opening extends RecordRow {
  @Column('text', { nullable: true })
  externalId: string | null;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  workplaceId: string | null;

  @ManyToOne(() => Workplace, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn()
  workplace?: Workplace | null;

  /** of the work; null = the workplace's own */
  @Column('varchar', { length: 4, nullable: true })
  postalCode: string | null;

  @Column('boolean', { nullable: true })
  remote: boolean | null;

  /** initials of the consultant who has the opening */
  @Index()
  @Column('text', { nullable: true })
  owner: string | null;

  @Column('text', { nullable: true })
  source: (typeof OPENING_SOURCES)[number] | null;

  /** preferred first */
  @Column('text', { array: true })
  schemes: Scheme[];

  @Column('smallint', { nullable: true })
  places: number | null;

  @Column('text', { array: true, nullable: true })
  credentials: string[] | null;

  @Column('jsonb', { nullable: true })
  languages: WorkplaceLanguageDto[] | null;

  @Column('text', { nullable: true })
  branchepakke: string | null;

  @Column('varchar', { length: 4, nullable: true })
  isco08: string | null;

  /** hours a week */
  @Column('smallint', { nullable: true })
  hoursMin: number | null;

  @Column('smallint', { nullable: true })
  hoursMax: number | null;

  @Column('jsonb', { nullable: true })
  shifts: WeekIntervalDto[] | null;

  @Column('date', { nullable: true })
  startsOn: string | null;

  @Column('date', { nullable: true })
  endsOn: string | null;

  @Column('date', { nullable: true })
  deadlineOn: string | null;

  @Column('boolean', { nullable: true })
  ordinaryHoursProspect: boolean | null;

  @Column('text', { nullable: true })
  wageBasis: string | null;

  @Column('jsonb', { nullable: true })
  demands: DemandDto[] | null;

  @Column('text', { array: true, nullable: true })
  handles: WorkCondition[] | null;

  @Column('smallint', { nullable: true })
  minimumAge: 13 | 15 | 18 | null;

  /** what the rules of the schemes ask for */
  @Column('jsonb', { nullable: true })
  schemeTerms: SchemeTermsDto | null;

  @Column('boolean', { nullable: true })
  mentor: boolean | null;

  @Column('boolean', { nullable: true })
  trialDay: boolean | null;

  /** child lists that were stated, even as empty */
  @Column('text', { array: true })
  statedLists: OpeningList[];

  /** unsigned 32-bit number, drawn once; mixed with the person's to break ties (domain.md §7.4) */
  @Column('bigint', { transformer: asNumber })
  draw: number;

  @Column('text', { default: 'kladde' })
  state: OpeningState;

  @Column('timestamptz', { default: () => 'now()' })
  stateSince: Date;

  @Column('text', { nullable: true })
  closedReason: ClosedReason | null;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  /** transaction that wrote the row last, stamped by a trigger; readers catch up by it */
  @Index()
  @Column('bigint')
  changedXid: string;
}
