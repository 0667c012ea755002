/**
 * A real PostgreSQL from npm-shipped binaries, for trying out and for tests: no server has to be installed.
 *
 * `pg_ctl` puts the server into its own session, so Ctrl-C reaches the program only, and the program stops the server
 * last. Several programs may use one folder (the program and its commands): each keeps one connection that marks it as
 * a user, and the last one to leave stops the server. A killed program's mark goes with its connection. As root the
 * server runs as `nobody`, because PostgreSQL refuses to run as root.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Client } from 'pg';
import {
  EmbeddedPostgresError,
  firstLine,
  giveToServerUser,
  run,
  scratchFolder,
  usableBinaries,
  usableFolder,
} from './embedded-programs';
import { leave, markAsUser } from './embedded-users';

const DATABASE = 'jobbro';
/** how long a start waits for the remains of a killed server, or for another program that starts or stops it */
const SETTLE_MS = 20_000;
/** small, so that trying out takes little of a machine */
const SHARED_BUFFERS = '128MB';

/** How a server is started. */
export interface EmbeddedOptions {
  /** data that may be lost in a crash (tests): no fsync */
  ephemeral?: boolean;
  /** settings of `postgresql.conf` by name, without spaces; `alter system` cannot change what is given here */
  settings?: Readonly<Record<string, string>>;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  url: string;
  dataDir: string;
  /** true when the folder had no database before this start */
  fresh: boolean;
  /** true when the server ran already: for another program, or left behind by a killed one */
  takenOver: boolean;
  /** Ends this program's use of the server, and stops it when no other program uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the server of `folder`, making its data on first use, and takes over a server that a killed program left
 * running.
 * @throws EmbeddedPostgresError when the folder cannot be written or the server does not start
 */
export async function startEmbeddedPostgres(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const scratch = scratchFolder(folder);
  const native = await usableBinaries(scratch);
  const base = await usableFolder(folder, scratch);
  const dataDir = path.join(base, 'postgres');
  const passwordFile = path.join(base, 'postgres-password');
  const fresh = !fs.existsSync(path.join(dataDir, 'PG_VERSION'));
  if (fresh) await initialise(native, dataDir, passwordFile);
  await refuseOtherMajor(native, dataDir);

  const password = fs.readFileSync(passwordFile, 'utf8').trim();
  const { user, port, takenOver } = await settle(native, dataDir, password, options);
  await ensureDatabase(user);
  return {
    url: `${addressOf(password, port)}/${DATABASE}`,
    dataDir,
    fresh,
    takenOver,
    stop: async () => {
      if ((await leave(user)) > 0) return;
      await run(native, 'pg_ctl', ['-D', dataDir, '-m', 'fast', '-w', '-t', '60', 'stop']);
    },
  };
}

/** Starts the server or joins a running one, and tries again while another program is just starting or stopping it. */
async function settle(
  native: string,
  dataDir: string,
  password: string,
  options: EmbeddedOptions,
): Promise<{ user: Client; port: number; takenOver: boolean }> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const running = await runningPort(native, dataDir);
    const port = running ?? (await freePort());
    try {
      if (running === null) await start(native, dataDir, port, options);
      return { user: await markAsUser(addressOf(password, port)), port, takenOver: running !== null };
    } catch (error) {
      const final = error instanceof EmbeddedPostgresError && !(error instanceof NotYetFree);
      if (final || performance.now() > deadline) {
        throw final ? error : new EmbeddedPostgresError(`The embedded PostgreSQL cannot be used: ${messageOf(error)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** The folder is still held by another program or by the remains of a killed server, or somebody took the port. */
class NotYetFree extends EmbeddedPostgresError {}

function addressOf(password: string, port: number): string {
  return `postgres://app:${password}@127.0.0.1:${port}`;
}

async function initialise(native: string, dataDir: string, passwordFile: string): Promise<void> {
  // a first start that was cut off leaves a folder without PG_VERSION, which initdb would refuse
  fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    fs.mkdirSync(dataDir, { mode: 0o700 });
    fs.writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    giveToServerUser(dataDir, passwordFile);
  } catch (error) {
    throw new EmbeddedPostgresError(`The data folder ${dataDir} cannot be made: ${(error as Error).message}`);
  }
  const made = await run(native, 'initdb', [
    ...['-D', dataDir, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...['-E', 'UTF8', '--locale=C', '--no-instructions'],
  ]);
  if (made.code !== 0) {
    fs.rmSync(dataDir, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`PostgreSQL could not make its data in ${dataDir}: ${firstLine(made.error)}`);
  }
}

async function refuseOtherMajor(native: string, dataDir: string): Promise<void> {
  const stored = fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const shipped = /(\d+)\./.exec((await run(native, 'postgres', ['--version'])).output)?.[1];
  if (shipped !== undefined && shipped !== stored) {
    throw new EmbeddedPostgresError(
      `${dataDir} was made by PostgreSQL ${stored}, this program ships ${shipped}: dump it there, or move the folder away.`,
    );
  }
}

/** Port of a server that already runs on the folder, else null. */
async function runningPort(native: string, dataDir: string): Promise<number | null> {
  if ((await run(native, 'pg_ctl', ['-D', dataDir, 'status'])).code !== 0) return null;
  const port = Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function start(
  native: string,
  dataDir: string,
  port: number,
  { ephemeral = false, settings = {} }: EmbeddedOptions,
): Promise<void> {
  const log = path.join(dataDir, 'server.log');
  const given: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    shared_buffers: SHARED_BUFFERS,
    log_error_verbosity: 'terse',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' } : {}),
    ...settings,
  };
  const flags = [`-p ${port}`, ...Object.entries(given).map(([name, value]) => `-c ${name}=${value}`)];
  const begun = await run(native, 'pg_ctl', [
    ...['-D', dataDir, '-l', log, '-w', '-t', '60', '-o', flags.join(' '), 'start'],
  ]);
  if (begun.code === 0) return;
  const tail = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n').slice(-6) : [];
  const fault = tail.findLast((line) => /FATAL|PANIC/.test(line)) ?? tail.at(-1) ?? begun.error;
  const message = `The embedded PostgreSQL did not start: ${fault} (log: ${log})`;
  throw /still in use|already exists|could not create any TCP\/IP sockets/.test(fault)
    ? new NotYetFree(message)
    : new EmbeddedPostgresError(message);
}

async function ensureDatabase(client: Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(createDatabaseSql(DATABASE));
  } catch (error) {
    // another program that starts at the same moment was faster
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** SQL that makes a database which sorts text the Danish way (å after ø). */
export function createDatabaseSql(name: string): string {
  return `create database "${name}" locale_provider icu icu_locale 'da-DK' template template0`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function messageOf(error: unknown): string {
  return firstLine(error instanceof Error ? error.message : String(error));
}
