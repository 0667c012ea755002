/** Starts the built program or its command line as a child, in folders of its own, and tells what it said when it fails. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from './until';

const DIST = path.resolve(__dirname, '../../dist/src');

/** A program that was started. */
export interface Started {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** waits for the line that says it is ready, and answers the address */
  ready(): Promise<string>;
  /** waits for its end and answers the exit code */
  ended(): Promise<number | null>;
}

/** Folders for one test: `home` for the program's own things, `data` for the embedded server. */
export interface Scratch {
  folder: string;
  dataDir: string;
  env(changes?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** process id of the embedded server, null when none runs */
  postgres(): number | null;
  /** ends whatever a test left behind and removes the folder */
  clear(): void;
}

const started = new Set<ChildProcess>();

/** Makes the folders of one test. */
export function makeScratch(): Scratch {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jobbro-program-'));
  // as root the embedded server runs as another user, who must reach it
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  const postgres = () => {
    if (!fs.existsSync(pidFile)) return null;
    const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
    // the file is empty while the server writes it, and 0 would be the whole group of this process
    return pid > 0 && isAlive(pid) ? pid : null;
  };
  return {
    folder,
    dataDir,
    postgres,
    env: (changes = {}) => ({
      PATH: process.env.PATH,
      HOME: folder,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      DEMO_CANDIDATES: '80',
      DEMO_OPENINGS: '60',
      SWEEP_SECONDS: '1',
      JOB_LOCK_SECONDS: '2',
      ...changes,
    }),
    clear: () => {
      for (const child of started) child.kill('SIGKILL');
      const server = postgres();
      if (server !== null) process.kill(server, 'SIGKILL');
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** True while a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts `dist/src/<program>.js`. */
export function start(
  program: 'main' | 'worker' | 'cli',
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Started {
  const child = spawn(process.execPath, [path.join(DIST, `${program}.js`), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]!.setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  const end = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      started.delete(child);
      resolve(code);
    });
  });
  const everything = () =>
    `${[program, ...args].join(' ')} (${child.exitCode ?? child.signalCode}) said:\n${said.stdout}\n${said.stderr}`;
  return {
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ended: () => end,
    ready: async () => {
      const ready = () => /ready at (\S+)/.exec(said.stdout)?.[1];
      try {
        await until('the program says that it is ready', () => {
          if (!started.has(child)) throw new Error('the program ended');
          return ready() !== undefined;
        });
      } catch (error) {
        throw new Error(`${(error as Error).message}; ${everything()}`);
      }
      return ready()!;
    },
  };
}

/** Runs a command to its end. */
export async function runCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const command = start('cli', env, args);
  const code = await command.ended();
  return { code, stdout: command.stdout(), stderr: command.stderr() };
}
