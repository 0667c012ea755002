import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { RecordDto } from '../../common/api/record.dto';
import { CANDIDATE_STATUSES, type CandidateStatus } from '../../matching/core/facts';
import { TARGET_GROUPS, type TargetGroup } from '../../schemes/facts';
import {
  CASEWORK_KINDS,
  type CaseworkKind,
  PROGRAMME_PHASES,
  type ProgrammePhase,
  VISITATION_RESULTS,
  type VisitationResult,
} from '../casework-facts';
import { CV_POINTS, type CvPoint } from '../cv-quality';
import {
  AssessmentInputDto,
  BarrierInputDto,
  BenefitInputDto,
  ConversationInputDto,
  CvReviewInputDto,
  JobStrategyInputDto,
  OfferInputDto,
  ProgrammePhaseInputDto,
  VisitationInputDto,
} from './casework-input.dto';

/** A stored visitation. */
export class VisitationDto extends IntersectionType(RecordDto, VisitationInputDto) {}
/** A stored stretch on benefit. */
export class BenefitDto extends IntersectionType(RecordDto, BenefitInputDto) {}
/** A stored assessment. */
export class AssessmentDto extends IntersectionType(RecordDto, AssessmentInputDto) {}
/** A stored phase of the course. */
export class ProgrammePhaseDto extends IntersectionType(RecordDto, ProgrammePhaseInputDto) {}
/** A stored offer or activity. */
export class OfferDto extends IntersectionType(RecordDto, OfferInputDto) {}
/** A stored conversation. */
export class ConversationDto extends IntersectionType(RecordDto, ConversationInputDto) {}
/** A stored agreement on the ABC-jobstrategi. */
export class JobStrategyDto extends IntersectionType(RecordDto, JobStrategyInputDto) {}
/** A stored look at the Jobnet-CV. */
export class CvReviewDto extends IntersectionType(RecordDto, CvReviewInputDto) {}
/** A stored barrier. */
export class BarrierDto extends IntersectionType(RecordDto, BarrierInputDto) {}

/** A status the person has had, with its return date. */
export class StatusChangeRecordDto {
  @ApiProperty({ enum: CANDIDATE_STATUSES, description: 'Status' })
  status: CandidateStatus;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'First day' })
  from?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Last day, or review date' })
  until?: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was recorded' })
  recordedAt: string;
}

/** What holds on the day of the answer, as the rules of the schemes see it. */
export class CaseworkTodayDto {
  @ApiProperty({ enum: VISITATION_RESULTS, required: false, description: 'Visitation in force' })
  visitation?: VisitationResult;

  @ApiProperty({ enum: TARGET_GROUPS, required: false, description: 'Target group' })
  targetGroup?: TargetGroup;

  @ApiProperty({ enum: PROGRAMME_PHASES, required: false, description: 'Phase of the course' })
  phase?: ProgrammePhase;

  @ApiProperty({
    type: String,
    format: 'date',
    required: false,
    nullable: true,
    description: 'Since when without a break on benefit; null = not on benefit, missing = not known',
  })
  benefitSince?: string | null;

  @ApiProperty({ type: 'integer', required: false, description: 'Minutes of this week that the blocks fill' })
  weekMinutes?: number;
}

/** Ordinary unsupported hours of the last months (domain.md §2.7). */
export class OrdinaryHoursDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Minutes worked in the window; null = not known' })
  minutes: number | null;

  @ApiProperty({ type: 'integer', description: 'Hours the rule asks for' })
  hours: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Minutes still missing; null = not known' })
  missingMinutes: number | null;

  @ApiProperty({ type: String, format: 'date', description: 'First day of the window' })
  from: string;

  @ApiProperty({ type: String, format: 'date', description: 'Last day of the window' })
  until: string;

  @ApiProperty({ type: String, description: 'Legal basis' })
  clause: string;

  @ApiProperty({ type: String, description: 'Place in the handbook' })
  source: string;

  @ApiProperty({ type: Boolean, description: 'The rule is not confirmed for this day' })
  uncertain: boolean;
}

/** Quality of the Jobnet-CV (domain.md §2.5): guides the conversation, ranks nobody. */
export class CvQualityDto {
  @ApiProperty({ type: 'integer', description: 'Points, 0–10' })
  score: number;

  @ApiProperty({ enum: CV_POINTS, isArray: true, description: 'Points earned' })
  points: readonly CvPoint[];

  @ApiProperty({ enum: CV_POINTS, isArray: true, description: 'Points missing' })
  missing: readonly CvPoint[];
}

/** Everything recorded about a person's course but the restricted measurements. Lists are newest first. */
export class CaseworkDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the person' })
  candidateId: string;

  @ApiProperty({ enum: CASEWORK_KINDS, isArray: true, description: 'Kinds whose empty list means "none"' })
  stated: CaseworkKind[];

  @ApiProperty({ type: () => CaseworkTodayDto, description: 'What holds today' })
  today: CaseworkTodayDto;

  @ApiProperty({ type: () => [VisitationDto], description: 'Visitations' })
  visitations: VisitationDto[];

  @ApiProperty({ type: () => [BenefitDto], description: 'Stretches on benefit' })
  benefits: BenefitDto[];

  @ApiProperty({ type: () => [AssessmentDto], description: 'Assessments' })
  assessments: AssessmentDto[];

  @ApiProperty({ type: () => [ProgrammePhaseDto], description: 'Phases of the course' })
  programmePhases: ProgrammePhaseDto[];

  @ApiProperty({ type: () => [OfferDto], description: 'Offers and activities' })
  offers: OfferDto[];

  @ApiProperty({ type: () => [ConversationDto], description: 'Conversations' })
  conversations: ConversationDto[];

  @ApiProperty({ type: () => [JobStrategyDto], description: 'Agreements on the ABC-jobstrategi' })
  jobStrategies: JobStrategyDto[];

  @ApiProperty({ type: () => [CvReviewDto], description: 'Looks at the Jobnet-CV' })
  cvReviews: CvReviewDto[];

  @ApiProperty({ type: () => [BarrierDto], description: 'Barriers, as codes' })
  barriers: BarrierDto[];

  @ApiProperty({ type: () => [StatusChangeRecordDto], description: 'Statuses so far' })
  statuses: StatusChangeRecordDto[];

  @ApiProperty({ type: () => OrdinaryHoursDto, required: false, description: 'The 225-hour count' })
  ordinaryHours?: OrdinaryHoursDto;

  @ApiProperty({ type: () => CvQualityDto, required: false, description: 'Quality of the Jobnet-CV' })
  cvQuality?: CvQualityDto;
}
