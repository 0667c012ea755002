/**
 * The benchmark: one run, one tree of processes, one PostgreSQL of its own in a temporary folder. Makes a market, shows
 * that all systems give the same lists, measures, and writes the figures. Ends with 1 when any list differs.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { projectRoot } from '../src/common/project-root';
import { dataSourceOptions } from '../src/database/data-source-options';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres';
import { migrate } from '../src/database/migrate';
import { useFieldKeys } from '../src/privacy/fields/field-keys';
import { newKeyLine, parseKeyRing } from '../src/privacy/fields/key-ring';
import { loadReferenceData } from '../src/reference-data';
import { calibrate, type Calibration, NOISY_ABOVE, spread } from './calibration';
import { compare } from './exactness';
import { asJson, type Figures, ratiosOf } from './figures';
import { makeMachineKey } from './machine-key';
import { type Market, makeMarket, storeMarket } from './market';
import { type Options, readOptions } from './options';
import { measurePages } from './pages';
import { emptyPeer, pointsPeer, rankingsPeer } from './peers/http-peers';
import { indexPeer } from './peers/index-peer';
import { compileLucene } from './peers/lucene-program';
import type { Peer, PeerData } from './peers/peer';
import { postgresPeer } from './peers/postgres-peer';
import { referencePeer } from './peers/reference-peer';
import { readData } from './product';
import { type ProgramStart, startProgram } from './program-start';
import { ReferenceThreads } from './reference-threads';
import { goalLines, intoDocument, tablesOf } from './report';
import { runScales } from './scales/run';
import { startServer } from './started-server';
import { measureStoredLists, untilSettled } from './stored-lists';
import { measure, type Measured } from './timing';

/** Openings and rounds of the systems that would take the whole run for themselves. */
const SLOW = { openings: 20, rounds: 2 };
/** Openings registered to measure stored lists, and those asked of a freshly started program. */
const REGISTERED = 60;
const ASKED_AT_START = 30;

/** Taken before anything is started. */
const loadBefore = os.loadavg()[0]!;
/** Somebody else keeps a processor busy. */
const BUSY_ABOVE = 1;

/** Every folder a run makes, removed at its end whatever happens. */
const folders: string[] = [];

async function main(options: Options): Promise<void> {
  // all processes of a run read and write the same encrypted fields
  const keys = newKeyLine();
  process.env.FIELD_KEYS = keys;
  useFieldKeys(() => parseKeyRing(keys));
  // what is missing is told before anything long starts
  const measuresScales = options.only !== 'product';
  const lucene = options.lucene && measuresScales ? compileLucene(options.lucene, temporaryFolder()) : undefined;
  if (options.only !== 'scales') await product(options);
  if (!measuresScales || process.exitCode === 1) return;
  await runScales({ ...options, lucene, openings: options.scaleOpenings, step });
}

async function product(options: Options): Promise<void> {
  const server = await startEmbeddedPostgres(temporaryFolder());
  const dataSource = new DataSource(dataSourceOptions(server.url));
  try {
    await dataSource.initialize();
    await migrate(dataSource, { apply: true });
    await loadReferenceData(dataSource);
    await makeMachineKey(dataSource);
    const { market, data } = await prepare(server.url, dataSource, options);
    const figures = await run(server.url, dataSource, market, data, options);
    if (figures) keep(figures, options);
    else process.exitCode = 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await server.stop();
  }
}

async function prepare(
  databaseUrl: string,
  dataSource: DataSource,
  options: Options,
): Promise<{ market: Market; data: PeerData }> {
  const { candidates, openings, seed, asOf } = options;
  const market = await step(`makes ${candidates} people and ${openings} openings (seed ${seed})`, async () =>
    makeMarket({ candidates, openings, seed, asOf }),
  );
  console.log(`  fingerprint ${market.fingerprint}`);
  await step('stores them', () => storeMarket(dataSource, market));
  await dataSource.query('vacuum analyze');
  const data = await step('reads them back as the product does', () => readData(databaseUrl, market));
  return { market, data };
}

/** Compares and measures; null when a list differs. */
async function run(
  databaseUrl: string,
  dataSource: DataSource,
  market: Market,
  data: PeerData,
  options: Options,
): Promise<Figures | null> {
  const { asOf } = options;
  const product = await step('starts the product', () => startServer(databaseUrl, asOf));
  const reference = referencePeer();
  const exact: Peer[] = [
    indexPeer(),
    postgresPeer(databaseUrl),
    rankingsPeer(product.url, asOf),
    pointsPeer(product.url, asOf),
  ];
  const empty = emptyPeer(product.url, asOf);
  try {
    const matchAllMs = await step('matches every opening through the queue', () => untilSettled(databaseUrl));
    const loaded = new Map<string, Awaited<ReturnType<Peer['load']>>>();
    for (const peer of [reference, ...exact, empty]) {
      loaded.set(peer.name, await step(`loads ${peer.name}`, () => peer.load(data)));
    }
    const { differences, ...exactness } = await step('compares the lists', async () => {
      const threads = new ReferenceThreads().load(data);
      try {
        return await compare(threads, exact, data.openings);
      } finally {
        await threads.close();
      }
    });
    for (const difference of differences) console.error(`DIFFERENCE ${difference}`);
    if (differences.length > 0) return null;

    const calibrations: Calibration[] = [];
    const slow = { openings: Math.min(SLOW.openings, options.openings), rounds: Math.min(SLOW.rounds, options.rounds) };
    const plan = [
      ...[...exact, empty].map((peer) => ({ peer, openings: options.openings, rounds: options.rounds })),
      { peer: reference, ...slow },
    ];
    const times = await step('measures the rankings', () =>
      measure(plan, data.openings, () => calibrations.push(calibrate())),
    );
    const registered = data.openings.slice(0, REGISTERED);
    const storedLists = await step('measures stored lists', () =>
      measureStoredLists(databaseUrl, product.url, registered),
    );
    const pages = await step('measures the pages', () => measurePages(dataSource, product.url));
    await product.stop();
    const starts = await step('starts the built program', () => measureStarts(databaseUrl, market));
    calibrations.push(calibrate());

    const systems = systemsOf(times, loaded);
    return {
      schema: 1,
      date: new Date().toISOString().slice(0, 10),
      ...(await machine(dataSource)),
      seeds: { market: options.seed },
      fingerprint: market.fingerprint,
      scale: { candidates: options.candidates, openings: options.openings, asOf },
      exactness,
      systems,
      storedLists,
      matchAllMs,
      pages,
      starts,
      ratios: ratiosOf(systems, storedLists),
      calibration: { rounds: calibrations, spread: spread(calibrations) },
      loadBefore,
      noisy: spread(calibrations) > NOISY_ABOVE || loadBefore > BUSY_ABOVE,
    };
  } finally {
    // connections end before their server does, or the run would die of their errors and not of its own
    for (const peer of [reference, ...exact, empty]) await peer.close();
    await product.stop();
  }
}

function systemsOf(
  times: readonly Measured[],
  loaded: ReadonlyMap<string, Awaited<ReturnType<Peer['load']>>>,
): Figures['systems'] {
  return Object.fromEntries(
    times.map(({ peer, openings, rounds, times: own }) => [
      peer.name,
      { title: peer.title, exact: peer.exact, openings, rounds, ...own, ...loaded.get(peer.name) },
    ]),
  );
}

async function measureStarts(databaseUrl: string, market: Market): Promise<Figures['starts']> {
  const questions = market.openings.slice(0, ASKED_AT_START);
  const folder = temporaryFolder();
  const start = (env: Record<string, string>): Promise<ProgramStart> => startProgram(env, questions);
  const fresh = await start({ DATA_DIR: folder });
  const again = await start({ DATA_DIR: folder });
  return { fresh, again, atScale: await start({ DATABASE_URL: databaseUrl }) };
}

async function machine(dataSource: DataSource) {
  const [row] = await dataSource.query<{ version: string }[]>(`select current_setting('server_version') as version`);
  const cpus = os.cpus();
  return {
    commit: commit(),
    node: process.versions.node,
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cpus: cpus.length,
    memoryBytes: os.totalmem(),
    postgres: row!.version.split(' ')[0]!,
  };
}

/** Short name of the commit, with `+` when tracked files differ from it; `unknown` outside a checkout. */
function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: projectRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'migrations', 'seeds');
    return git('rev-parse', '--short', 'HEAD') + (changed === '' ? '' : '+');
  } catch {
    return 'unknown';
  }
}

function keep(figures: Figures, options: Options): void {
  console.log(`\n${tablesOf(figures)}\n`);
  for (const line of goalLines(figures.ratios)) console.log(line);
  if (figures.noisy) console.log('  noisy: other programs shared the machine');
  if (options.json) writeFileSync(options.json, asJson(figures));
  if (options.quick) return;
  const docs = path.join(projectRoot(), 'docs');
  writeFileSync(path.join(docs, 'bench', 'latest.json'), asJson(figures));
  const document = path.join(docs, 'performance.md');
  writeFileSync(document, intoDocument(readFileSync(document, 'utf8'), tablesOf(figures)));
}

async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${what}`);
  return result;
}

/** A folder that the database's own user can reach. */
function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-bench-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

main(readOptions(process.argv.slice(2)))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
