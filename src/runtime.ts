/**
 * What every program of the product (web, worker, CLI, tests) needs before its first module: configuration, a database
 * that answers and is up to date, and the queue's backend.
 */
import { DataSource } from 'typeorm';
import { type Config, loadConfig } from './config/config';
import { dataSourceOptions } from './database/data-source-options';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './database/embedded-postgres';
import { migrate } from './database/migrate';
import { fieldKeys, useFieldKeys } from './privacy/fields/field-keys';
import { keysOf } from './privacy/fields/key-source';
import { checkFieldKeys } from './privacy/fields/known-keys';
import { restampRestoredRows } from './database/unseen-rows';
import { openQueueBackend, type QueueBackend } from './queue/queue-backend';

/** Opened engines; `close` ends them in the right order, the embedded server last. */
export interface Runtime {
  config: Config;
  databaseUrl: string;
  dataSource: DataSource;
  queueBackend: QueueBackend;
  close(): Promise<void>;
}

/** An engine cannot be used. The message is one line for the person at the terminal, without secrets. */
export class StartError extends Error {}

/** A database that answers; its schema may be behind. */
export interface OpenedDatabase {
  databaseUrl: string;
  dataSource: DataSource;
  /** the server, when it is the embedded one */
  embedded?: EmbeddedPostgres;
  close(): Promise<void>;
}

/**
 * Opens the database alone, as it is: for commands that look after the schema itself.
 * @throws EmbeddedPostgresError or StartError, each with one clear line
 */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  const embedded = config.EMBEDDED ? await startEmbeddedPostgres(config.DATA_DIR) : undefined;
  const databaseUrl = config.DATABASE_URL ?? embedded!.url;
  useFieldKeys(() => keysOf(config));
  const dataSource = new DataSource(dataSourceOptions(databaseUrl, { pool: config.DATABASE_POOL }));
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await embedded?.stop();
  };
  try {
    await connect(dataSource, config);
  } catch (error) {
    await close();
    throw error;
  }
  return { databaseUrl, dataSource, embedded, close };
}

/**
 * Opens the engines. @throws ConfigError, EmbeddedPostgresError or StartError, each with one clear line
 * @param options.migrate bring the schema up to date (default), or refuse to start when it is behind
 */
export async function openRuntime(
  config: Config = loadConfig(),
  options: { migrate?: boolean } = {},
): Promise<Runtime> {
  const database = await openDatabase(config);
  const { databaseUrl, dataSource } = database;
  let queueBackend: QueueBackend | undefined;
  const close = async () => {
    await queueBackend?.close();
    await database.close();
  };
  try {
    await migrate(dataSource, { apply: options.migrate ?? true });
    await checkFieldKeys(dataSource, fieldKeys());
    if (options.migrate ?? true) await restampRestoredRows(dataSource.manager);
    queueBackend = await openQueue(config, databaseUrl);
    return { config, databaseUrl, dataSource, queueBackend, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function connect(dataSource: DataSource, config: Config): Promise<void> {
  try {
    await dataSource.initialize();
  } catch (error) {
    const where = config.EMBEDDED
      ? 'The embedded PostgreSQL'
      : `The PostgreSQL of DATABASE_URL (${hostOf(config.DATABASE_URL!)})`;
    throw new StartError(`${where} cannot be used: ${reason(error)}`);
  }
}

/** Opens the queue's backend. @throws StartError */
export async function openQueue(config: Config, databaseUrl: string): Promise<QueueBackend> {
  try {
    return await openQueueBackend(config, databaseUrl);
  } catch (error) {
    const where = config.REDIS_URL ? `The Redis of REDIS_URL (${hostOf(config.REDIS_URL)})` : 'The queue in PostgreSQL';
    throw new StartError(`${where} cannot be used: ${reason(error)}`);
  }
}

/** Host and port of an address, never its user or password. */
function hostOf(url: string): string {
  return new URL(url).host;
}

/** First line of what went wrong; Node wraps refused connections to several addresses in an empty AggregateError. */
function reason(error: unknown): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const message = (cause as Error).message ?? String(cause);
  return message.split('\n')[0] ?? '';
}
