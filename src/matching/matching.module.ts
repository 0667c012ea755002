import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { type Config, CONFIG } from '../config/config';
import { DistanceTravelModel } from '../geography/travel-model';
import { Outbox } from '../queue/outbox';
import { Taxonomy } from '../taxonomy/taxonomy';
import { CandidateKeeper } from './candidate-keeper';
import { DEFAULT_POLICY } from './core/policy';
import { MatchStore } from './match-store';
import { MatchingService } from './matching.service';
import { OpeningKeeper } from './opening-keeper';
import { RematchService } from './rematch.service';

/** Loads facts, asks the core, stores suggestions and says what changed. */
@Module({
  providers: [
    {
      provide: CandidateKeeper,
      inject: [DataSource, Clock, Taxonomy, DistanceTravelModel],
      useFactory: (...engines: ConstructorParameters<typeof CandidateKeeper>) => new CandidateKeeper(...engines),
    },
    { provide: OpeningKeeper, inject: [DataSource], useFactory: (db: DataSource) => new OpeningKeeper(db) },
    { provide: MatchStore, inject: [DataSource], useFactory: (db: DataSource) => new MatchStore(db) },
    {
      provide: MatchingService,
      inject: [DataSource, CandidateKeeper, OpeningKeeper, Clock, Taxonomy, DistanceTravelModel],
      useFactory: (
        dataSource: DataSource,
        candidates: CandidateKeeper,
        openings: OpeningKeeper,
        clock: Clock,
        taxonomy: Taxonomy,
        travel: DistanceTravelModel,
      ) => new MatchingService(dataSource, candidates, openings, clock, DEFAULT_POLICY, taxonomy, travel),
    },
    {
      provide: RematchService,
      inject: [DataSource, Outbox, CandidateKeeper, OpeningKeeper, MatchStore, Clock, CONFIG],
      useFactory: (
        dataSource: DataSource,
        outbox: Outbox,
        candidates: CandidateKeeper,
        openings: OpeningKeeper,
        store: MatchStore,
        clock: Clock,
        config: Config,
      ) =>
        new RematchService(dataSource, outbox, candidates, openings, store, clock, {
          listSize: config.LIST_SIZE,
          policy: DEFAULT_POLICY,
        }),
    },
  ],
  exports: [CandidateKeeper, MatchingService, RematchService],
})
export class MatchingModule {}
