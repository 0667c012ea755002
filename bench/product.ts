/** The product's own modules on the benchmark's database, with the market's day as today. */
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module';
import { Clock } from '../src/common/clock';
import { type Config, loadConfig } from '../src/config/config';
import { DistanceTravelModel } from '../src/geography/travel-model';
import { CandidateKeeper } from '../src/matching/facts/candidate-keeper';
import { DEFAULT_POLICY } from '../src/matching/core/policy';
import { SchemeDesk } from '../src/matching/facts/scheme-desk';
import { openRuntime } from '../src/runtime';
import { Taxonomy } from '../src/taxonomy/taxonomy';
import type { Market } from './market';
import type { PeerData } from './peers/peer';

/** Today is the market's day; the time of day is the real one. */
export class MarketClock extends Clock {
  constructor(private readonly day: string) {
    super();
  }

  override today(): string {
    return this.day;
  }
}

/** Configuration of the product in the benchmark. */
export function productConfig(databaseUrl: string): Config {
  return loadConfig({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    SEED_DEMO: 'false',
    // one sweep at the start has every opening ranked; none disturbs the measuring
    SWEEP_SECONDS: '3600',
    LOG_LEVEL: 'error',
    FIELD_KEYS: process.env.FIELD_KEYS,
    // pages are asked for in the session of a colleague
    DEMO_SIGN_IN: 'true',
  });
}

/** Everybody and every opening as the product itself knows them; every system of the benchmark is given these. */
export async function readData(databaseUrl: string, market: Market): Promise<PeerData> {
  const { asOf } = market.size;
  const runtime = await openRuntime(productConfig(databaseUrl));
  const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime, new MarketClock(asOf)), {
    logger: ['error'],
  });
  try {
    const keeper = app.get(CandidateKeeper);
    await keeper.catchUp();
    const candidates = market.candidates.map(({ id }) => keeper.index.get(id)!);
    const desk = app.get(SchemeDesk);
    const judged = async (form: 'stored' | 'described') =>
      desk.withRoom(
        market.openings.map(({ input, [form]: facts }) => ({ facts, input })),
        asOf,
      );
    const [stored, described] = [await judged('stored'), await judged('described')];
    const openings = market.openings.map((opening, index) => ({
      ...opening,
      stored: stored[index]!,
      described: described[index]!,
    }));
    const context = { policy: DEFAULT_POLICY, asOf, graph: app.get(Taxonomy), travel: app.get(DistanceTravelModel) };
    return { candidates, openings, context };
  } finally {
    await app.close();
    await runtime.close();
  }
}
