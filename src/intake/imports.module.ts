import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module';
import { OpeningsModule } from '../openings/openings.module';
import { ReadingsModule } from './readings/readings.module';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';

/** Files of people and openings. */
@Module({
  imports: [CandidatesModule, OpeningsModule, ReadingsModule],
  controllers: [ImportsController],
  providers: [ImportsService],
  exports: [ImportsService],
})
export class ImportsModule {}
