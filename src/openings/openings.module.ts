import { Module } from '@nestjs/common';
import { OpeningsController } from './openings.controller';
import { OpeningsService } from './openings.service';

/** What is offered: openings with their tasks, schemes, hours and languages. */
@Module({ controllers: [OpeningsController], providers: [OpeningsService], exports: [OpeningsService] })
export class OpeningsModule {}
