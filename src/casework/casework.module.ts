import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { RuleBook } from '../schemes';
import { BranchepakkePathsController } from './branchepakker/branchepakke-paths.controller';
import { BranchepakkePathsService } from './branchepakker/branchepakke-paths.service';
import { BoardApiService } from './board/board-api.service';
import { BoardApiController } from './board/board.controller';
import { BoardMovesService } from './board/board-moves.service';
import { BoardService } from './board/board.service';
import { DeadlinesController } from './deadlines/deadlines.controller';
import { DeadlinesService } from './deadlines/deadlines.service';
import { DeadlinesAhead } from './deadlines/deadlines-ahead';
import { PersonKeeper } from './deadlines/person-keeper';
import { MeasurementsController } from './measurements/measurements.controller';
import { MeasurementsService } from './measurements/measurements.service';
import { RatioController } from './ratio/ratio.controller';
import { RatioService } from './ratio/ratio.service';
import { ActivitiesController } from './records/activities.controller';
import { CaseworkController } from './records/casework.controller';
import { CaseworkService } from './records/casework.service';
import { RulesController } from './rules/rules.controller';

/** What happens around a person's course, and what the dated rules make of it. */
@Module({
  controllers: [
    CaseworkController,
    ActivitiesController,
    BranchepakkePathsController,
    MeasurementsController,
    DeadlinesController,
    RatioController,
    RulesController,
    BoardApiController,
  ],
  providers: [
    CaseworkService,
    BranchepakkePathsService,
    MeasurementsService,
    DeadlinesService,
    RatioService,
    BoardService,
    BoardMovesService,
    BoardApiService,
    {
      provide: PersonKeeper,
      inject: [DataSource, RuleBook],
      useFactory: (dataSource: DataSource, rules: RuleBook) => new PersonKeeper(dataSource, rules),
    },
    {
      provide: DeadlinesAhead,
      inject: [PersonKeeper, Clock],
      useFactory: (keeper: PersonKeeper, clock: Clock) => new DeadlinesAhead(keeper, clock),
    },
  ],
  exports: [CaseworkService, BranchepakkePathsService, DeadlinesService, RatioService, BoardService, BoardMovesService],
})
export class CaseworkModule {}
