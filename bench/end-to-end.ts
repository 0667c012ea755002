/**
 * The end-to-end benchmark: the running product on a PostgreSQL of its own in a temporary folder, each figure beside its
 * floor in the same run. `npm run bench:end-to-end -- --help`
 */
import 'reflect-metadata';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq';
import type { DataSource } from 'typeorm';
import { API_PREFIX } from '../src/common/api/configure-api';
import { projectRoot } from '../src/common/project-root';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres';
import { makeMachineKey } from './machine-key';
import { loadReferenceData } from '../src/reference-data';
import { openRuntime } from '../src/runtime';
import { measureCandidateChanges } from './end-to-end/candidate-changes';
import { type Answers, ask, warmUp } from './end-to-end/clients';
import { measureFullRematch } from './end-to-end/full-rematch';
import { CLIENTS, type Options, readOptions, TODAY } from './end-to-end/options';
import { type EndToEnd, intoDocument, tablesOf } from './end-to-end/tables';
import { type Market, makeMarket, storeMarket } from './market';
import { productConfig } from './product';
import { startProgram } from './program-start';
import { startServer } from './started-server';
import { measureStoredLists, untilSettled } from './stored-lists';
import { quantile } from './timing';

/** Bodies that the clients send in turn. */
const BODIES = 50;
const EMPTY_JOBS = 200;

async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-end-to-end-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(path.join(folder, 'data'));
  const before = os.loadavg()[0]!;
  const runtime = await openRuntime(productConfig(server.url));
  const { dataSource } = runtime;
  try {
    await loadReferenceData(dataSource);
    await makeMachineKey(dataSource);
    await dataSource.query('create schema bench');
    const { candidates, openings, seed } = options;
    const market = await step(`makes ${candidates} people and ${openings} openings`, async () =>
      makeMarket({ candidates, openings, seed, asOf: TODAY }),
    );
    await step('stores them', () => storeMarket(dataSource, market));
    await dataSource.query('vacuum analyze');
    const served = await step('measures the running server', () =>
      measureServer(server.url, dataSource, market, options),
    );
    const rematch = await step('measures full re-matches', () => measureFullRematch(server.url, process.env.REDIS_URL));
    const starts = await step('starts the built program', () => measureStarts(server.url, market, folder));
    keep(
      {
        date: TODAY,
        machine: `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.versions.node}`,
        load: { before, after: os.loadavg()[0]! },
        scale: { candidates, openings, seed },
        ...served,
        matchingMs: 1000 / rematch.matchOnly,
        rematch,
        starts,
      },
      options,
    );
  } finally {
    await runtime.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Served = Pick<EndToEnd, 'rankings' | 'points' | 'empty' | 'storedLists' | 'emptyJob' | 'changes'>;

async function measureServer(
  databaseUrl: string,
  dataSource: DataSource,
  market: Market,
  options: Options,
): Promise<Served> {
  const product = await startServer(databaseUrl, TODAY);
  try {
    await step('matches every opening', () => untilSettled(databaseUrl, 3_600_000));
    const bodies = market.openings.slice(0, BODIES).map(({ input }) => JSON.stringify({ opening: input, limit: 50 }));
    const rankings: Answers[] = [];
    const points: Answers[] = [];
    const empty: Answers[] = [];
    const route = `${product.url}/${API_PREFIX}/rankings`;
    for (const way of [route, `${route}?detail=points`, `${route}/empty`]) await warmUp(way, bodies);
    for (const clients of CLIENTS) {
      rankings.push(await ask(route, bodies, clients, options.seconds));
      points.push(await ask(`${route}?detail=points`, bodies, clients, options.seconds));
      empty.push(await ask(`${route}/empty`, bodies, clients, options.seconds));
    }
    const registered = market.openings.slice(0, options.registered);
    const storedLists = await measureStoredLists(databaseUrl, product.url, registered);
    await dataSource.query('create table bench.people as select * from candidates');
    await dataSource.query('create unique index on bench.people (id)');
    const changes = await measureCandidateChanges(databaseUrl, product.url, dataSource, options.changes);
    return { rankings, points, empty, storedLists, changes, emptyJob: await measureEmptyJob(databaseUrl) };
  } finally {
    await product.stop();
  }
}

/** A queue of its own with a worker that does nothing: what the queue costs by itself. */
async function measureEmptyJob(databaseUrl: string): Promise<{ p50: number; p95: number }> {
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend) as unknown as {
    Queue: typeof Queue;
    Worker: typeof Worker;
  };
  const connection = { connectionString: databaseUrl, max: 4 } as never;
  const queue = new PgQueue('bench-empty', { connection });
  const worker = new PgWorker('bench-empty', async () => undefined, { connection });
  const times: number[] = [];
  try {
    await worker.waitUntilReady();
    for (let i = 0; i < EMPTY_JOBS; i++) {
      const done = new Promise((resolve) => worker.once('completed', resolve));
      const started = performance.now();
      await queue.add('empty', {}, { removeOnComplete: { count: 1000 } });
      await done;
      times.push(performance.now() - started);
    }
  } finally {
    await worker.close();
    await queue.close();
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** The web role three times: from the database alone, keeping its index, and from the kept index. */
async function measureStarts(databaseUrl: string, market: Market, folder: string): Promise<EndToEnd['starts']> {
  const questions = market.openings.slice(0, 20);
  const env = { DATABASE_URL: databaseUrl, ROLE: 'web', SEED_DEMO: 'false' };
  const index = { ...env, INDEX_DIR: path.join(folder, 'index') };
  const starts: EndToEnd['starts'] = [];
  for (const [way, variables] of [
    ['everybody read from the database', env],
    ['the same, and the index kept', index],
    ['from the kept index', index],
  ] as const) {
    const { readyMs, residentWarm } = await startProgram(variables, questions);
    starts.push({ way, readyMs, residentBytes: residentWarm });
  }
  return starts;
}

function keep(run: EndToEnd, options: Options): void {
  const tables = tablesOf(run);
  console.log(`\n${tables}\n`);
  const json = `${JSON.stringify(run, null, 2)}\n`;
  if (options.json) writeFileSync(options.json, json);
  if (!options.keep) return;
  const docs = path.join(projectRoot(), 'docs');
  writeFileSync(path.join(docs, 'bench', 'end-to-end.json'), json);
  const document = path.join(docs, 'performance.md');
  writeFileSync(document, intoDocument(readFileSync(document, 'utf8'), tables));
}

async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${what}`);
  return result;
}

main(readOptions(process.argv.slice(2))).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
