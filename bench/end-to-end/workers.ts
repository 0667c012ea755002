/** Worker processes of the built program, as many as are wanted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { projectRoot } from '../../src/common/project-root';
import { PROGRAM_FLAGS } from '../program-flags';
import { untilTrue } from './until';

/** Starts workers and waits until each has everybody in its index. */
export async function startWorkers(
  dataSource: DataSource,
  count: number,
  env: Readonly<Record<string, string>>,
): Promise<{ pids: number[]; stop(): Promise<void> }> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [...PROGRAM_FLAGS, path.join(projectRoot(), 'dist', 'src', 'worker.js')], {
      env: { PATH: process.env.PATH, TZ: process.env.TZ, LOG_LEVEL: 'error', SEED_DEMO: 'false', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  const pids = children.map((child) => child.pid!);
  await untilTrue('the workers are ready', async () => {
    const [row] = await dataSource.query<{ ready: number }[]>(
      'select count(*)::int as ready from index_positions where pid = any($1::int[])',
      [pids],
    );
    return row!.ready === count;
  });
  return { pids, stop: async () => void (await Promise.all(children.map(end))) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
