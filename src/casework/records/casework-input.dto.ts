import { WeekIntervalDto } from '../../candidates/candidate-input.dto';
import { CalendarDate, ListOf, OneOf, Pattern, SomeOf, Text, Texts, WholeNumber, YesNo } from '../../common/api/fields';
import { TARGET_GROUPS, type TargetGroup } from '../../schemes/facts';
import { BLOCK_KINDS, type BlockKind } from '../../schemes/week-hours';
import {
  CASEWORK_KINDS,
  type CaseworkKind,
  CONVERSATION_KINDS,
  type ConversationKind,
  PROGRAMME_PHASES,
  type ProgrammePhase,
  VISITATION_RESULTS,
  type VisitationResult,
} from '../casework-facts';

/** Barriers of domain.md §2.10, as codes only. */
export const BARRIERS = [
  'language',
  'workplace_culture',
  'health',
  'social',
  'childcare',
  'transport',
  'housing',
  'digital_skills',
  'no_work_identity',
  'past_employer_experience',
] as const;
export type Barrier = (typeof BARRIERS)[number];

/** Who recorded or decided it. */
class RecordedDto {
  @Text({ description: 'Initials of whoever decides or records', max: 8, example: 'MJ' })
  by: string;
}

/** A visitation (domain.md §2.1): assesses the ability to hold a job, not the chance of getting one. */
export class VisitationInputDto extends RecordedDto {
  @CalendarDate({ description: 'The day of the decision' })
  on: string;

  @OneOf({ description: 'Result', values: VISITATION_RESULTS, example: 'jobparat' })
  result: VisitationResult;

  @Text({ description: 'Reason; lack of Danish or of qualifications alone is none', max: 2000 })
  reason: string;
}

/** A stretch on a benefit. */
export class BenefitInputDto extends RecordedDto {
  @Text({ description: 'Name of the benefit', max: 100, example: 'kontanthjælp, mindstesats' })
  kind: string;

  @CalendarDate({ description: 'First day' })
  since: string;

  @CalendarDate({ description: 'Last day; left out = still', optional: true })
  until?: string;
}

/** What a named employee judges; a field left out says nothing about it. */
export class AssessmentInputDto extends RecordedDto {
  @CalendarDate({ description: 'The day of the assessment' })
  on: string;

  @Text({ description: 'Reason', max: 2000 })
  reason: string;

  @OneOf({ description: 'Target group, which durations depend on', values: TARGET_GROUPS, optional: true })
  targetGroup?: TargetGroup;

  @YesNo({ description: 'An ordinary job or løntilskud is within reach', optional: true })
  ordinaryJobWithinReach?: boolean;

  @YesNo({ description: 'Opholdskrav: 9 of the last 10 years in Denmark', optional: true })
  meetsOpholdskrav?: boolean;

  @YesNo({ description: 'Beskæftigelseskrav: 2½ years of full-time work in 10 years', optional: true })
  meetsBeskaeftigelseskrav?: boolean;

  @WholeNumber({
    description: 'Hours a week of work duty after a reduction for health',
    min: 0,
    max: 37,
    optional: true,
  })
  workDutyHours?: number;
}

/** A phase of the course (domain.md §2.2). */
export class ProgrammePhaseInputDto extends RecordedDto {
  @OneOf({ description: 'Phase', values: PROGRAMME_PHASES })
  phase: ProgrammePhase;

  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = still', optional: true })
  until?: string;
}

/** One block: one activity with its own tasks, hours and dates (domain.md §4.3). */
export class OfferBlockDto {
  @OneOf({
    description: 'A scheme, or another activity that fills the week (courses and guidance are `vejledning`)',
    values: BLOCK_KINDS,
    example: 'virksomhedspraktik',
  })
  kind: BlockKind;

  @CalendarDate({ description: 'First day' })
  from: string;

  @CalendarDate({ description: 'Last day; left out = open-ended', optional: true })
  until?: string;

  @WholeNumber({ description: 'Hours a week', min: 1, max: 48, optional: true })
  weeklyHours?: number;

  @ListOf(() => WeekIntervalDto, { description: 'Clock times; they win over the hours', maxItems: 70, optional: true })
  shifts?: WeekIntervalDto[];

  @Texts({ description: 'Competency codes of the tasks of this block', maxItems: 60, optional: true })
  tasks?: string[];
}

/** An offer: a course of one or more blocks. Paid hours and praktik at one firm are two blocks of one offer. */
export class OfferInputDto extends RecordedDto {
  @CalendarDate({ description: 'The day it was offered' })
  offeredOn: string;

  @YesNo({ description: 'Whether the person said yes; left out = not answered yet', optional: true })
  accepted?: boolean;

  @Pattern({ description: 'P-nummer of the workplace', pattern: /^\d{10}$/, expected: 'ten digits', optional: true })
  pNumber?: string;

  @ListOf(() => OfferBlockDto, { description: 'Blocks, at least one', maxItems: 12 })
  blocks: OfferBlockDto[];
}

/** A conversation, planned or held. */
export class ConversationInputDto extends RecordedDto {
  @OneOf({
    description: 'statutory and joint ones count toward the cadence; a follow-up does not',
    values: CONVERSATION_KINDS,
  })
  kind: ConversationKind;

  @CalendarDate({ description: 'The day it is or was planned for', optional: true })
  plannedOn?: string;

  @CalendarDate({ description: 'The day it was held', optional: true })
  heldOn?: string;
}

/** One action of a job strategy. */
export class StrategyActionDto {
  @Text({ description: 'What is to be done', max: 500 })
  text: string;

  @CalendarDate({ description: 'By when', optional: true })
  dueOn?: string;

  @CalendarDate({ description: 'When it was done', optional: true })
  doneOn?: string;
}

/** What was agreed about the ABC-jobstrategi (domain.md §2.6). */
export class JobStrategyInputDto extends RecordedDto {
  @CalendarDate({ description: 'The day it was agreed' })
  agreedOn: string;

  @CalendarDate({ description: 'The day it is looked at again' })
  reviewOn: string;

  @ListOf(() => StrategyActionDto, { description: 'Actions', maxItems: 50 })
  actions: StrategyActionDto[];
}

/** A look at the person's Jobnet-CV (domain.md §2.5). */
export class CvReviewInputDto extends RecordedDto {
  @CalendarDate({ description: 'The day somebody looked at it' })
  on: string;

  @CalendarDate({ description: 'The day the CV was changed last', optional: true })
  updatedOn?: string;

  @YesNo({ description: 'Its free text is understandable without abbreviations', optional: true })
  plainText?: boolean;

  @YesNo({ description: 'The citizen has approved it', optional: true })
  approvedByCitizen?: boolean;

  @YesNo({ description: 'It can be searched', optional: true })
  searchable?: boolean;
}

/** Something in the way of work, as a code only (domain.md §2.10). */
export class BarrierInputDto extends RecordedDto {
  @OneOf({ description: 'Barrier', values: BARRIERS, example: 'transport' })
  code: Barrier;

  @CalendarDate({ description: 'Since when' })
  since: string;

  @CalendarDate({ description: 'Last day; left out = still', optional: true })
  until?: string;
}

/** Which kinds of records are complete here, also where there are none. */
export class StatedKindsDto {
  @SomeOf({
    description: 'Kinds whose records are complete: an empty list then means "none" and no longer "unknown"',
    values: CASEWORK_KINDS,
    example: ['visitations', 'conversations', 'offers'],
  })
  kinds: CaseworkKind[];
}
