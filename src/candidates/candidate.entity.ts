import { Check, Column, Entity, Index } from 'typeorm';
import { asNumber, between, oneOf, RecordRow, someOf } from '../database/columns';
import { CANDIDATE_STATUSES, type CandidateStatus, TRAVEL_MODES, type TravelMode } from '../matching/core/facts';
import { RESIDENCE_BASES, type ResidenceBasis, type WeekIntervalDto } from './candidate-input.dto';

/** The child lists of a candidate for which "none" and "never asked" are told apart. */
export const CANDIDATE_LISTS = [
  'competencies',
  'credentials',
  'languages',
  'branchepakker',
  'jobGoals',
  'skaanehensyn',
  'experiences',
  'educations',
  'placements',
  'unmapped',
] as const;
export type CandidateList = (typeof CANDIDATE_LISTS)[number];

/**
 * A person who seeks work, without anything that says who it is: names, birth date and the like stand in
 * `candidate_identities`. A column that is null is unknown.
 */
@Entity('candidates')
@Index(['municipality', 'status'])
@Index('uq_candidates_external', ['municipality', 'externalId'], {
  unique: true,
  where: 'external_id IS NOT NULL AND deleted_at IS NULL',
})
@Check('ck_candidates_status', oneOf('status', CANDIDATE_STATUSES))
@Check('ck_candidates_residence_basis', oneOf('residence_basis', RESIDENCE_BASES))
@Check('ck_candidates_travel_modes', someOf('travel_modes', TRAVEL_MODES))
@Check('ck_candidates_max_travel_minutes', between('max_travel_minutes', 5, 240))
@Check('ck_candidates_max_bicycle_km', between('max_bicycle_km', 0, 40))
@Check('ck_candidates_hours', 'hours_min between 0 and 48 and hours_max between 1 and 48 and hours_min <= hours_max')
@Check('ck_candidates_status_dates', 'status_until >= status_from')
@Check('ck_candidates_draw', between('draw', 0, 4294967295))
@Check('ck_candidates_stated_lists', someOf('stated_lists', CANDIDATE_LISTS))
export class Candidate extends RecordRow {
  @Column('text', { nullable: true })
  externalId: string | null;

  /** shown instead of a name, e.g. `K-1042`; numbered per database */
  @Index('uq_candidates_pseudonym', { unique: true })
  @Column('text', { default: () => 'next_candidate_pseudonym()' })
  pseudonym: string;

  /** unsigned 32-bit number, drawn once; breaks ties (domain.md §7.4) */
  @Column('bigint', { transformer: asNumber })
  draw: number;

  /** municipality codes, or `*` for all */
  @Column('varchar', { array: true, nullable: true })
  sharedWith: string[] | null;

  /** initials of the consultant who has the case */
  @Index()
  @Column('text', { nullable: true })
  owner: string | null;

  @Column('text', { default: 'aktiv' })
  status: CandidateStatus;

  @Column('date', { nullable: true })
  statusFrom: string | null;

  @Column('date', { nullable: true })
  statusUntil: string | null;

  @Column('date', { nullable: true })
  takenOverOn: string | null;

  @Column('date', { nullable: true })
  firstRegisteredOn: string | null;

  @Column('text', { nullable: true })
  residenceBasis: ResidenceBasis | null;

  @Column('date', { nullable: true })
  residenceExpiresOn: string | null;

  /** the permit has no end */
  @Column('boolean', { nullable: true })
  residencePermanent: boolean | null;

  @Column('date', { nullable: true })
  programmeFrom: string | null;

  @Column('date', { nullable: true })
  programmeUntil: string | null;

  @Column('boolean', { nullable: true })
  completedIgu: boolean | null;

  /** last day of compulsory school */
  @Column('date', { nullable: true })
  compulsorySchoolUntil: string | null;

  @Column('boolean', { nullable: true })
  inVocationalTraining: boolean | null;

  @Column('date', { nullable: true })
  waitingSince: string | null;

  @Column('date', { nullable: true })
  availableFrom: string | null;

  @Column('varchar', { length: 4, nullable: true })
  postalCode: string | null;

  @Column('text', { array: true, nullable: true })
  travelModes: TravelMode[] | null;

  /** minutes one way */
  @Column('smallint', { nullable: true })
  maxTravelMinutes: number | null;

  /** kilometres one way */
  @Column('smallint', { nullable: true })
  maxBicycleKm: number | null;

  /** hours a week */
  @Column('smallint', { nullable: true })
  hoursMin: number | null;

  @Column('smallint', { nullable: true })
  hoursMax: number | null;

  @Column('jsonb', { nullable: true })
  availability: WeekIntervalDto[] | null;

  @Column('text', { array: true, nullable: true })
  declinedTasks: string[] | null;

  /** child lists that were stated, even as empty; a list that is not named here was never asked for */
  @Column('text', { array: true })
  statedLists: CandidateList[];

  /** set when the person was deleted; the row stays until the retention rule removes it */
  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  /** transaction that wrote the row last, stamped by a trigger; readers catch up by it */
  @Index()
  @Column('bigint')
  changedXid: string;
}
