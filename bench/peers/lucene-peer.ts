/**
 * Lucene in a Java process of its own, asked through a pipe. The index is in memory-mapped files of a temporary folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { planOpening } from '../../src/matching/core/opening-plan';
import { FACTORS, type FactorCode } from '../../src/matching/core/result';
import { quantile } from '../timing';
import { LineProgram, type LuceneProgram } from './lucene-program';
import { questionLine, rowLine } from './lucene-words';
import type { AnswerLine, Peer } from './peer';
import { fillTables, type TableCodes } from './postgres-tables';
import { asClient, type Columns, type Row, type TableSink } from './table-sink';

/** The line the program answered, and the factors the opening says something about. */
interface Answer {
  text: string;
  asked: readonly FactorCode[];
}

/** Heap of the program for up to so many people, and beyond. */
const HEAP = { people: 200_000, few: '-Xmx2g', many: '-Xmx4g' };
const PINGS = 2000;

/** The same ranking in Lucene, made for it; see `lucene/Ranking.java`. */
export function lucenePeer({ classpath }: LuceneProgram): Peer<Answer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-lucene-'));
  let program: LineProgram | undefined;
  let codes: TableCodes;
  let context: MatchContext;
  let version = '';

  return {
    name: 'lucene',
    get title() {
      return `Lucene ${version} in a Java process beside it, asked through a pipe`;
    },
    exact: true,
    async load(data) {
      context = data.context;
      const { candidates } = data;
      const heap = candidates.length > HEAP.people ? HEAP.many : HEAP.few;
      program = new LineProgram('java', [heap, '-XX:+UseSerialGC', '-cp', classpath, 'LuceneRanking', folder]);
      const started = performance.now();
      await program.send(`people ${candidates.length}\n`);
      codes = await fillTables(
        asClient(new Loader(program)),
        candidates,
        data.openings.map(({ stored }) => stored),
        context,
      );
      const [release, indexBytes, heapBytes] = (await program.ask('build')).split(' ');
      version = release!;
      const buildMs = performance.now() - started;
      const microseconds = Math.round(1000 * (await pipeMs(program)));
      const bytesPerCandidate = Math.round(Number(indexBytes) / candidates.length);
      const megabytes = Math.round(Number(heapBytes) / 1e6);
      const notes = `an empty line there and back takes ${microseconds} µs (p50); heap of ${megabytes} MB after the build`;
      return { buildMs, bytesPerCandidate, notes };
    },
    async ask({ opening, limit }) {
      const plan = planOpening(opening, context);
      const text = await program!.ask(questionLine(plan, codes, limit));
      return { text, asked: FACTORS.filter((factor) => plan.factors[factor] !== undefined) };
    },
    lines: ({ text, asked }) =>
      text
        .split(';')
        .slice(0, -1)
        .map((line) => lineOf(line.split(' '), asked)),
    async close() {
      await program?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds of an empty question and its answer, p50. */
async function pipeMs(program: LineProgram): Promise<number> {
  const times: number[] = [];
  for (let ping = 0; ping < PINGS; ping++) {
    const started = performance.now();
    await program.ask('ping');
    times.push(performance.now() - started);
  }
  return quantile(times, 0.5);
}

function lineOf([id, total, ...byFactor]: readonly string[], asked: readonly FactorCode[]): AnswerLine {
  const points: AnswerLine['points'] = {};
  for (const factor of asked) points[factor] = Number(byFactor[FACTORS.indexOf(factor)]);
  return { id: id!, total: Number(total), points };
}

/** Sends the rows to the program. */
class Loader implements TableSink {
  private readonly columns = new Map<string, Columns>();

  constructor(private readonly program: LineProgram) {}

  create(table: string, columns: Columns): void {
    this.columns.set(table, columns);
  }

  async insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = this.columns.get(table)!;
    await this.program.send(
      `rows ${table} ${rows.length}\n${rows.map((row) => `${rowLine(row, columns)}\n`).join('')}`,
    );
  }
}
