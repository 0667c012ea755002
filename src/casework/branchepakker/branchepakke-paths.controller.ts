import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { Route } from '../../common/api/docs';
import { Idempotent } from '../../common/api/idempotency';
import { IdParam } from '../../common/api/uuid.pipe';
import {
  BranchepakkePathDto,
  GoalObservationInputDto,
  GoalWaiverInputDto,
  StepChangeInputDto,
} from './branchepakke.dto';
import { BranchepakkePathsService } from './branchepakke-paths.service';

const CHANGE = [400, 404, 409, 413, 415, 422] as const;

/** Routes of the path of a branchepakke (domain.md §5). */
@ApiTags('casework')
@Controller('candidates/:id/branchepakker/:code')
@ApiParam({ name: 'code', description: 'Branchepakke code', example: 'RENG' })
export class BranchepakkePathsController {
  constructor(private readonly paths: BranchepakkePathsService) {}

  @Allow('read', 'Candidate', byId())
  @Get()
  @Route({
    summary: 'Where a person stands in a branchepakke',
    description: 'Step, goals reached, goals ahead, what is missing before the next step, and the moves so far.',
    type: BranchepakkePathDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string, @Param('code') code: string): Promise<BranchepakkePathDto> {
    return this.paths.get(id, code);
  }

  @Allow('update', 'Candidate', byId())
  @Post('goals')
  @Idempotent()
  @Route({
    summary: 'Record a goal as seen',
    description:
      'With level, observer and date. It raises the competency, never lowers it, and the lists the person belongs on ' +
      'are ranked anew in the background.',
    status: 201,
    type: BranchepakkePathDto,
    refusals: CHANGE,
  })
  observe(
    @IdParam() id: string,
    @Param('code') code: string,
    @Body() goal: GoalObservationInputDto,
  ): Promise<BranchepakkePathDto> {
    return this.paths.observe(id, code, goal);
  }

  @Allow('update', 'Candidate', byId())
  @Post('waivers')
  @Idempotent()
  @Route({
    summary: 'Waive a required goal',
    description: 'With a reason. Saying it again replaces the reason.',
    status: 201,
    type: BranchepakkePathDto,
    refusals: CHANGE,
  })
  waive(
    @IdParam() id: string,
    @Param('code') code: string,
    @Body() waiver: GoalWaiverInputDto,
  ): Promise<BranchepakkePathDto> {
    return this.paths.waive(id, code, waiver);
  }

  @Allow('update', 'Candidate', byId())
  @Post('step')
  @Idempotent()
  @Route({
    summary: 'Move to another step',
    description:
      'Forward only when every required goal of the present step (and of steps passed over) is reached or waived; ' +
      'else 409 `BRANCHEPAKKE.GOALS_MISSING` names the goals. A step back needs a reason.',
    status: 201,
    type: BranchepakkePathDto,
    refusals: CHANGE,
  })
  move(
    @IdParam() id: string,
    @Param('code') code: string,
    @Body() move: StepChangeInputDto,
  ): Promise<BranchepakkePathDto> {
    return this.paths.move(id, code, move);
  }
}
