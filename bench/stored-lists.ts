/** From the opening's registration to its stored list: through the queue, inside the request, and a bare insert. */
import { EventEmitter, once } from 'node:events';
import { Client } from 'pg';
import { API_PREFIX } from '../src/common/api/configure-api';
import { expectStatus, HttpClient } from './http-client';
import type { MarketOpening } from './market';
import { quantile } from './timing';

/** Milliseconds over the openings. */
export interface Spread {
  p50: number;
  p95: number;
}

/** What was measured; each opening is registered once in each way. */
export interface StoredLists {
  openings: number;
  rowsPerList: number;
  /** request sent → list stored, through outbox, queue and worker */
  queued: Spread;
  /** the part of it until the request was answered */
  answered: Spread;
  /** request sent → answered, the list stored before the answer */
  inside: Spread;
  /** one statement that inserts the same rows into a table of the same shape */
  bareInsert: Spread;
}

const WARM_UP = 5;
/** A list that is not there after this long will not come. */
const GIVE_UP_MS = 60_000;

/** Registers openings in the three ways, one after the other, so that noise meets all three. */
export async function measureStoredLists(
  databaseUrl: string,
  serverUrl: string,
  openings: readonly MarketOpening[],
): Promise<StoredLists> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const http = new HttpClient(serverUrl);
  try {
    await database.query(`drop table if exists bench.suggestions`);
    await database.query(`create table bench.suggestions (like suggestions including all)`);
    for (const foreign of ['candidate', 'opening']) {
      await database.query(
        `alter table bench.suggestions add foreign key (${foreign}_id) references ${foreign}s(id) on delete cascade`,
      );
    }
    const signals = await StoredSignals.of(database);
    const times = { queued: [] as number[], answered: [] as number[], inside: [] as number[], bare: [] as number[] };
    let rows = 0;
    for (const [index, { input }] of [...openings.slice(0, WARM_UP), ...openings].entries()) {
      const body = JSON.stringify({ ...input, externalId: undefined });
      const ways = { queued: () => throughTheQueue(http, signals, body), inside: () => insideTheRequest(http, body) };
      // whoever comes second finds what this opening asks answered: the ways take turns
      const order = index % 2 === 0 ? (['queued', 'inside'] as const) : (['inside', 'queued'] as const);
      const took: Partial<Record<'queued' | 'inside', Taken>> = {};
      for (const way of order) took[way] = await ways[way]();
      const queued = took.queued!;
      const bare = await insertCopy(database, queued.id);
      if (index < WARM_UP) continue;
      rows += bare.rows;
      times.queued.push(queued.stored);
      times.answered.push(queued.answered);
      times.inside.push(took.inside!.stored);
      times.bare.push(bare.ms);
    }
    await signals.close();
    return {
      openings: openings.length,
      rowsPerList: Math.round(rows / openings.length),
      queued: spreadOf(times.queued),
      answered: spreadOf(times.answered),
      inside: spreadOf(times.inside),
      bareInsert: spreadOf(times.bare),
    };
  } finally {
    http.close();
    await database.end();
  }
}

/** One opening, registered in one way: milliseconds until the answer, and until its list is stored. */
interface Taken {
  id: string;
  answered: number;
  stored: number;
}

async function throughTheQueue(http: HttpClient, signals: StoredSignals, body: string): Promise<Taken> {
  const started = performance.now();
  const answer = await http.post(`/${API_PREFIX}/openings?state=aaben`, body);
  const answered = performance.now() - started;
  const { id } = expectStatus<{ id: string }>(answer, 201);
  await signals.until(id);
  return { id, answered, stored: performance.now() - started };
}

async function insideTheRequest(http: HttpClient, body: string): Promise<Taken> {
  const started = performance.now();
  const { id } = expectStatus<{ id: string }>(await http.post(`/${API_PREFIX}/bench/inside`, body), 201);
  const stored = performance.now() - started;
  return { id, answered: stored, stored };
}

/** Waits until no written change waits for a job; returns the milliseconds. */
export async function untilSettled(databaseUrl: string, giveUpMs = 600_000): Promise<number> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const started = performance.now();
  try {
    for (;;) {
      const { rows } = await database.query<{ open: number }>(
        `select (select count(*) from outbox where processed_at is null)::int + (select count(*) from openings o
           where o.state = 'aaben' and not exists (select 1 from match_runs r where r.opening_id = o.id))::int as open`,
      );
      if (rows[0]!.open === 0) return performance.now() - started;
      if (performance.now() - started > giveUpMs) throw new Error(`${rows[0]!.open} changes are still not matched`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await database.end();
  }
}

/** Tells of every list as its commit is done. Asking again and again would take a processor from what is measured. */
class StoredSignals {
  private readonly told = new EventEmitter();
  private readonly seen = new Set<string>();

  private constructor(private readonly database: Client) {
    database.on('notification', ({ payload }) => {
      this.seen.add(payload!);
      this.told.emit(payload!);
    });
  }

  static async of(database: Client): Promise<StoredSignals> {
    await database.query(
      `create or replace function bench.tell_stored() returns trigger language plpgsql as
         $$ begin perform pg_notify('bench_stored', new.opening_id::text); return null; end $$`,
    );
    await database.query(
      `create trigger bench_tell_stored after insert on match_runs for each row execute function bench.tell_stored()`,
    );
    await database.query('listen bench_stored');
    return new StoredSignals(database);
  }

  async until(openingId: string): Promise<void> {
    if (!this.seen.has(openingId)) await once(this.told, openingId, { signal: AbortSignal.timeout(GIVE_UP_MS) });
  }

  async close(): Promise<void> {
    await this.database.query('drop trigger bench_tell_stored on match_runs');
  }
}

/** The rows of a stored list once more into the table of the same shape; only the insert is timed. */
async function insertCopy(database: Client, openingId: string): Promise<{ ms: number; rows: number }> {
  const { rows } = await database.query<{ list: string; rows: number }>(
    `select coalesce(json_agg(s), '[]')::text as list, count(*)::int as rows from suggestions s where opening_id = $1`,
    [openingId],
  );
  const started = performance.now();
  await database.query({
    name: 'bare',
    text: `insert into bench.suggestions select * from json_populate_recordset(null::bench.suggestions, $1::json)`,
    values: [rows[0]!.list],
  });
  return { ms: performance.now() - started, rows: rows[0]!.rows };
}

function spreadOf(times: readonly number[]): Spread {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
