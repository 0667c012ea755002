/**
 * The product in a process of its own, on the benchmark's database: all modules, HTTP and the queue's worker, with the
 * market's day as today, and two routes more: one that does nothing, and one that ranks inside the request.
 * Started by `started-server.ts`; says `{ url }` to its parent when everybody is in the index.
 */
import 'reflect-metadata';
import { Controller, type DynamicModule, HttpCode, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Allow } from '../src/access';
import { AppModule } from '../src/app.module';
import { configureApi } from '../src/common/api/configure-api';
import type { Clock } from '../src/common/clock';
import { CandidateKeeper } from '../src/matching/facts/candidate-keeper';
import { MatchingModule } from '../src/matching/matching.module';
import { RematchService } from '../src/matching/rematch/rematch.service';
import type { OpeningInputDto } from '../src/openings/opening-input.dto';
import { loadOpening, saveOpening } from '../src/openings/opening.store';
import { OpeningsModule } from '../src/openings/openings.module';
import { OpeningsService } from '../src/openings/openings.service';
import { presentOpening } from '../src/openings/openings.presenter';
import { openRuntime, type Runtime } from '../src/runtime';
import { Worker } from '../src/worker.module';
import { MarketClock, productConfig } from './product';

@Controller()
@Allow('read', 'Opening')
class BenchController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: OpeningsService,
    private readonly rematch: RematchService,
  ) {}

  /** What HTTP, the framework, sign-in, the log of views and reading the body cost by themselves. */
  @Post('rankings/empty')
  @HttpCode(200)
  empty(): object {
    return {};
  }

  /** Registers an opening and stores its list before answering: no outbox row, no queue. */
  @Post('bench/inside')
  async inside(@Req() request: Request): Promise<object> {
    const input = request.body as OpeningInputDto;
    if (this.openings.check(input).length > 0) throw new Error('the opening is not valid');
    const opening = await this.dataSource.transaction(async (manager) => {
      const { id } = await saveOpening(manager, input, undefined, { state: 'aaben' });
      return presentOpening(await loadOpening(manager, id));
    });
    await this.rematch.rematchOpening(opening.id);
    return opening;
  }
}

@Module({})
class BenchModule {
  static forRuntime(runtime: Runtime, clock: Clock): DynamicModule {
    return {
      module: BenchModule,
      imports: [AppModule.forRuntime(runtime, clock), OpeningsModule, MatchingModule],
      controllers: [BenchController],
    };
  }
}

async function main([databaseUrl, asOf]: string[]): Promise<void> {
  const runtime = await openRuntime(productConfig(databaseUrl!));
  const app = await NestFactory.create(BenchModule.forRuntime(runtime, new MarketClock(asOf!)), {
    logger: ['error'],
    bodyParser: false,
  });
  configureApi(app);
  await app.listen(0, '127.0.0.1');
  await app.get(Worker).start();
  await app.get(CandidateKeeper).catchUp();
  process.send!({ url: await app.getUrl() });
  process.once('disconnect', () => {
    void app
      .close()
      .then(() => runtime.close())
      .finally(() => process.exit(0));
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
