import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { MergePatchOf, Route } from '../../common/api/docs';
import { SeenVersion, SendsEtag } from '../../common/api/etag';
import { Idempotent } from '../../common/api/idempotency';
import { IdParam } from '../../common/api/uuid.pipe';
import {
  AssessmentInputDto,
  BenefitInputDto,
  ProgrammePhaseInputDto,
  StatedKindsDto,
  VisitationInputDto,
} from './casework-input.dto';
import { AssessmentDto, BenefitDto, CaseworkDto, ProgrammePhaseDto, VisitationDto } from './casework.dto';
import { CaseworkService } from './casework.service';

const ADD = [400, 404, 409, 413, 415, 422] as const;
const CHANGE = [400, 404, 409, 412, 413, 415, 422, 428] as const;

/** Decisions about a person: visitation, target group, benefit and phases. */
@ApiTags('casework')
@Controller('candidates/:id')
export class CaseworkController {
  constructor(private readonly casework: CaseworkService) {}

  @Allow('read', 'Casework', byId())
  @Get('casework')
  @Route({
    summary: 'What happens around a person’s course',
    description:
      'Visitations, benefit, assessments, phases, offers, conversations, job strategies, CV reviews, barriers and ' +
      'statuses with their dates; the 225-hour count and the quality of the Jobnet-CV. Measurements of progress are ' +
      'restricted and no part of it.',
    type: CaseworkDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<CaseworkDto> {
    return this.casework.get(id);
  }

  @Allow('update', 'Casework', byId())
  @Post('casework/complete')
  @Route({
    summary: 'Say that records are complete',
    description: 'An empty list of these kinds then means "none"; before, it means "not known" and asks.',
    type: CaseworkDto,
    refusals: ADD,
  })
  complete(@IdParam() id: string, @Body() stated: StatedKindsDto): Promise<CaseworkDto> {
    return this.casework.complete(id, stated.kinds);
  }

  @Allow('update', 'Casework', byId())
  @Post('visitations')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a visitation',
    description:
      'A dated decision with its decider and reason. A revisitation is one more record; what was decided is not changed.',
    status: 201,
    type: VisitationDto,
    refusals: ADD,
  })
  addVisitation(@IdParam() id: string, @Body() input: VisitationInputDto): Promise<VisitationDto> {
    return this.casework.add('visitations', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Post('assessments')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record an assessment',
    description:
      'Target group, whether an ordinary job is within reach, work duty. The newest answer to a question holds.',
    status: 201,
    type: AssessmentDto,
    refusals: ADD,
  })
  addAssessment(@IdParam() id: string, @Body() input: AssessmentInputDto): Promise<AssessmentDto> {
    return this.casework.add('assessments', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Post('benefits')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a stretch on benefit',
    description: 'With its dates; stretches that meet count as one.',
    status: 201,
    type: BenefitDto,
    refusals: ADD,
  })
  addBenefit(@IdParam() id: string, @Body() input: BenefitInputDto): Promise<BenefitDto> {
    return this.casework.add('benefits', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('benefits/:recordId')
  @SendsEtag()
  @MergePatchOf(BenefitInputDto)
  @Route({
    summary: 'Change a stretch on benefit',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: BenefitDto,
    refusals: CHANGE,
  })
  changeBenefit(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<BenefitDto> {
    return this.casework.change('benefits', id, recordId, patch, seen);
  }

  @Allow('update', 'Casework', byId())
  @Post('programme-phases')
  @Idempotent()
  @SendsEtag()
  @Route({
    summary: 'Record a phase of the course',
    description: 'I reception and start, II conversations and efforts, III closing and follow-up.',
    status: 201,
    type: ProgrammePhaseDto,
    refusals: ADD,
  })
  addProgrammePhase(@IdParam() id: string, @Body() input: ProgrammePhaseInputDto): Promise<ProgrammePhaseDto> {
    return this.casework.add('programmePhases', id, input);
  }

  @Allow('update', 'Casework', byId())
  @Patch('programme-phases/:recordId')
  @SendsEtag()
  @MergePatchOf(ProgrammePhaseInputDto)
  @Route({
    summary: 'Change a phase of the course',
    description: 'JSON merge patch, e.g. to set the last day. The record is checked as a whole like a new one.',
    type: ProgrammePhaseDto,
    refusals: CHANGE,
  })
  changeProgrammePhase(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
    @Body() patch: object,
  ): Promise<ProgrammePhaseDto> {
    return this.casework.change('programmePhases', id, recordId, patch, seen);
  }
}
