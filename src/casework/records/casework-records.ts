/**
 * The kinds of records about a person's course: for each its table, its shape in the API and its checks. A field left
 * out in the API and null in the database both mean that nothing is said.
 */
import type { DtoClass } from '../../common/api/validate';
import type { References } from '../../common/code-book';
import type { FieldProblem } from '../../common/errors';
import { given, orNothing } from '../../common/given';
import type { CaseworkKind } from '../casework-facts';
import { CandidateAssessment } from './assessment.entity';
import { CandidateBarrier } from './barrier.entity';
import { CandidateBenefit } from './benefit.entity';
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
import type { CaseworkRow } from './casework-row';
import * as rules from './casework-rules';
import { CandidateConversation } from './conversation.entity';
import { CandidateCvReview } from './cv-review.entity';
import { CandidateJobStrategy } from './job-strategy.entity';
import { CandidateOffer } from './offer.entity';
import { CandidateProgrammePhase } from './programme-phase.entity';
import { CandidateVisitation } from './visitation.entity';

/** The API's shape of a record, by kind. */
export interface CaseworkInputs {
  visitations: VisitationInputDto;
  benefits: BenefitInputDto;
  assessments: AssessmentInputDto;
  programmePhases: ProgrammePhaseInputDto;
  offers: OfferInputDto;
  conversations: ConversationInputDto;
  jobStrategies: JobStrategyInputDto;
  cvReviews: CvReviewInputDto;
  barriers: BarrierInputDto;
}

/** One kind of record. */
export interface CaseworkRecordKind<Kind extends CaseworkKind = CaseworkKind> {
  kind: Kind;
  entity: new () => CaseworkRow;
  dto: DtoClass<CaseworkInputs[Kind]>;
  /** column that the records are shown by, newest first */
  day: string;
  check(input: CaseworkInputs[Kind], references: References): FieldProblem[];
  /** the columns of an input, null where it says nothing */
  columns(input: CaseworkInputs[Kind]): object;
  /** the input again, as the row keeps it */
  input(row: CaseworkRow): CaseworkInputs[Kind];
}

function recordKind<Kind extends CaseworkKind>(
  kind: Kind,
  entity: new () => CaseworkRow,
  dto: DtoClass<CaseworkInputs[Kind]>,
  fields: readonly (keyof CaseworkInputs[Kind])[],
  check: (input: CaseworkInputs[Kind], references: References) => FieldProblem[],
  day: string,
): CaseworkRecordKind<Kind> {
  const all = ['by', ...fields] as readonly (keyof CaseworkInputs[Kind])[];
  return {
    kind,
    entity,
    dto,
    day,
    check,
    columns: (input) => Object.fromEntries(all.map((field) => [field, plain(input[field])])),
    input: (row) => {
      const values = row as unknown as CaseworkInputs[Kind];
      const told = Object.fromEntries(all.map((field) => [field, values[field]]));
      return given<Record<string, unknown>>(told) as unknown as CaseworkInputs[Kind];
    },
  };
}

/** Lists of objects as stored: without fields that say nothing. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => (typeof item === 'object' && item !== null ? plainObject(item) : item));
}

function plainObject(item: object): object {
  const fields = Object.entries(item).map(([name, value]) => [name, value === undefined ? null : plain(value)]);
  return orNothing(given(Object.fromEntries(fields) as Record<string, unknown>)) ?? {};
}

/** All kinds. */
export const CASEWORK_RECORDS: { readonly [Kind in CaseworkKind]: CaseworkRecordKind<Kind> } = {
  visitations: recordKind(
    'visitations',
    CandidateVisitation,
    VisitationInputDto,
    ['on', 'result', 'reason'],
    rules.checkVisitation,
    'on',
  ),
  benefits: recordKind(
    'benefits',
    CandidateBenefit,
    BenefitInputDto,
    ['kind', 'since', 'until'],
    rules.checkBenefit,
    'since',
  ),
  assessments: recordKind(
    'assessments',
    CandidateAssessment,
    AssessmentInputDto,
    [
      'on',
      'reason',
      'targetGroup',
      'ordinaryJobWithinReach',
      'meetsOpholdskrav',
      'meetsBeskaeftigelseskrav',
      'workDutyHours',
    ],
    rules.checkAssessment,
    'on',
  ),
  programmePhases: recordKind(
    'programmePhases',
    CandidateProgrammePhase,
    ProgrammePhaseInputDto,
    ['phase', 'from', 'until'],
    rules.checkProgrammePhase,
    'from',
  ),
  offers: recordKind(
    'offers',
    CandidateOffer,
    OfferInputDto,
    ['offeredOn', 'accepted', 'pNumber', 'blocks'],
    rules.checkOffer,
    'offeredOn',
  ),
  conversations: recordKind(
    'conversations',
    CandidateConversation,
    ConversationInputDto,
    ['kind', 'plannedOn', 'heldOn'],
    rules.checkConversation,
    'id',
  ),
  jobStrategies: recordKind(
    'jobStrategies',
    CandidateJobStrategy,
    JobStrategyInputDto,
    ['agreedOn', 'reviewOn', 'actions'],
    rules.checkJobStrategy,
    'agreedOn',
  ),
  cvReviews: recordKind(
    'cvReviews',
    CandidateCvReview,
    CvReviewInputDto,
    ['on', 'updatedOn', 'plainText', 'approvedByCitizen', 'searchable'],
    rules.checkCvReview,
    'on',
  ),
  barriers: recordKind(
    'barriers',
    CandidateBarrier,
    BarrierInputDto,
    ['code', 'since', 'until'],
    rules.checkBarrier,
    'since',
  ),
};
