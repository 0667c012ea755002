import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access';
import { Route } from '../common/api/docs';
import { JobCountsDto, JobDto, JobListDto, JobQueryDto } from './job.dto';
import { JobQueue } from './job-queue';
import { Outbox } from './outbox';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly queue: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  @Allow('read', 'Job')
  @Get('counts')
  @Route({
    summary: 'Count the queued jobs',
    description: 'By state, and how many changed records still wait to be worked in.',
    type: JobCountsDto,
  })
  async counts(): Promise<JobCountsDto> {
    return { ...(await this.queue.counts()), pendingChanges: await this.outbox.pending() };
  }

  @Allow('read', 'Job')
  @Get()
  @Route({ summary: 'List jobs', description: 'In one state, newest first.', type: JobListDto, refusals: [422] })
  async list(@Query() query: JobQueryDto): Promise<JobListDto> {
    return { items: await this.queue.list(query.state ?? 'failed') };
  }

  @Allow('read', 'Job')
  @Get(':id')
  @ApiParam({ name: 'id', description: 'Id of the job' })
  @Route({
    summary: 'Read one job',
    description: 'Finished jobs are forgotten after a while.',
    type: JobDto,
    refusals: [404],
  })
  get(@Param('id') id: string): Promise<JobDto> {
    return this.queue.status(id);
  }

  @Allow('update', 'Job')
  @Post(':id/retry')
  @ApiParam({ name: 'id', description: 'Id of the job' })
  @Route({
    summary: 'Try a failed job again',
    description: 'Puts it back into the queue.',
    type: JobDto,
    refusals: [404, 409],
  })
  retry(@Param('id') id: string): Promise<JobDto> {
    return this.queue.retry(id);
  }
}
