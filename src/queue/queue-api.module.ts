import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller';

/** What the queue does, for operators. */
@Module({ controllers: [JobsController] })
export class QueueApiModule {}
