import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { planOpening } from '../../src/matching/core/opening-plan';
import { FACTORS } from '../../src/matching/core/result';
import type { AnswerLine, Peer, PeerQuestion } from './peer';
import { type QueryStyle, rankingStatement } from './postgres-query';
import { fillTables, type TableCodes } from './postgres-tables';
import { fastestStyle } from './query-styles';
import { asClient, type Columns, type Row as TableRow, type TableSink } from './table-sink';

type Row = Record<string, unknown>;

/** The tie-break of the core in DuckDB's words; see `TIE_BREAK_SQL`. */
const MACROS = `
  create macro bench.imul(a, b) as (((a & 65535) * b) + ((((a >> 16) * b) & 65535) << 16)) & 4294967295;
  create macro bench.mix_last(m) as xor(m, m >> 16);
  create macro bench.mix_third(m) as bench.mix_last(bench.imul(xor(m, m >> 15), 2221713035));
  create macro bench.mix_second(m) as bench.mix_third(bench.imul(xor(m, m >> 16), 2146121005));
  create macro bench.mix(a, by_opening) as bench.mix_second(xor(a, by_opening))`;

/** The same statement in DuckDB, in memory and in this process, on two threads, with the same tables sorted alike. */
export function duckdbPeer(): Peer<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-duckdb-'));
  let connection: DuckDBConnection;
  let codes: TableCodes;
  let context: MatchContext;
  let style: QueryStyle;

  const askIn = async ({ opening, limit }: PeerQuestion, asked: QueryStyle): Promise<Row[]> => {
    const { text, values } = rankingStatement(planOpening(opening, context), codes, limit, asked);
    return (await connection.runAndReadAll(inDuckDb(text, values))).getRowObjects();
  };

  return {
    name: 'duckdb',
    title: 'the same SQL statement in DuckDB, in this process, two threads',
    exact: true,
    async load(data) {
      context = data.context;
      const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
      connection = await instance.connect();
      const started = performance.now();
      const loader = new Loader(connection, folder);
      await connection.run('create schema bench');
      codes = await fillTables(
        asClient(loader),
        data.candidates,
        data.openings.map(({ stored }) => stored),
        context,
      );
      await loader.sort();
      const buildMs = performance.now() - started;
      for (const macro of MACROS.split(';')) await connection.run(macro);
      style = await fastestStyle(data, askIn);
      return { buildMs, notes: JSON.stringify(style) };
    },
    ask: (question) => askIn(question, style),
    lines: (rows) => rows.map(lineOf),
    async close() {
      connection.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function lineOf(row: Row): AnswerLine {
  const points: AnswerLine['points'] = {};
  for (const factor of FACTORS) if (row[factor] !== undefined) points[factor] = Number(row[factor]);
  return { id: String(row.id), total: Number(row.total), points };
}

/** Makes the tables and fills them: rows come by a file. */
class Loader implements TableSink {
  private readonly types = new Map<string, string>();
  private files = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly folder: string,
  ) {}

  /** Keeps the rows in the order in which they are read. */
  async sort(): Promise<void> {
    for (const table of [...this.types.keys()].filter((name) => name !== 'person')) {
      const keys = /^\{([^}]*)\}$/
        .exec(this.types.get(table)!)![1]!
        .split(', ')
        .map((one) => one.split(':')[0]!);
      await this.connection.run(
        `create table bench.sorted as select * from bench.${table} order by ${keys.slice(0, 2).join()};
         drop table bench.${table}; alter table bench.sorted rename to ${table}`,
      );
    }
    await this.connection.run('analyze');
  }

  async create(table: string, asked: Columns): Promise<void> {
    const columns = asked.map(([name, type]) => [name, type.replace('bit(336)', 'bit')] as const);
    this.types.set(table, `{${columns.map(([name, type]) => `${name}: '${type}'`).join(', ')}}`);
    await this.connection.run(
      `create table bench.${table} (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`,
    );
  }

  async insert(table: string, rows: readonly TableRow[]): Promise<void> {
    const file = path.join(this.folder, `${this.files++}.json`);
    writeFileSync(file, JSON.stringify(rows));
    // bits come as text
    const columns = this.types.get(table)!.replace("'bit'", "'varchar'");
    await this.connection.run(
      `insert into bench.${table} by name select * from read_json('${file}', format = 'array', columns = ${columns})`,
    );
    rmSync(file);
  }
}

/** The statement with its values written in, and in DuckDB's words where they differ. */
function inDuckDb(text: string, values: readonly unknown[]): string {
  return text
    .replace(
      /unnest\((\$[^()]*)\)(?: as (\w+)\(([^)]*)\)|, *)/g,
      (whole, list: string, name?: string, names?: string) =>
        name ? `(select ${pairs(list, names!)}) as ${name}` : whole,
    )
    .replace(/p\.shared_with @> array\[([^\]]+)\]/g, 'list_contains(p.shared_with, $1)')
    .replaceAll('(select from', '(select 1 from')
    .replace(/ \/ /g, ' // ')
    .replace(/\$(\d+)::(\w+(?:\(\d+\))?(?:\[\])?)/g, (_, number: string, type: string) =>
      literal(values[Number(number) - 1], type),
    )
    .replace(/offset (\d+)::int - 1 limit 1/, (_, rows: string) => `limit 1 offset ${Number(rows) - 1}`);
}

function pairs(list: string, names: string): string {
  const items = list.split(/,\s*(?=\$)/);
  return names
    .split(',')
    .map((name, at) => `unnest(${items[at]!.trim()}) as ${name.trim()}`)
    .join(', ');
}

function literal(value: unknown, type: string): string {
  const plain = type.replace(/\(\d+\)/, '');
  if (Array.isArray(value)) return `[${value.join(', ')}]::${plain}`;
  return typeof value === 'string' ? `'${value}'::${plain}` : `${String(value)}::${plain}`;
}
