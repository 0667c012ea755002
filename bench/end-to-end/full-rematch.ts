/** Re-matching everything with one and with two workers, beside the matching alone. */
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { Clock } from '../../src/common/clock';
import { FullRematches } from '../../src/matching/rematch/full-rematches';
import { openRuntime } from '../../src/runtime';
import { productConfig } from '../product';
import { rankEverything } from './ranked-only';
import { startWorkers } from './workers';
import { untilTrue } from './until';

/** Openings a second, by way. */
export interface FullRematchFigures {
  openings: number;
  /** ranked one after the other in one process, reasons included, nothing stored */
  matchOnly: number;
  /** the same by two processes at once, half of the openings each */
  matchOnlyByTwo: number;
  /** where the queue lives → number of workers → stored openings a second, everything written anew */
  stored: Record<string, Record<number, number>>;
  /** the same again when no list differs from the stored one */
  unchanged: Record<string, number>;
}

/** @param redisUrl the queue lives there too, for a second round; undefined = PostgreSQL only */
export async function measureFullRematch(databaseUrl: string, redisUrl?: string): Promise<FullRematchFigures> {
  const queues: Record<string, Record<string, string>> = { PostgreSQL: {} };
  if (redisUrl) queues.Redis = { REDIS_URL: redisUrl, QUEUE_PREFIX: `bench-${process.pid}` };
  // the machine drifts by a quarter within minutes: the ranking is measured before and after everything it is compared with
  const ranked = { alone: [] as number[], byTwo: [] as number[] };
  const rank = async (): Promise<number> => {
    const alone = await rankEverything(databaseUrl, 1);
    ranked.alone.push(alone.perSecond);
    ranked.byTwo.push((await rankEverything(databaseUrl, 2)).perSecond);
    return alone.openings;
  };
  const openings = await rank();
  const stored: FullRematchFigures['stored'] = {};
  const unchanged: FullRematchFigures['unchanged'] = {};
  for (const [name, env] of Object.entries(queues)) {
    const [anew, again] = await rematchTimes(databaseUrl, env, 1, 2);
    const [byTwoWorkers] = await rematchTimes(databaseUrl, env, 2, 1);
    stored[name] = { 1: anew!, 2: byTwoWorkers! };
    unchanged[name] = again!;
    await rank();
  }
  return { openings, matchOnly: meanOf(ranked.alone), matchOnlyByTwo: meanOf(ranked.byTwo), stored, unchanged };
}

function meanOf(rates: readonly number[]): number {
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/** Openings a second: first with every list empty before, from the second time on with every list as it is. */
async function rematchTimes(
  databaseUrl: string,
  env: Record<string, string>,
  workers: number,
  times: number,
): Promise<number[]> {
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
    const rates: number[] = [];
    while (rates.length < times) rates.push(await once());
    return rates;
  } finally {
    await running.stop();
    await app.close();
    await runtime.close();
  }
}
