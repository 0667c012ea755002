/** From a change of a person to the last stored list it touches. */
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { API_PREFIX } from '../../src/common/api/configure-api';
import { authorization } from '../machine-key';
import type { Spread } from '../stored-lists';
import { quantile } from '../timing';
import { untilTrue } from './until';

/** What was measured. */
export interface CandidateChanges {
  changes: number;
  /** request sent → every list it touches stored */
  stored: Spread;
  /** the part of it until the request was answered */
  answered: Spread;
  /** lists ranked anew by one change: median and most */
  lists: { median: number; most: number };
  /** one statement that changes the same row and commits */
  bareUpdate: Spread;
}

/** Milliseconds between two looks whether all lists are stored: they take a hundred times as long. */
const LOOK_EVERY_MS = 10;

/** Changes people who stand on lists, one after the other: each can work 30 or 36 hours at most from now on. */
export async function measureCandidateChanges(
  databaseUrl: string,
  serverUrl: string,
  dataSource: DataSource,
  changes: number,
): Promise<CandidateChanges> {
  const listed = await dataSource.query<{ id: string }[]>(
    `select candidate_id as id from suggestions where rank is not null group by candidate_id order by md5(candidate_id::text)
     limit $1`,
    [changes],
  );
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const times = { stored: [] as number[], answered: [] as number[], bare: [] as number[], lists: [] as number[] };
  try {
    for (const { id } of listed) {
      const url = `${serverUrl}/${API_PREFIX}/candidates/${id}`;
      const version = (await fetch(url, { headers: authorization() })).headers.get('etag')!;
      const runs = await runsOf(client);
      const started = performance.now();
      const answer = await fetch(url, {
        method: 'PATCH',
        headers: { ...authorization(), 'content-type': 'application/merge-patch+json', 'if-match': version },
        body: JSON.stringify({ hoursMax: times.stored.length % 2 === 0 ? 30 : 36 }),
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`a change was refused: ${text.slice(0, 500)}`);
      times.answered.push(performance.now() - started);
      await untilTrue('every list is stored', async () => (await open(client)) === 0, LOOK_EVERY_MS);
      times.stored.push(performance.now() - started);
      times.lists.push((await runsOf(client)) - runs);
      const bare = performance.now();
      await client.query('update bench.people set hours_max = 30 where id = $1', [id]);
      times.bare.push(performance.now() - bare);
    }
  } finally {
    await client.end();
  }
  return {
    changes: listed.length,
    stored: spreadOf(times.stored),
    answered: spreadOf(times.answered),
    lists: { median: quantile(times.lists, 0.5), most: Math.max(...times.lists) },
    bareUpdate: spreadOf(times.bare),
  };
}

async function open(client: Client): Promise<number> {
  const { rows } = await client.query<{ open: number }>({
    name: 'open',
    text: 'select count(*)::int as open from outbox where processed_at is null',
  });
  return rows[0]!.open;
}

async function runsOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ runs: number }>('select count(*)::int as runs from match_runs');
  return rows[0]!.runs;
}

function spreadOf(times: readonly number[]): Spread {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
