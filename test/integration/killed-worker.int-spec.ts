/**
 * The promise "loses nothing": a worker is killed in the middle of a storm of changes, another one finishes, and every
 * stored list equals the reference ranking.
 */
import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { Clock } from '../../src/common/clock';
import { loadConfig } from '../../src/config/config';
import { seedDemo } from '../../src/demo/seed-demo';
import { generateDemo } from '../../src/demo/generate-demo';
import { loadGeography } from '../../src/geography/load-geography';
import { DistanceTravelModel } from '../../src/geography/travel-model';
import { readCandidates } from '../../src/matching/candidate-reading';
import { DEFAULT_POLICY } from '../../src/matching/core/policy';
import { rankCandidates } from '../../src/matching/core/reference-ranking';
import { SchemeDesk } from '../../src/matching/scheme-desk';
import { loadOpeningFacts } from '../../src/openings/opening-facts.loader';
import { JobQueue } from '../../src/queue/job-queue';
import { Outbox } from '../../src/queue/outbox';
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

describe('a worker killed in the middle of a storm of changes', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let queue: JobQueue;
  let outbox: Outbox;
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
    outbox = new Outbox(runtime.dataSource, queue);
    const demo = generateDemo(
      { taxonomy: loadTaxonomy(), geography: loadGeography() },
      { asOf: today, candidates: 300, openings: 60, workplaces: 60 },
    );
    await seedDemo(runtime.dataSource, demo);
  });

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await queue?.close();
    await runtime?.close();
    await database?.drop();
  });

  it('leaves every stored list equal to the reference ranking, none missing, none double', async () => {
    const first = startWorker();
    await until('the demo is matched', async () => (await outbox.pending()) === 0);

    const people: { id: string; municipality: string }[] = await runtime.dataSource.query(
      `select id, municipality from candidates where status = 'aktiv' order by id`,
    );
    const openings: { id: string; municipality: string }[] = await runtime.dataSource.query(
      `select id, municipality from openings where state in ('aaben', 'i_dialog') order by id`,
    );
    const change = async (i: number) =>
      outbox.transaction(async (manager, publish) => {
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
          await manager.query(
            'update candidate_competencies set level = 1 + (level + $2) % 4 where candidate_id = $1',
            [person.id, i],
          );
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

    const runsBefore = await runs();
    const storm = (async () => {
      for (let i = 1; i <= CHANGES; i++) await change(i);
    })();
    await until('the worker is at work on the storm', async () => (await runs()) > runsBefore + 5);
    first.kill('SIGKILL');
    await storm;
    expect(await outbox.pending()).toBeGreaterThan(0);

    startWorker();
    await until('everything is matched again', async () => (await outbox.pending()) === 0);
    await compareWithReference();
    expect((await queue.counts()).failed).toBe(0);
  });

  async function runs(): Promise<number> {
    const [row] = await runtime.dataSource.query('select count(*)::int as runs from match_runs');
    return row.runs as number;
  }

  async function compareWithReference(): Promise<void> {
    const manager = runtime.dataSource.manager;
    const taxonomy = loadTaxonomy();
    const rules = loadRules();
    const { facts } = await readCandidates(manager, { taxonomy, rules, asOf: today });
    const { openings } = await loadOpeningFacts(manager, {});
    const travel = new DistanceTravelModel(loadGeography());
    const context = { policy: DEFAULT_POLICY, asOf: today, graph: taxonomy, travel };
    const matched = openings.filter((opening) => opening.matched);
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
