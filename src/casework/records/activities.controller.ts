import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { MergePatchOf, Route } from '../../common/api/docs';
import { SeenVersion, SendsEtag } from '../../common/api/etag';
import { Idempotent } from '../../common/api/idempotency';
import { IdParam } from '../../common/api/uuid.pipe';
import {
  BarrierInputDto,
  ConversationInputDto,
  CvReviewInputDto,
  JobStrategyInputDto,
  OfferInputDto,
} from './casework-input.dto';
import { BarrierDto, ConversationDto, CvReviewDto, JobStrategyDto, OfferDto } from './casework.dto';
import { CaseworkService } from './casework.service';

const ADD = [400, 404, 409, 413, 415, 422] as const;
const CHANGE = [400, 404, 409, 412, 413, 415, 422, 428] as const;

/** What is done with a person: offers, conversations, strategy, CV and what stands in the way. */
@ApiTags('casework')
@Controller('candidates/:id')
export class ActivitiesController {
  constructor(private readonly casework: CaseworkService) {}

  @Allow('update', 'Casework', byId())
  @Post('offers')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record an offer or activity',
    description:
      'One or more blocks with their own tasks, hours and dates. Paid hours and praktik at one firm are two blocks.',
    status: 201,
    type: OfferDto,
    refusals: ADD,
  })
  addOffer(@IdParam() id: string, @Body() input: OfferInputDto): Promise<OfferDto> {
    return this.casework.add('offers', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('offers/:recordId')
  @SendsEtag()
  @MergePatchOf(OfferInputDto)
  @Route({
    summary: 'Change an offer or activity',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: OfferDto,
    refusals: CHANGE,
  })
  changeOffer(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<OfferDto> {
    return this.casework.change('offers', id, recordId, patch, seen);
  }

  @Allow('update', 'Casework', byId())
  @Post('conversations')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a conversation',
    description: 'Planned or held.',
    status: 201,
    type: ConversationDto,
    refusals: ADD,
  })
  addConversation(@IdParam() id: string, @Body() input: ConversationInputDto): Promise<ConversationDto> {
    return this.casework.add('conversations', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('conversations/:recordId')
  @SendsEtag()
  @MergePatchOf(ConversationInputDto)
  @Route({
    summary: 'Change a conversation',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: ConversationDto,
    refusals: CHANGE,
  })
  changeConversation(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<ConversationDto> {
    return this.casework.change('conversations', id, recordId, patch, seen);
  }

  @Allow('update', 'Casework', byId())
  @Post('job-strategies')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record what was agreed on the ABC-jobstrategi',
    description: 'Actions and the day it is looked at again; the occupations stand on the candidate.',
    status: 201,
    type: JobStrategyDto,
    refusals: ADD,
  })
  addJobStrategy(@IdParam() id: string, @Body() input: JobStrategyInputDto): Promise<JobStrategyDto> {
    return this.casework.add('jobStrategies', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('job-strategies/:recordId')
  @SendsEtag()
  @MergePatchOf(JobStrategyInputDto)
  @Route({
    summary: 'Change what was agreed on the ABC-jobstrategi',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: JobStrategyDto,
    refusals: CHANGE,
  })
  changeJobStrategy(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<JobStrategyDto> {
    return this.casework.change('jobStrategies', id, recordId, patch, seen);
  }

  @Allow('update', 'Casework', byId())
  @Post('cv-reviews')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a look at the Jobnet-CV',
    description: 'What only a reader can tell; the quality score adds it to the record.',
    status: 201,
    type: CvReviewDto,
    refusals: ADD,
  })
  addCvReview(@IdParam() id: string, @Body() input: CvReviewInputDto): Promise<CvReviewDto> {
    return this.casework.add('cvReviews', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Post('barriers')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a barrier',
    description: 'As a code only: no words about health or family.',
    status: 201,
    type: BarrierDto,
    refusals: ADD,
  })
  addBarrier(@IdParam() id: string, @Body() input: BarrierInputDto): Promise<BarrierDto> {
    return this.casework.add('barriers', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('barriers/:recordId')
  @SendsEtag()
  @MergePatchOf(BarrierInputDto)
  @Route({
    summary: 'Change a barrier',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: BarrierDto,
    refusals: CHANGE,
  })
  changeBarrier(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<BarrierDto> {
    return this.casework.change('barriers', id, recordId, patch, seen);
  }
}
