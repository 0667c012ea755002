/**
 * A process that ranks its share of all open openings with every reason and stores nothing. Started by
 * `ranked-only.ts`; says `ready` when everybody is in its index and told `go`, ranks, and says how many it ranked.
 */
import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { Clock } from '../../src/common/clock';
import { CandidateKeeper } from '../../src/matching/facts/candidate-keeper';
import { RematchService } from '../../src/matching/rematch/rematch.service';
import { openRuntime } from '../../src/runtime';
import { productConfig } from '../product';

/** Openings ranked before the time counts. */
const WARM_UP = 100;

async function main([databaseUrl, share, of]: string[]): Promise<void> {
  const runtime = await openRuntime(productConfig(databaseUrl!));
  const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime, new Clock()), {
    logger: ['error'],
  });
  await app.get(CandidateKeeper).catchUp();
  const rematch = app.get(RematchService);
  const rows: { id: string }[] = await runtime.dataSource.query(
    `select id from openings where state = 'aaben' order by id`,
  );
  const ids = rows.map(({ id }) => id).filter((_, place) => place % Number(of) === Number(share));
  const openings = await rematch.judged(ids);
  for (const opening of openings.slice(0, WARM_UP)) rematch.rankedRun(opening, ['bench']);
  process.send!({ state: 'ready' });
  await once(process, 'message');
  for (const opening of openings) rematch.rankedRun(opening, ['bench']);
  process.send!({ state: 'done', ranked: openings.length });
  await app.close();
  await runtime.close();
  process.disconnect();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
