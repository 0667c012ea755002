/** The larger scales, one after the other, as a part of the benchmark. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../src/common/project-root';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres';
import { calibrate, type Calibration, NOISY_ABOVE, spread } from '../calibration';
import type { LuceneProgram } from '../peers/lucene-program';
import type { ReverseFigures, ScalesFigures } from './figures';
import { leftOut } from './left-out';
import { measureHardSets } from './hard-sets';
import { withKept } from './kept';
import { measureScale } from './measure-scale';
import { intoDocument, tablesOf } from './report';
import { measureReverse } from './reverse';

/** What is measured, and what is kept. */
export interface ScalesOptions {
  /** people of each scale */
  scales: readonly number[];
  openings: number;
  rounds: number;
  seed: number;
  asOf: string;
  /** keeps nothing */
  quick: boolean;
  /** leaves out the sets made to be hard and the other direction */
  withoutSets: boolean;
  /** leaves PostgreSQL out */
  withoutDatabase: boolean;
  /** Lucene, compiled; without it Lucene is left out */
  lucene?: LuceneProgram;
  step: <T>(what: string, work: () => Promise<T>) => Promise<T>;
}

const REVERSE = { openings: [1000, 10_000, 30_000], people: 100 };
const REVERSE_QUICK = { openings: [500, 2000], people: 20 };
const HARD = { people: 20_000, openings: 20 };
const HARD_QUICK = { people: 2000, openings: 10 };

/** Measures the scales and writes `docs/bench/scales.json` and the tables of `docs/performance.md`. */
export async function runScales(options: ScalesOptions): Promise<ScalesFigures> {
  const calibrations: Calibration[] = [calibrate()];
  const scales: ScalesFigures['scales'] = [];
  for (const people of options.scales) {
    const { figures } = await withDatabase(options, people, (databaseUrl) =>
      measureScale({ ...options, people, databaseUrl }),
    );
    scales.push(figures);
    calibrations.push(calibrate());
  }
  const sets = options.withoutSets ? { hardSets: [], reverse: [] } : await measureSets(options);
  const figures: ScalesFigures = {
    schema: 1,
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    node: process.versions.node,
    cpu: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`,
    seed: options.seed,
    asOf: options.asOf,
    scales,
    ...sets,
    leftOut: leftOut(options),
    noisy: spread(calibrations) > NOISY_ABOVE,
  };
  console.log(`\n${tablesOf(figures)}\n`);
  if (!options.quick) keep(figures);
  return figures;
}

async function measureSets({
  quick,
  seed,
  asOf,
  rounds,
  step,
}: ScalesOptions): Promise<Pick<ScalesFigures, 'hardSets' | 'reverse'>> {
  const hardSets = await step('measures sets made to be hard', () =>
    measureHardSets({ ...(quick ? HARD_QUICK : HARD), rounds, seed, asOf }),
  );
  const { people, openings: sizes } = quick ? REVERSE_QUICK : REVERSE;
  const reverse: ReverseFigures[] = [];
  for (const openings of sizes) {
    const measured = await step(`ranks ${openings} openings for people`, async () =>
      measureReverse({ openings, people, rounds, seed, asOf }),
    );
    reverse.push(measured);
  }
  return { hardSets, reverse };
}

/** A server of its own for each scale, with memory for the tables; gone afterwards. */
async function withDatabase<T>(
  { withoutDatabase }: ScalesOptions,
  people: number,
  work: (databaseUrl: string | undefined) => Promise<T>,
): Promise<T> {
  if (withoutDatabase) return work(undefined);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-scale-'));
  chmodSync(folder, 0o755);
  const shared_buffers = people > 200_000 ? '4GB' : '1GB';
  const server = await startEmbeddedPostgres(folder, { settings: { shared_buffers } });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot(), encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function keep(measured: ScalesFigures): void {
  const docs = path.join(projectRoot(), 'docs');
  const file = path.join(docs, 'bench', 'scales.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ScalesFigures) : null;
  const figures = withKept(measured, before);
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 10_000) / 10_000 : value;
  writeFileSync(file, `${JSON.stringify(figures, rounded, 2)}\n`);
  const document = path.join(docs, 'performance.md');
  writeFileSync(document, intoDocument(readFileSync(document, 'utf8'), tablesOf(figures)));
}
