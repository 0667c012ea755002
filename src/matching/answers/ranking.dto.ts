import { ApiProperty } from '@nestjs/swagger';
import { pageDto } from '../../common/api/docs';
import { CalendarDate, Nested, OneOf, WholeNumber } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';
import { LOCALES, type Locale } from '../../common/messages';
import { OpeningInputDto } from '../../openings/opening-input.dto';
import { type GateCode, GATES } from '../core/result';
import { ClauseDto, GateCountDto, GateDto, PartDto, PartPointsDto, QuestionDto } from './reason.dto';
import { SchemeAnswerDto } from './scheme-answer.dto';

/** What lists can carry besides points and sentences. */
const INCLUDED = ['rules', 'facts', 'all'] as const;
export type Included = (typeof INCLUDED)[number];

const LANGUAGE = { description: 'Language of the sentences, `da` when left out', values: LOCALES, optional: true };
const INCLUDE = {
  description:
    '`rules` = every rule of every accepted scheme beside each line; without it the outcome and what decides. `facts` = ' +
    'the codes and numbers behind each sentence. `all` = both',
  values: INCLUDED,
  optional: true,
};
const weight = (what: string) => ({ description: `Weight of ${what}`, min: 0, max: 1_000_000, optional: true });

/** Language of the sentences. */
export class LanguageQueryDto {
  @OneOf(LANGUAGE)
  language?: Locale;
}

/** How much the lines of a list that is not stored tell. */
const DETAILS = ['points', 'reasons'] as const;
export type DetailOfLines = (typeof DETAILS)[number];

/** How the lines of a list that is not stored are told. */
export class RankingQueryDto extends LanguageQueryDto {
  @OneOf({
    description:
      '`points` = the points of each factor alone, in a fifth of the bytes: for moving weights while ' +
      'somebody watches; `GET /matches/{openingId}/{candidateId}` tells the reasons of one line of a stored opening. ' +
      '`reasons`, or left out = every criterion, question and scheme in sentences',
    values: DETAILS,
    optional: true,
  })
  detail?: DetailOfLines;

  @OneOf(INCLUDE)
  include?: Included;
}

/** A page of a list with sentences. */
export class PhrasedPageQueryDto extends PageQueryDto {
  @OneOf(LANGUAGE)
  language?: Locale;
}

/** A page of ranked lines. */
export class ListQueryDto extends PhrasedPageQueryDto {
  @OneOf(INCLUDE)
  include?: Included;
}

/** Weights of the factors; only their ratio counts. A factor left out keeps the policy's weight, 0 takes it out. */
export class WeightsDto {
  @WholeNumber(weight('tasks and licences'))
  competencies?: number;

  @WholeNumber(weight('language'))
  language?: number;

  @WholeNumber(weight('the step in the branchepakke'))
  branchepakke?: number;

  @WholeNumber(weight('travel'))
  commute?: number;

  @WholeNumber(weight('hours and shifts'))
  hours?: number;

  @WholeNumber(weight('the ABC job goals'))
  job_goal?: number;
}

/** An opening that is only described, and how to rank people for it. */
export class RankingRequestDto {
  @Nested(() => OpeningInputDto, { description: 'The opening; nothing of it is stored' })
  opening: OpeningInputDto;

  @Nested(() => WeightsDto, { description: 'Other weights than the policy’s', optional: true })
  weights?: WeightsDto;

  @WholeNumber({ description: 'Longest list; 50 when left out', min: 1, max: 200, optional: true })
  limit?: number;

  @CalendarDate({ description: 'The day on which the facts are judged; today when left out', optional: true })
  asOf?: string;
}

/** One person of a ranked list, with the points alone. */
export class PointsLineDto {
  @ApiProperty({ type: 'integer', description: 'Place; 1 is the best' })
  rank: number;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of the consultant who has the case' })
  owner: string | null;

  @ApiProperty({ type: 'integer', description: 'Points, 0–10 000; the parts add up to it' })
  total: number;

  @ApiProperty({ enum: ['strong', 'possible', 'weak'], description: 'Band of the total' })
  band: 'strong' | 'possible' | 'weak';

  @ApiProperty({ type: String, description: 'The band in words' })
  bandLabel: string;

  @ApiProperty({ type: () => [PartPointsDto], description: 'The factors the opening says something about' })
  parts: PartPointsDto[];
}

/** One person of a ranked list, with the reasons. */
export class RankedLineDto extends PointsLineDto {
  @ApiProperty({ type: 'integer', description: '0–10 000: how much of it rests on known, evidenced facts' })
  confidence: number;

  @ApiProperty({ type: () => [PartDto], description: 'The factors, with each criterion' })
  declare parts: PartDto[];

  @ApiProperty({ type: () => [QuestionDto], description: 'What is not known, the largest stake first' })
  questions: QuestionDto[];

  @ApiProperty({ type: () => [SchemeAnswerDto], description: 'The accepted schemes, preferred first, and why (not)' })
  schemes: SchemeAnswerDto[];
}

class RankingHeadDto {
  @ApiProperty({ type: 'integer', description: 'People looked at' })
  considered: number;

  @ApiProperty({ type: 'integer', description: 'People whom no gate excludes' })
  eligible: number;

  @ApiProperty({ type: () => [GateCountDto], description: 'Gates that excluded somebody or could not be decided' })
  gates: GateCountDto[];
}

/** On what a list that is not stored rests. */
class LiveHeadDto extends RankingHeadDto {
  @ApiProperty({ type: String, description: 'Version of the policy; other weights are named in it' })
  policyVersion: string;

  @ApiProperty({ type: String, description: 'Version of the dated rules (`GET /rules`)' })
  rulesVersion: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day on which the facts were judged' })
  asOf: string;
}

/** A ranked list that is not stored. */
export class RankingDto extends LiveHeadDto {
  @ApiProperty({ type: () => [RankedLineDto], description: 'Best first' })
  items: RankedLineDto[];
}

/** A ranked list that is not stored, with the points alone (`detail=points`). */
export class PointsRankingDto extends LiveHeadDto {
  @ApiProperty({ type: () => [PointsLineDto], description: 'Best first' })
  items: PointsLineDto[];
}

/** How fresh a stored list is. */
export class FreshnessDto {
  @ApiProperty({ type: String, description: 'Version of the policy' })
  policyVersion: string;

  @ApiProperty({ type: String, nullable: true, description: 'Version of the dated rules; null = an older list' })
  rulesVersion: string | null;

  @ApiProperty({ type: String, format: 'date', description: 'The day on which the facts were judged' })
  asOf: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the list was stored' })
  rankedAt: string;

  @ApiProperty({ type: Boolean, description: 'False while a change that may touch the list waits for its job' })
  upToDate: boolean;
}

/** A line of the stored list: also a suggestion that people decide about. */
export class StoredLineDto extends RankedLineDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the suggestion' })
  suggestionId: string;

  @ApiProperty({ type: String, description: 'State of the suggestion' })
  state: string;

  @ApiProperty({ type: 'integer', description: 'Version of the suggestion, for `If-Match`' })
  version: number;
}

/** One page of the stored list of an opening. */
export class StoredListDto extends RankingHeadDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ type: () => FreshnessDto, nullable: true, description: 'Null while nobody has been ranked yet' })
  freshness: FreshnessDto | null;

  @ApiProperty({ type: () => [StoredLineDto], description: 'Best first' })
  items: StoredLineDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page; null on the last one' })
  nextCursor: string | null;
}

/** One opening that suits a person. */
export class RankedOpeningDto {
  @ApiProperty({ type: 'integer', description: 'Place; 1 is the best' })
  rank: number;

  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ type: String, description: 'Title of the opening' })
  title: string;

  @ApiProperty({ type: String, description: 'Municipality whose team has the opening', example: '0851' })
  municipality: string;

  @ApiProperty({ type: 'integer', description: 'Points, 0–10 000; the parts add up to it' })
  total: number;

  @ApiProperty({ enum: ['strong', 'possible', 'weak'], description: 'Band of the total' })
  band: 'strong' | 'possible' | 'weak';

  @ApiProperty({ type: String, description: 'The band in words' })
  bandLabel: string;

  @ApiProperty({ type: 'integer', description: '0–10 000: how much of it rests on known, evidenced facts' })
  confidence: number;

  @ApiProperty({ type: () => [PartDto], description: 'The factors, with each criterion' })
  parts: PartDto[];

  @ApiProperty({ type: () => [QuestionDto], description: 'What is not known, the largest stake first' })
  questions: QuestionDto[];

  @ApiProperty({ type: () => [SchemeAnswerDto], description: 'The accepted schemes, preferred first, and why (not)' })
  schemes: SchemeAnswerDto[];
}

export class RankedOpeningPageDto extends pageDto(RankedOpeningDto) {}

/** A page of the people whom one gate holds back. */
export class HeldQueryDto extends PhrasedPageQueryDto {
  @OneOf({
    description: 'Excluded by the gate, or on the list with the gate undecided; `not_met` when left out',
    values: ['not_met', 'unknown'],
    optional: true,
  })
  outcome?: 'not_met' | 'unknown';
}

/** Somebody whom a gate holds back. */
export class HeldPersonDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, nullable: true, description: 'Initials of the consultant who has the case' })
  owner: string | null;

  @ApiProperty({ type: 'integer', description: 'Points the person has or would have, 0–10 000' })
  total: number;

  @ApiProperty({ type: () => [GateDto], description: 'Every gate that excludes or asks' })
  gates: GateDto[];
}

/** The people whom one gate of an opening holds back, in pages. */
export class HeldPageDto extends ClauseDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the opening' })
  openingId: string;

  @ApiProperty({ enum: GATES, description: 'Code of the gate' })
  gate: GateCode;

  @ApiProperty({ type: String, description: 'Name of the gate' })
  label: string;

  @ApiProperty({ type: 'integer', description: 'People on all pages' })
  total: number;

  @ApiProperty({
    type: 'integer',
    description: 'More people, whose case is not shared with the opening’s municipality: counted, never named',
  })
  hidden: number;

  @ApiProperty({ type: () => [HeldPersonDto], description: 'The best fitting first' })
  items: HeldPersonDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page; null on the last one' })
  nextCursor: string | null;
}
