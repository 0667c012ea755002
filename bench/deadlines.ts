/**
 * How long the list of deadlines takes among many people: first answer of a process, a page, a page of one consultant,
 * and the page after somebody has changed.
 *
 *   node -r @swc-node/register bench/deadlines.ts postgres://user:password@host:port/database [people]
 *
 * The database must be empty; it is filled with the demo.
 */
import { Access, PROGRAM } from '../src/access';
import { performance } from 'node:perf_hooks';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { DeadlinesService } from '../src/casework/deadlines/deadlines.service';
import { putDemo } from '../src/demo/first-start';
import { loadReferenceData } from '../src/reference-data';
import { openRuntime } from '../src/runtime';
import { productConfig } from './product';

const ROUNDS = 50;

async function main([databaseUrl, people = '20000']: string[]): Promise<void> {
  const runtime = await openRuntime(productConfig(databaseUrl!));
  await loadReferenceData(runtime.dataSource);
  await putDemo(runtime.dataSource, { candidates: Number(people), openings: 200 });
  const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime), { logger: ['error'] });
  const service = app.get(DeadlinesService);
  const db = app.get(DataSource);
  const tell = (name: string, times: number[]): void => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number): string =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
    console.log(`${name.padEnd(40)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`);
  };
  const timed = async (rounds: number, before: () => Promise<unknown>, work: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await before();
      const from = performance.now();
      await work();
      times.push(performance.now() - from);
    }
    return times;
  };
  const access = new Access(PROGRAM);
  const nothing = async (): Promise<void> => {};
  tell('first answer of the process', await timed(1, nothing, () => service.list(access, { limit: 50 })));
  const [{ owner }] = await db.query('select owner from candidates where owner is not null limit 1');
  tell('a page', await timed(ROUNDS, nothing, () => service.list(access, { limit: 50 })));
  tell('a page of one consultant', await timed(ROUNDS, nothing, () => service.list(access, { limit: 50, owner })));
  tell(
    'what is in order, of one consultant',
    await timed(ROUNDS, nothing, () => service.list(access, { limit: 50, owner, status: 'ok' })),
  );
  const touch = () =>
    db.query(
      'update candidates set updated_at = now() where id = (select id from candidates order by random() limit 1)',
    );
  tell('a page after somebody changed', await timed(ROUNDS, touch, () => service.list(access, { limit: 50 })));
  await app.close();
  await runtime.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
