import { Module } from '@nestjs/common';
import { CaseworkModule } from '../casework/casework.module';
import { EmployersModule } from '../employers/employers.module';
import { MatchingApiModule } from '../matching/matching-api.module';
import { MatchingModule } from '../matching/matching.module';
import { OpeningsModule } from '../openings/openings.module';
import { SuggestionsModule } from '../suggestions/suggestions.module';
import { AdminPagesModule } from './admin/admin-pages.module';
import { OversightModule } from './oversight/oversight.module';
import { BoardPagesModule } from './board/board-pages.module';
import { CandidatePagesModule } from './candidates/candidate-pages.module';
import { EmployerPortalModule } from './employer-portal/employer-portal.module';
import { EmployerPagesModule } from './employers/employer-pages.module';
import { ImportPagesModule } from './imports/import-pages.module';
import { CaseOpeningController } from './access/case-opening.controller';
import { SettingsController } from './access/settings.controller';
import { SamlController } from './access/saml.controller';
import { SignInController, SignOutController } from './access/sign-in.controller';
import { CompareService } from './match/compare.service';
import { HelpController } from './help/help.controller';
import { MatchController } from './match/match.controller';
import { MatchPageService } from './match/match-page.service';
import { ChosenController } from './openings/chosen/chosen.controller';
import { ChosenPageService } from './openings/chosen/chosen-page.service';
import { ChosenPeople } from './openings/chosen/chosen-people.service';
import { ListDetailsController } from './openings/list-details.controller';
import { ListFilesController } from './openings/list-files.controller';
import { OpeningHeadService } from './openings/opening-head.service';
import { OpeningLinesService } from './openings/opening-lines.service';
import { NewOpeningController } from './openings/new/new-opening.controller';
import { NewOpeningModule } from './openings/new/new-opening.module';
import { OpeningMapController } from './openings/opening-map.controller';
import { OpeningController } from './openings/opening.controller';
import { OpeningsListController } from './openings/openings-list.controller';
import { PresetsController } from './openings/presets.controller';
import { RankedListService } from './openings/ranked-list.service';
import { ShortlistController } from './openings/shortlist.controller';
import { ReadingPagesModule } from './reading/reading-pages.module';
import { OfferedReasons } from './review/offered-reasons';
import { ReviewController } from './review/review.controller';
import { ReviewPageService } from './review/review-page.service';
import { SavedViewsModule } from '../saved-views/saved-views.module';
import { SavedViewsController } from './saved-views/saved-views.controller';
import { SearchPagesModule } from './search/search-pages.module';
import { OwnStartService } from './start/own-start.service';
import { StartController } from './start/start.controller';
import { TeamStartService } from './start/team-start.service';
import { AssetsController } from './view/assets.controller';
import { ViewModule } from './view/view.module';

/** Pages for consultants and virksomhedsservice. How to add one: `README.md` beside this file. */
@Module({
  imports: [
    ViewModule,
    CaseworkModule,
    EmployersModule,
    MatchingModule,
    MatchingApiModule,
    OpeningsModule,
    SavedViewsModule,
    SuggestionsModule,
    AdminPagesModule,
    OversightModule,
    BoardPagesModule,
    EmployerPagesModule,
    EmployerPortalModule,
    ImportPagesModule,
    ReadingPagesModule,
    CandidatePagesModule,
    NewOpeningModule,
    SearchPagesModule,
  ],
  controllers: [
    AssetsController,
    SignInController,
    SamlController,
    SignOutController,
    SettingsController,
    CaseOpeningController,
    StartController,
    OpeningsListController,
    // before the pages of one opening, whose id stands where its `ny` stands
    NewOpeningController,
    ListFilesController,
    ShortlistController,
    PresetsController,
    OpeningMapController,
    ChosenController,
    ListDetailsController,
    OpeningController,
    MatchController,
    ReviewController,
    SavedViewsController,
    HelpController,
  ],
  providers: [
    OwnStartService,
    TeamStartService,
    OpeningHeadService,
    OpeningLinesService,
    RankedListService,
    ChosenPageService,
    ChosenPeople,
    CompareService,
    MatchPageService,
    OfferedReasons,
    ReviewPageService,
  ],
  exports: [OpeningHeadService, RankedListService, MatchPageService],
})
export class WebModule {}
