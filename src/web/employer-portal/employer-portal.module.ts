import { Module } from '@nestjs/common';
import { OpeningsModule } from '../../openings/openings.module';
import { PrivacyModule } from '../../privacy/privacy.module';
import { SuggestionsModule } from '../../suggestions/suggestions.module';
import { MatchingApiModule } from '../../matching/matching-api.module';
import { NewOpeningModule } from '../openings/new/new-opening.module';
import { OpeningHeadService } from '../openings/opening-head.service';
import { ViewModule } from '../view/view.module';
import { EmployerSeats } from './employer-seat';
import { OwnOpeningPageService } from './own-opening-page.service';
import { PortalOpeningController } from './portal-opening.controller';
import { PortalOpeningsController } from './portal-openings.controller';
import { PostOpeningService } from './post-opening.service';

/** The employers' own pages: post an opening, see its state and anonymous profiles, answer with one click. */
@Module({
  imports: [ViewModule, OpeningsModule, SuggestionsModule, PrivacyModule, MatchingApiModule, NewOpeningModule],
  controllers: [PortalOpeningsController, PortalOpeningController],
  providers: [EmployerSeats, PostOpeningService, OwnOpeningPageService, OpeningHeadService],
})
export class EmployerPortalModule {}
