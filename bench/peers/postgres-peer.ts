import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { MatchContext } from '../../src/matching/core/opening-case';
import { planOpening } from '../../src/matching/core/opening-plan';
import { FACTORS } from '../../src/matching/core/result';
import { quantile } from '../timing';
import type { AnswerLine, Peer, PeerData, PeerQuestion } from './peer';
import { type QueryStyle, rankingStatement, TIE_BREAK_SQL } from './postgres-query';
import { fillTables, type TableCodes } from './postgres-tables';

type Row = Record<string, string | number | null>;

/** One way to run the statement; the fastest one on a sample is measured. */
interface Tuning {
  style: QueryStyle;
  settings: Readonly<Record<string, string>>;
}

const CHOICES = {
  plan_cache_mode: ['force_custom_plan', 'force_generic_plan'],
  enable_nestloop: ['on', 'off'],
  max_parallel_workers_per_gather: ['0', '2'],
};
/** Openings on which each way is tried, each this often. */
const TRIED = 8;
const TIMES = 3;

/**
 * The same ranking as one SQL statement in the same PostgreSQL: prepared, on analysed tables made for it, with the
 * planner's settings that were fastest on a sample of the openings.
 */
export function postgresPeer(databaseUrl: string): Peer<Row[]> & { tuned(): string } {
  const client = new Client({ connectionString: databaseUrl });
  let codes: TableCodes;
  let context: MatchContext;
  let tuning: Tuning = { style: { gatesBeforeCompetencies: false }, settings: {} };

  const ask = async ({ opening, limit }: PeerQuestion): Promise<Row[]> => {
    const { text, values } = rankingStatement(planOpening(opening, context), codes, limit, tuning.style);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    return (await client.query<Row>({ name, text, values })).rows;
  };

  const tune = async ({ openings }: PeerData): Promise<void> => {
    let fastest = Infinity;
    let best = tuning;
    for (const candidate of tunings()) {
      await apply(client, candidate.settings);
      tuning = candidate;
      const times: number[] = [];
      for (const market of openings.slice(-TRIED)) {
        const own: number[] = [];
        for (let time = 0; time < TIMES; time++) {
          const started = performance.now();
          await ask({ market, opening: market.described, limit: 50 });
          own.push(performance.now() - started);
        }
        times.push(Math.min(...own));
      }
      const median = quantile(times, 0.5);
      if (median < fastest) [fastest, best] = [median, candidate];
    }
    tuning = best;
    await apply(client, best.settings);
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
      return { buildMs, bytesPerCandidate: Math.round(Number(rows[0]!.bytes) / data.candidates.length) };
    },
    tuned: () =>
      [...Object.entries(tuning.settings), ['gates before competencies', String(tuning.style.gatesBeforeCompetencies)]]
        .map(([name, value]) => `${name} = ${value}`)
        .join(', '),
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

function tunings(): Tuning[] {
  return [false, true].flatMap((gatesBeforeCompetencies) =>
    CHOICES.plan_cache_mode.flatMap((plan_cache_mode) =>
      CHOICES.enable_nestloop.flatMap((enable_nestloop) =>
        CHOICES.max_parallel_workers_per_gather.map((max_parallel_workers_per_gather) => ({
          style: { gatesBeforeCompetencies },
          settings: { plan_cache_mode, enable_nestloop, max_parallel_workers_per_gather },
        })),
      ),
    ),
  );
}

async function apply(client: Client, settings: Tuning['settings']): Promise<void> {
  await client.query('discard plans');
  for (const [name, value] of Object.entries(settings)) await client.query(`set ${name} = ${value}`);
}
