import { Module } from '@nestjs/common';
import { EmployersModule } from '../../../employers/employers.module';
import { MatchingApiModule } from '../../../matching/matching-api.module';
import { MatchingModule } from '../../../matching/matching.module';
import { OpeningsModule } from '../../../openings/openings.module';
import { ViewModule } from '../../view/view.module';
import { FirmLookupService } from './firm-lookup.service';
import { NewOpeningService } from './new-opening.service';
import { ReachViewService } from './reach-view.service';

/** The work behind the form of a new opening. */
@Module({
  imports: [ViewModule, EmployersModule, OpeningsModule, MatchingModule, MatchingApiModule],
  providers: [NewOpeningService, FirmLookupService, ReachViewService],
  exports: [NewOpeningService, FirmLookupService],
})
export class NewOpeningModule {}
