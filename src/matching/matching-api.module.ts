import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ReferenceLabels } from '../explanations/reference-labels';
import { Geography } from '../geography/geography';
import { OpeningsModule } from '../openings/openings.module';
import { Taxonomy } from '../taxonomy/taxonomy';
import { SequenceInterceptor } from './freshness/sequence.interceptor';
import { MatchingModule } from './matching.module';
import { RankingViewsService } from './answers/ranking-views.service';
import { RankingsController } from './answers/rankings.controller';
import { RematchesController } from './rematch/rematches.controller';
import { WeightPresetsService } from './weight-presets.service';

/** Ranked lists and explanations for machines. */
@Module({
  imports: [MatchingModule, OpeningsModule],
  controllers: [RankingsController, RematchesController],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: SequenceInterceptor },
    RankingViewsService,
    WeightPresetsService,
    {
      provide: ReferenceLabels,
      inject: [Taxonomy, Geography],
      useFactory: (taxonomy: Taxonomy, geography: Geography) => new ReferenceLabels(taxonomy, geography),
    },
  ],
  exports: [RankingViewsService, ReferenceLabels, WeightPresetsService],
})
export class MatchingApiModule {}
