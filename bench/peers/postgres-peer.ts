import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { planOpening } from '../../src/matching/core/opening-plan';
import { FACTORS } from '../../src/matching/core/result';
import { howOften, quantile } from '../timing';
import type { AnswerLine, Peer, PeerData, PeerQuestion } from './peer';
import { rankingStatement, TIE_BREAK_SQL } from './postgres-query';
import { fillTables, type TableCodes } from './postgres-tables';

type Row = Record<string, string | number | null>;

/** One way to run the statement, by names of `CHOICES`; the fastest one on a sample is measured. */
type Tuning = Readonly<Record<string, string>>;

/** The statement's own choices, beside the settings of PostgreSQL's planner. */
const GATES_FIRST = 'gates before competencies';
const ONE_GROUPING = 'one grouping';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  [GATES_FIRST]: ['yes', 'no'],
  [ONE_GROUPING]: ['yes', 'no'],
  plan_cache_mode: ['force_custom_plan', 'force_generic_plan'],
  enable_nestloop: ['on', 'off'],
  max_parallel_workers_per_gather: ['0', '2'],
};
/** Openings on which each way is tried, each this often. */
const TRIED = { openings: 6, times: 3 };
const TRIED_WITH_VERY_MANY = { openings: 3, times: 1 };

/**
 * The same ranking as one SQL statement in the same PostgreSQL: prepared, on analysed tables made for it, with the
 * planner's settings that were fastest on a sample of the openings.
 */
export function postgresPeer(databaseUrl: string): Peer<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  let codes: TableCodes;
  let context: MatchContext;
  let tuning: Tuning = {};

  const ask = async ({ opening, limit }: PeerQuestion): Promise<Row[]> => {
    const style = {
      gatesBeforeCompetencies: tuning[GATES_FIRST] === 'yes',
      oneGrouping: tuning[ONE_GROUPING] === 'yes',
    };
    const { text, values } = rankingStatement(planOpening(opening, context), codes, limit, style);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    return (await client.query<Row>({ name, text, values })).rows;
  };

  const medianWith = async (tried: Tuning, { openings, candidates }: PeerData): Promise<number> => {
    const often = howOften(candidates.length, TRIED, TRIED_WITH_VERY_MANY);
    await apply(client, (tuning = tried));
    const times: number[] = [];
    for (const market of openings.slice(-often.openings)) {
      const own: number[] = [];
      for (let time = 0; time < often.times; time++) {
        const started = performance.now();
        await ask({ market, opening: market.described, limit: 50 });
        own.push(performance.now() - started);
      }
      times.push(Math.min(...own));
    }
    return quantile(times, 0.5);
  };

  /** One choice after the other, each kept when it makes the median shorter; twice, as choices depend on each other. */
  const tune = async (data: PeerData): Promise<void> => {
    let best: Tuning = Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first!]));
    let fastest = await medianWith(best, data);
    for (let pass = 0; pass < 2; pass++) {
      for (const [name, values] of Object.entries(CHOICES)) {
        for (const value of values.filter((other) => other !== best[name])) {
          const tried = { ...best, [name]: value };
          const median = await medianWith(tried, data);
          if (median < fastest) [fastest, best] = [median, tried];
        }
      }
    }
    await apply(client, (tuning = best));
  };

  return {
    name: 'postgres-sql',
    title: 'the same ranking as one SQL statement in the same PostgreSQL',
    exact: true,
    async load(data) {
      context = data.context;
      await client.connect();
      await client.query(`set jit = off; set work_mem = '128MB'; create schema if not exists bench`);
      const started = performance.now();
      codes = await fillTables(
        client,
        data.candidates,
        data.openings.map(({ stored }) => stored),
        context,
      );
      const buildMs = performance.now() - started;
      await client.query(TIE_BREAK_SQL);
      await tune(data);
      const { rows } = await client.query<{ bytes: string }>(
        `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'bench' and c.relkind = 'r'`,
      );
      const notes = Object.entries(tuning)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ');
      return { buildMs, bytesPerCandidate: Math.round(Number(rows[0]!.bytes) / data.candidates.length), notes };
    },
    ask,
    lines: (rows) => rows.map(lineOf),
    close: () => client.end(),
  };
}

function lineOf(row: Row): AnswerLine {
  const points: AnswerLine['points'] = {};
  for (const factor of FACTORS) if (row[factor] !== undefined) points[factor] = Number(row[factor]);
  return { id: String(row.id), total: Number(row.total), points };
}

async function apply(client: Client, tuning: Tuning): Promise<void> {
  await client.query('discard plans');
  for (const [name, value] of Object.entries(tuning)) {
    if (name !== GATES_FIRST && name !== ONE_GROUPING) await client.query(`set ${name} = ${value}`);
  }
}
