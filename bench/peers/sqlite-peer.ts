/** SQLite in memory, as it comes from the package registry for every machine: built to WebAssembly, in this process. */
import { Database, type SQLiteValue } from 'node-sqlite3-wasm';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { planOpening } from '../../src/matching/core/opening-plan';
import { mixDraws } from '../../src/matching/core/rank-order';
import { FACTORS } from '../../src/matching/core/result';
import type { AnswerLine, Peer, PeerQuestion } from './peer';
import { type QueryStyle, rankingStatement } from './postgres-query';
import { fillTables, type TableCodes } from './postgres-tables';
import { fastestStyle } from './query-styles';
import { asClient, type Columns, type Row as TableRow, type TableSink } from './table-sink';
import { inSqlite, weekColumns, weekParts } from './sqlite-words';

type Row = Record<string, SQLiteValue>;

/** People beyond whom the tables do not fit into the memory of WebAssembly. */
export const MOST_IN_SQLITE = 200_000;

/** Keys that hold the whole row, in the order in which the statement reads. */
const KEYS: Readonly<Record<string, string>> = {
  person: 'no',
  competency: 'code, person',
  credential: 'code, person',
  language: 'code, person',
  package: 'code, person',
  scheme_limit: 'scheme, person',
  goal: 'code, person',
  declined: 'code, person',
  limit_: 'condition, person',
  rejection: 'opening, person',
  travel: 'workplace, place',
};

/** The same statement in SQLite, with the same rows in tables that are their own index. */
export function sqlitePeer(): Peer<Row[]> {
  const database = new Database(':memory:');
  let codes: TableCodes;
  let context: MatchContext;
  let style: QueryStyle;
  let openingDraw = 0;

  const askIn = ({ opening, limit }: PeerQuestion, asked: QueryStyle): Row[] => {
    const { text, values } = rankingStatement(planOpening(opening, context), codes, limit, asked);
    openingDraw = opening.draw;
    return database.all(inSqlite(text, values)) as Row[];
  };

  return {
    name: 'sqlite',
    title: 'the same SQL statement in SQLite (WebAssembly), in this process',
    exact: true,
    async load(data) {
      context = data.context;
      database.exec(`attach ':memory:' as bench`);
      // asked for the people at the cut only
      database.function('mix', (draw) => mixDraws(Number(draw), openingDraw), { deterministic: false });
      const started = performance.now();
      codes = await fillTables(
        asClient(new Loader(database)),
        data.candidates,
        data.openings.map(({ stored }) => stored),
        context,
      );
      database.exec('create index bench.placements on placement (person, starts, ends, hundredths); analyze bench');
      const buildMs = performance.now() - started;
      style = await fastestStyle(data, askIn);
      return { buildMs, notes: JSON.stringify(style) };
    },
    ask: (question) => askIn(question, style),
    lines: (rows) => rows.map(lineOf),
    close: async () => database.close(),
  };
}

function lineOf(row: Row): AnswerLine {
  const points: AnswerLine['points'] = {};
  for (const factor of FACTORS) if (row[factor] !== undefined) points[factor] = Number(row[factor]);
  return { id: String(row.id), total: Number(row.total), points };
}

/** Makes the tables and fills them. */
class Loader implements TableSink {
  private readonly columns = new Map<string, string[]>();

  constructor(private readonly database: Database) {}

  create(table: string, asked: Columns): void {
    const columns = asked.flatMap(([name, type]) =>
      name === 'week' ? weekColumns().map((part) => [part, 'int'] as const) : [[name, type] as const],
    );
    this.columns.set(
      table,
      columns.map(([name]) => name),
    );
    const typed = columns.map(([name, type]) => `${name} ${/^(int|bigint|boolean)$/.test(type) ? 'integer' : 'text'}`);
    const key = KEYS[table];
    this.database.exec(
      `create table bench.${table} (${typed.join(', ')}${key ? `, primary key (${key})` : ''}) ${key ? 'without rowid' : ''}`,
    );
  }

  insert(table: string, rows: readonly TableRow[]): void {
    const columns = this.columns.get(table)!;
    const places = columns.map(() => '?').join(', ');
    const statement = this.database.prepare(`insert into bench.${table} (${columns.join(', ')}) values (${places})`);
    this.database.exec('begin');
    for (const row of rows) statement.run(inColumns(row, columns));
    this.database.exec('commit');
    statement.finalize();
  }
}

/** The values of a row as SQLite takes them: lists as `,1,2,`, a week in parts, whole numbers as such. */
function inColumns(row: TableRow, columns: readonly string[]): SQLiteValue[] {
  const week = typeof row.week === 'string' ? weekParts(row.week) : [];
  return columns.map((name) => {
    const part = /^week_(\d)$/.exec(name)?.[1];
    const value = part === undefined ? row[name] : week[Number(part)];
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return `,${value.join(',')},`;
    if (typeof value === 'number') return BigInt(value);
    return typeof value === 'boolean' ? BigInt(value) : (value as string);
  });
}
