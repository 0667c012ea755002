import { hostname } from 'node:os';
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Config } from '../config/config';

/** One BullMQ queue for all jobs; its name is also the key under which Redis holds it. */
export const QUEUE_NAME = 'jobs';

const postgres = withBackend(createPostgresBackend);

/** The few calls that are made of a queue, the same over Redis and PostgreSQL. */
export type AnyQueue = Queue;
export type AnyWorker = Worker;

/** Where the queue lives: Redis when REDIS_URL is set, else the PostgreSQL database itself. */
export interface QueueBackend {
  kind: 'redis' | 'postgres';
  openQueue(): AnyQueue;
  openWorker(processor: Processor, concurrency: number): AnyWorker;
  close(): Promise<void>;
}

/** Who took a job, shown with it. */
const WORKER_NAME = `${hostname()}:${process.pid}`;

/** A killed worker's jobs are taken over when their lock has run out and a check has found them. */
function takeover(config: Config) {
  const lockDuration = config.JOB_LOCK_SECONDS * 1000;
  return {
    lockDuration,
    stalledInterval: Math.ceil(lockDuration / 2),
    maxStalledCount: 20,
    autorun: false,
    name: WORKER_NAME,
  };
}

/** Opens the queue's backend and brings its tables up to date (PostgreSQL only). */
export async function openQueueBackend(config: Config, databaseUrl: string): Promise<QueueBackend> {
  return config.REDIS_URL ? redisBackend(config, config.REDIS_URL) : postgresBackend(config, databaseUrl);
}

async function redisBackend(config: Config, url: string): Promise<QueueBackend> {
  const connection = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  // ioredis prints unhandled errors itself; reconnecting is its own business
  connection.on('error', () => undefined);
  await connection.connect();
  const prefix = config.QUEUE_PREFIX;
  return {
    kind: 'redis',
    openQueue: () => new Queue(QUEUE_NAME, { connection, prefix }),
    openWorker: (processor, concurrency) =>
      new Worker(QUEUE_NAME, processor, { connection, prefix, concurrency, ...takeover(config) }),
    close: async () => {
      await connection.quit();
    },
  };
}

async function postgresBackend(config: Config, databaseUrl: string): Promise<QueueBackend> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client as never);
  } finally {
    await client.end();
  }
  // a job that a crash of the server takes away is handed over again by the sweep, as with Redis
  const connection = { connectionString: databaseUrl, max: 4, options: '-c synchronous_commit=off' };
  return {
    kind: 'postgres',
    openQueue: () => new postgres.Queue(QUEUE_NAME, { connection }) as unknown as AnyQueue,
    openWorker: (processor, concurrency) =>
      new postgres.Worker(QUEUE_NAME, processor, {
        connection,
        concurrency,
        ...takeover(config),
      }) as unknown as AnyWorker,
    close: async () => undefined,
  };
}
