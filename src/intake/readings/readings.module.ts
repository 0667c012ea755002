import { Module } from '@nestjs/common';
import { CandidatesModule } from '../../candidates/candidates.module';
import { OpeningsModule } from '../../openings/openings.module';
import { ReadingDecisionsService } from './reading-decisions.service';
import { ReadingsController } from './readings.controller';
import { ReadingsService } from './readings.service';
import { TextReader } from './text-reader.service';

/** Texts read into proposals, and the decisions about them. */
@Module({
  imports: [CandidatesModule, OpeningsModule],
  controllers: [ReadingsController],
  providers: [TextReader, ReadingsService, ReadingDecisionsService],
  exports: [ReadingsService, ReadingDecisionsService],
})
export class ReadingsModule {}
