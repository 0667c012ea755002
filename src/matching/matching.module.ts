import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { type Config, CONFIG } from '../config/config';
import { DistanceTravelModel } from '../geography/travel-model';
import { JobQueue } from '../queue/job-queue';
import { fieldKeys } from '../privacy/fields/field-keys';
import { Outbox } from '../queue/outbox';
import { RuleBook } from '../schemes';
import { Taxonomy } from '../taxonomy/taxonomy';
import { CandidateKeeper } from './facts/candidate-keeper';
import { indexBasis } from './freshness/index-basis';
import { IndexReporter } from './freshness/index-reporter';
import { SnapshotFile } from './freshness/snapshot-file';
import { FullRematches } from './rematch/full-rematches';
import { MatchStore } from './lists/match-store';
import { MatchingService } from './matching.service';
import { OpeningKeeper } from './facts/opening-keeper';
import { type PersonCard, PersonCards } from './facts/person-cards';
import { PolicyBook } from './policy-book';
import { ReachService } from './reach.service';
import { RematchBatchService } from './rematch/rematch-batch.service';
import { RematchService } from './rematch/rematch.service';
import { SchemeDesk } from './facts/scheme-desk';
import { SuitableOpenings } from './facts/suitable-openings';

const schemesOf = (cards: ReadonlyMap<string, PersonCard>) =>
  new Map([...cards].map(([id, { scheme }]) => [id, scheme]));

/** Loads facts, asks the core, stores suggestions and says what changed. */
@Module({
  providers: [
    {
      provide: CandidateKeeper,
      inject: [DataSource, Clock, Taxonomy, DistanceTravelModel, RuleBook, { token: SnapshotFile, optional: true }],
      useFactory: (...engines: ConstructorParameters<typeof CandidateKeeper>) => new CandidateKeeper(...engines),
    },
    {
      provide: SnapshotFile,
      inject: [DataSource, CONFIG, RuleBook, Taxonomy],
      useFactory: (db: DataSource, { INDEX_DIR }: Config, rules: RuleBook, taxonomy: Taxonomy) =>
        INDEX_DIR === undefined
          ? null
          : new SnapshotFile(INDEX_DIR, () => indexBasis(db, [rules.version, taxonomy.changesVersion]), fieldKeys),
    },
    {
      provide: IndexReporter,
      inject: [DataSource, CandidateKeeper, CONFIG, { token: SnapshotFile, optional: true }],
      useFactory: (...engines: ConstructorParameters<typeof IndexReporter>) => new IndexReporter(...engines),
    },
    { provide: OpeningKeeper, inject: [DataSource], useFactory: (db: DataSource) => new OpeningKeeper(db) },
    {
      provide: SuitableOpenings,
      inject: [OpeningKeeper, Taxonomy, DistanceTravelModel],
      useFactory: (openings: OpeningKeeper, graph: Taxonomy, travel: DistanceTravelModel) =>
        new SuitableOpenings(openings, { graph, travel }),
    },
    {
      provide: PersonCards,
      inject: [DataSource, CandidateKeeper],
      useFactory: (db: DataSource, candidates: CandidateKeeper) => new PersonCards(db, candidates),
    },
    {
      provide: SchemeDesk,
      inject: [DataSource, RuleBook, PersonCards, Taxonomy],
      useFactory: (db: DataSource, rules: RuleBook, cards: PersonCards, { changesVersion }: Taxonomy) =>
        new SchemeDesk(db, rules, async (ids, asOf) => schemesOf(await cards.of(ids, asOf)), changesVersion),
    },
    { provide: MatchStore, inject: [DataSource], useFactory: (db: DataSource) => new MatchStore(db) },
    {
      provide: MatchingService,
      inject: [
        DataSource,
        CandidateKeeper,
        SuitableOpenings,
        SchemeDesk,
        PersonCards,
        Clock,
        PolicyBook,
        Taxonomy,
        DistanceTravelModel,
      ],
      useFactory: (
        dataSource: DataSource,
        candidates: CandidateKeeper,
        openings: SuitableOpenings,
        schemes: SchemeDesk,
        cards: PersonCards,
        clock: Clock,
        policies: PolicyBook,
        taxonomy: Taxonomy,
        travel: DistanceTravelModel,
      ) =>
        new MatchingService(dataSource, candidates, openings, schemes, cards, clock, policies, {
          graph: taxonomy,
          travel,
        }),
    },
    {
      provide: ReachService,
      inject: [CandidateKeeper, SchemeDesk, Clock, PolicyBook],
      useFactory: (...parts: ConstructorParameters<typeof ReachService>) => new ReachService(...parts),
    },
    {
      provide: FullRematches,
      inject: [DataSource, JobQueue],
      useFactory: (db: DataSource, queue: JobQueue) => new FullRematches(db, queue),
    },
    {
      provide: RematchBatchService,
      inject: [FullRematches, RematchService, CandidateKeeper, MatchStore, Outbox],
      useFactory: (...engines: ConstructorParameters<typeof RematchBatchService>) =>
        new RematchBatchService(...engines),
    },
    {
      provide: RematchService,
      inject: [
        DataSource,
        Outbox,
        CandidateKeeper,
        OpeningKeeper,
        SuitableOpenings,
        MatchStore,
        SchemeDesk,
        Clock,
        CONFIG,
        PolicyBook,
        FullRematches,
        Taxonomy,
        DistanceTravelModel,
      ],
      useFactory: (
        dataSource: DataSource,
        outbox: Outbox,
        candidates: CandidateKeeper,
        openings: OpeningKeeper,
        suitable: SuitableOpenings,
        store: MatchStore,
        schemes: SchemeDesk,
        clock: Clock,
        config: Config,
        policies: PolicyBook,
        rematches: FullRematches,
        graph: Taxonomy,
        travel: DistanceTravelModel,
      ) =>
        new RematchService(dataSource, outbox, candidates, openings, suitable, store, schemes, clock, {
          listSize: config.LIST_SIZE,
          policies,
          rematches,
          graph,
          travel,
        }),
    },
  ],
  exports: [
    CandidateKeeper,
    FullRematches,
    IndexReporter,
    MatchingService,
    ReachService,
    RematchBatchService,
    RematchService,
  ],
})
export class MatchingModule {}
