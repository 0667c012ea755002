/**
 * The promise "loses nothing": workers are killed in the middle of a storm of changes and of a full re-match, others
 * finish, and every stored list equals the reference ranking.
 */
import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Job } from 'bullmq';
import { Clock } from '../../src/common/clock';
import { loadConfig } from '../../src/config/config';
import { seedDemo } from '../../src/demo/seed-demo';
import { generateDemo } from '../../src/demo/generate-demo';
import { loadGeography } from '../../src/geography/load-geography';
import { DistanceTravelModel } from '../../src/geography/travel-model';
import { readCandidates } from '../../src/matching/facts/candidate-reading';
import { DEFAULT_POLICY } from '../../src/matching/core/policy';
import { rankCandidates, rankOpenings } from '../../src/matching/core/reference-ranking';
import { OpeningKeeper } from '../../src/matching/facts/opening-keeper';
import { SchemeDesk } from '../../src/matching/facts/scheme-desk';
import { SuitableOpenings } from '../../src/matching/facts/suitable-openings';
import { loadOpeningFacts } from '../../src/openings/opening-facts.loader';
import { FullRematches } from '../../src/matching/rematch/full-rematches';
import { JobQueue } from '../../src/queue/job-queue';
import { Outbox } from '../../src/queue/outbox';
import type { AnyQueue } from '../../src/queue/queue-backend';
import { loadReferenceData } from '../../src/reference-data';
import { openRuntime, type Runtime } from '../../src/runtime';
import { loadRules } from '../../src/schemes';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { until } from '../support/until';

const CHANGES = 500;
const LIST_SIZE = 20;
const today = new Clock().today();
const WORKER = path.resolve(__dirname, '../../dist/src/worker.js');

describe('a worker killed in the middle of its work', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let queue: JobQueue;
  let outbox: Outbox;
  let jobs: AnyQueue;
  let people: { id: string; municipality: string }[];
  let openings: { id: string; municipality: string }[];
  const workers: ChildProcess[] = [];

  const env = () => ({
    ...process.env,
    DATABASE_URL: database.url,
    QUEUE_PREFIX: `test-${path.basename(new URL(database.url).pathname).slice(0, 30)}`,
    LIST_SIZE: String(LIST_SIZE),
    JOB_LOCK_SECONDS: '2',
    SWEEP_SECONDS: '1',
    SEED_DEMO: 'false',
    LOG_LEVEL: 'warn',
  });

  function startWorker(): ChildProcess {
    const worker = spawn(process.execPath, [WORKER], { env: env(), stdio: ['ignore', 'ignore', 'inherit'] });
    workers.push(worker);
    return worker;
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await openRuntime(loadConfig(env()));
    await loadReferenceData(runtime.dataSource);
    queue = new JobQueue(runtime.queueBackend);
    jobs = runtime.queueBackend.openQueue();
    outbox = new Outbox(runtime.dataSource, queue);
    const demo = generateDemo(
      { taxonomy: loadTaxonomy(), geography: loadGeography() },
      { asOf: today, candidates: 300, openings: 60, workplaces: 60 },
    );
    await seedDemo(runtime.dataSource, demo);
    people = await runtime.dataSource.query(
      `select id, municipality from candidates where status = 'aktiv' order by id`,
    );
    openings = await runtime.dataSource.query(
      `select id, municipality from openings where state in ('aaben', 'i_dialog') order by id`,
    );
  });

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await queue?.close();
    await jobs?.close();
    await runtime?.close();
    await database?.drop();
  });

  it('leaves every stored list equal to the reference ranking, none missing, none double', async () => {
    const first = startWorker();
    await until('the demo is matched', async () => (await outbox.pending()) === 0);

    const runsBefore = await runs();
    const storm = storming(1, CHANGES);
    await until('the worker is at work on the storm', async () => (await runs()) > runsBefore + 5);
    first.kill('SIGKILL');
    await storm;
    expect(await outbox.pending()).toBeGreaterThan(0);

    startWorker();
    await until('everything is matched again', async () => (await outbox.pending()) === 0);
    await compareWithReference();
    expect((await queue.counts()).failed).toBe(0);
  });

  it('shares the work between two workers and finishes with one when the other is killed', async () => {
    const other = startWorker();
    const both = [workers.at(-2)!, other].map(({ pid }) => pid);
    await until('both workers take jobs', async () => {
      const [row] = await runtime.dataSource.query(
        'select count(*)::int as running from index_positions where pid = any($1::int[])',
        [both],
      );
      return row.running === 2;
    });
    const before = await finished();
    const storm = storming(CHANGES + 1, CHANGES + CHANGES / 2);
    await until('each has finished some jobs', async () => {
      const since = (await finished()).filter(({ id }) => !before.some((job) => job.id === id));
      return new Set(since.map(({ processedBy }) => processedBy)).size >= 2;
    });
    other.kill('SIGKILL');
    await storm;
    await until('everything is matched again', async () => (await outbox.pending()) === 0);
    await compareWithReference();
    expect((await queue.counts()).failed).toBe(0);
  });

  it('resumes a full re-match whose worker is killed, single changes first', async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    const newest = async () =>
      new Map<string, string>(
        (await runtime.dataSource.query('select opening_id, id from match_runs where is_current')).map(
          (run: { opening_id: string; id: string }) => [run.opening_id, run.id],
        ),
      );
    const before = await newest();
    const rematches = new FullRematches(runtime.dataSource, queue, 4);
    const versions = { policyVersion: 'any', rulesVersion: 'any' };
    const id = await rematches.begin('asked', versions);
    expect(await rematches.begin('asked', versions)).toBe(id);
    const asked = await rematches.get(id);
    expect(asked).toMatchObject({ done: 0, finishedAt: null });
    expect(asked.openings).toBeGreaterThan(40);
    const starts = await startsInOrder(id);
    expect(starts).toHaveLength(asked.openings);
    expect(starts).toEqual([...starts].sort());
    expect(new Set(starts).size).toBeGreaterThan(5);
    await storming(1000, 1000);

    const last = await holdLastBatch(id);
    const first = startWorker();
    await until('a batch is done', async () => (await rematches.get(id)).done > 0);
    first.kill('SIGKILL');
    await last.release();
    const done = await finished();
    const taken = (name: string) => done.filter((job) => job.name === name).map((job) => job.processedOn!);
    expect(Math.max(...taken('rematch-opening'))).toBeLessThanOrEqual(Math.min(...taken('rematch-batch')));
    expect((await rematches.get(id)).finishedAt).toBeNull();

    startWorker();
    await until('the re-match is finished', async () => (await rematches.get(id)).finishedAt !== null);
    await until('everything is matched', async () => (await outbox.pending()) === 0);
    expect((await rematches.get(id)).done).toBe(asked.openings);
    const after = await newest();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [opening, run] of after) expect(run > before.get(opening)!).toBe(true);
    await compareWithReference();
    expect((await queue.counts()).failed).toBe(0);
  });

  it('leaves the openings of a person equal to the reference, too', async () => {
    const { dataSource } = runtime;
    const taxonomy = loadTaxonomy();
    const rules = loadRules();
    const engines = { graph: taxonomy, travel: new DistanceTravelModel(loadGeography()) };
    const desk = new SchemeDesk(dataSource, rules);
    const keeper = new OpeningKeeper(dataSource);
    const suitable = new SuitableOpenings(keeper, engines);
    const { facts } = await readCandidates(dataSource.manager, { taxonomy, rules, asOf: today });
    const query = { policy: DEFAULT_POLICY, asOf: today };
    let listed = 0;
    for (const person of [...facts.values()].filter((_, number) => number % 10 === 0)) {
      const withRoom = (asked: Parameters<SchemeDesk['withRoom']>[0]) => desk.withRoom(asked, today, person.id);
      const all = await withRoom([...(await keeper.matched()).values()]);
      const expected = rankOpenings(person, all, { ...query, ...engines }, LIST_SIZE).openings;
      listed += expected.length;
      expect(await suitable.best(person, { ...query, limit: LIST_SIZE }, withRoom)).toEqual(
        expected.map(({ rank: _rank, ...match }) => match),
      );
    }
    expect(listed).toBeGreaterThan(100);
  });

  /** First days of the openings of a re-match, batch after batch; empty = not stated. */
  async function startsInOrder(id: string): Promise<string[]> {
    const rows = await runtime.dataSource.query<{ start: string }[]>(
      `select coalesce(o.starts_on::text, '') as start from full_rematch_batches b,
         unnest(b.opening_ids) with ordinality as listed(id, place) join openings o using (id)
       where b.rematch_id = $1 order by b.number, place`,
      [id],
    );
    return rows.map(({ start }) => start);
  }

  /** Keeps the last batch from ending until it is released, so that a re-match is never done before its worker is killed. */
  async function holdLastBatch(id: string): Promise<{ release(): Promise<void> }> {
    const runner = runtime.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(
      `select from full_rematch_batches where rematch_id = $1 order by number desc limit 1 for update`,
      [id],
    );
    return {
      release: async () => {
        await runner.rollbackTransaction();
        await runner.release();
      },
    };
  }

  async function finished(): Promise<Job[]> {
    return jobs.getJobs(['completed'], 0, 999, false);
  }

  /** Makes the changes of the given numbers, one after the other. */
  async function storming(from: number, to: number): Promise<void> {
    for (let i = from; i <= to; i++) await change(i);
  }

  async function change(i: number): Promise<void> {
    await outbox.transaction(async (manager, publish) => {
      if (i % 10 === 0) {
        const opening = openings[i % openings.length]!;
        await manager.query('update opening_tasks set level = 1 + $2 % 4 where opening_id = $1', [opening.id, i]);
        await manager.query('update openings set version = version + 1 where id = $1', [opening.id]);
        publish({
          aggregate: 'opening',
          aggregateId: opening.id,
          municipality: opening.municipality,
          reason: 'storm',
        });
      } else {
        const person = people[(i * 7) % people.length]!;
        await manager.query('update candidate_competencies set level = 1 + (level + $2) % 4 where candidate_id = $1', [
          person.id,
          i,
        ]);
        await manager.query(
          `update candidates set version = version + 1, max_travel_minutes = 30 + $2 % 60,
             status = case when $2 % 7 = 0 then 'sygemeldt' else 'aktiv' end where id = $1`,
          [person.id, i],
        );
        publish({
          aggregate: 'candidate',
          aggregateId: person.id,
          municipality: person.municipality,
          reason: 'storm',
        });
      }
    });
  }

  async function runs(): Promise<number> {
    const [row] = await runtime.dataSource.query('select count(*)::int as runs from match_runs');
    return row.runs as number;
  }

  async function compareWithReference(): Promise<void> {
    const manager = runtime.dataSource.manager;
    const taxonomy = loadTaxonomy();
    const rules = loadRules();
    const { facts } = await readCandidates(manager, { taxonomy, rules, asOf: today });
    const loaded = await loadOpeningFacts(manager, {});
    const travel = new DistanceTravelModel(loadGeography());
    const context = { policy: DEFAULT_POLICY, asOf: today, graph: taxonomy, travel };
    const matched = loaded.openings.filter((opening) => opening.matched);
    expect(matched.length).toBeGreaterThan(40);
    for (const opening of await new SchemeDesk(runtime.dataSource, rules).withRoom(matched, today)) {
      const expected = rankCandidates(opening, [...facts.values()], context, LIST_SIZE).candidates.map((line) => ({
        candidateId: line.candidateId,
        rank: line.rank,
        total: line.total,
        confidence: line.confidence,
        parts: line.parts,
      }));
      const stored = await manager.query(
        `select candidate_id as "candidateId", rank, total, confidence, parts from suggestions
         where opening_id = $1 and rank is not null order by rank, candidate_id`,
        [opening.id],
      );
      expect(stored).toEqual(expected);
      const [current] = await manager.query(
        'select count(*)::int as runs from match_runs where opening_id = $1 and is_current',
        [opening.id],
      );
      expect(current.runs).toBe(1);
    }
  }
});
