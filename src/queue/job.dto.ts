import { ApiProperty } from '@nestjs/swagger';
import { OneOf } from '../common/api/fields';

/** States a job can be listed by. */
export const JOB_STATES = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const;

/** How many jobs stand where. */
export class JobCountsDto {
  @ApiProperty({ type: 'integer', description: 'Waiting for a worker' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Running now' })
  active: number;

  @ApiProperty({ type: 'integer', description: 'Waiting for a time, e.g. for the next attempt' })
  delayed: number;

  @ApiProperty({ type: 'integer', description: 'Given up after the last attempt; see `GET /jobs?state=failed`' })
  failed: number;

  @ApiProperty({ type: 'integer', description: 'Done, as far back as is kept' })
  completed: number;

  @ApiProperty({ type: 'integer', description: 'Records whose change is not worked in yet' })
  pendingChanges: number;
}

/** One job. */
export class JobDto {
  @ApiProperty({ type: String, description: 'Id' })
  id: string;

  @ApiProperty({ type: String, description: 'Kind', example: 'rematch-opening' })
  name: string;

  @ApiProperty({ type: String, description: 'State', example: 'completed' })
  state: string;

  @ApiProperty({ type: 'integer', description: 'Attempts made' })
  attemptsMade: number;

  @ApiProperty({ type: 'integer', nullable: true, description: '0–100 where the job tells' })
  progress: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed' })
  failedReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was put into the queue' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended' })
  finishedAt: string | null;
}

/** Jobs in one state, newest first. */
export class JobListDto {
  @ApiProperty({ type: () => [JobDto], description: 'At most 50' })
  items: JobDto[];
}

/** Which jobs are wanted. */
export class JobQueryDto {
  @OneOf({ description: 'State; `failed` when left out', values: JOB_STATES, optional: true })
  state?: (typeof JOB_STATES)[number];
}
