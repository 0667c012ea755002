import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module';
import { OpeningsModule } from '../openings/openings.module';
import { ReadingsModule } from './readings/readings.module';
import { ImportUndoService } from './import-undo.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';

/** Files of people and openings. */
@Module({
  imports: [CandidatesModule, OpeningsModule, ReadingsModule],
  controllers: [ImportsController],
  providers: [ImportsService, ImportUndoService],
  exports: [ImportsService, ImportUndoService],
})
export class ImportsModule {}
