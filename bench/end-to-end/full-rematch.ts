/** Re-matching everything with one and with two workers, beside the matching alone. */
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { Clock } from '../../src/common/clock';
import { CandidateKeeper } from '../../src/matching/candidate-keeper';
import { FullRematches } from '../../src/matching/full-rematches';
import { RematchService } from '../../src/matching/rematch.service';
import { openRuntime } from '../../src/runtime';
import { productConfig } from '../product';
import { startWorkers } from './workers';
import { untilTrue } from './until';

/** Openings a second, by way. */
export interface FullRematchFigures {
  openings: number;
  /** ranked one after the other in one process, reasons included, nothing stored */
  matchOnly: number;
  /** where the queue lives → number of workers → stored openings a second, everything written anew */
  stored: Record<string, Record<number, number>>;
  /** the same again when no list differs from the stored one */
  unchanged: Record<string, number>;
}

/** @param redisUrl the queue lives there too, for a second round; undefined = PostgreSQL only */
export async function measureFullRematch(databaseUrl: string, redisUrl?: string): Promise<FullRematchFigures> {
  const queues: Record<string, Record<string, string>> = { PostgreSQL: {} };
  if (redisUrl) queues.Redis = { REDIS_URL: redisUrl, QUEUE_PREFIX: `bench-${process.pid}` };
  const matchOnly = await matchAlone(databaseUrl);
  const stored: FullRematchFigures['stored'] = {};
  const unchanged: FullRematchFigures['unchanged'] = {};
  for (const [name, env] of Object.entries(queues)) {
    stored[name] = {};
    for (const workers of [1, 2]) {
      const [anew, again] = await rematchTwice(databaseUrl, env, workers);
      stored[name][workers] = anew;
      if (workers === 1) unchanged[name] = again;
    }
  }
  return { ...matchOnly, stored, unchanged };
}

async function matchAlone(databaseUrl: string): Promise<{ openings: number; matchOnly: number }> {
  const runtime = await openRuntime(productConfig(databaseUrl));
  const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime, new Clock()), {
    logger: ['error'],
  });
  try {
    await app.get(CandidateKeeper).catchUp();
    const rematch = app.get(RematchService);
    const rows: { id: string }[] = await runtime.dataSource.query(`select id from openings where state = 'aaben'`);
    const openings = await rematch.judged(rows.map(({ id }) => id));
    for (const opening of openings.slice(0, 100)) rematch.rankedRun(opening, ['bench']);
    const started = performance.now();
    for (const opening of openings) rematch.rankedRun(opening, ['bench']);
    return { openings: openings.length, matchOnly: (1000 * openings.length) / (performance.now() - started) };
  } finally {
    await app.close();
    await runtime.close();
  }
}

/** Openings a second: first with every list empty before, then with every list as it is. */
async function rematchTwice(
  databaseUrl: string,
  env: Record<string, string>,
  workers: number,
): Promise<[number, number]> {
  const runtime = await openRuntime({ ...productConfig(databaseUrl), ...env });
  const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime, new Clock()), {
    logger: ['error'],
  });
  const running = await startWorkers(runtime.dataSource, workers, {
    DATABASE_URL: databaseUrl,
    SWEEP_SECONDS: '3600',
    ...env,
  });
  try {
    const rematches = app.get(FullRematches);
    const once = async (): Promise<number> => {
      const id = await rematches.begin('asked', { policyVersion: 'bench', rulesVersion: 'bench' });
      const ms = await untilTrue('the re-match', async () => (await rematches.get(id)).finishedAt !== null, 10);
      return (1000 * (await rematches.get(id)).openings) / ms;
    };
    await once();
    await runtime.dataSource.query(`delete from suggestions where state = 'suggested'`);
    await runtime.dataSource.query('vacuum analyze suggestions');
    return [await once(), await once()];
  } finally {
    await running.stop();
    await app.close();
    await runtime.close();
  }
}
