/** Ranking everything without storing it, by one process and by several at once. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROGRAM_FLAGS } from '../program-flags';

/** What the processes ranked together. */
export interface RankedOnly {
  openings: number;
  /** openings a second, from the word to begin until the last process is done */
  perSecond: number;
}

/** Every open opening once, shared out evenly. @throws Error when a process ends before it is done */
export async function rankEverything(databaseUrl: string, processes: number): Promise<RankedOnly> {
  const children = Array.from({ length: processes }, (_, share) =>
    fork(path.join(__dirname, 'ranker.ts'), [databaseUrl, String(share), String(processes)], {
      execArgv: [...PROGRAM_FLAGS, '-r', '@swc-node/register'],
    }),
  );
  await Promise.all(children.map((child) => said(child, 'ready')));
  const started = performance.now();
  const done = children.map((child) => said(child, 'done'));
  for (const child of children) child.send('go');
  const ranked = await Promise.all(done);
  const seconds = (performance.now() - started) / 1000;
  const openings = ranked.reduce((sum, one) => sum + one.ranked!, 0);
  await Promise.all(children.map(async (child) => child.exitCode ?? once(child, 'exit')));
  return { openings, perSecond: openings / seconds };
}

type Said = { state: string; ranked?: number };

async function said(child: ChildProcess, state: string): Promise<Said> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a ranking process ended with ${code}`)));
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Said];
  // what happens after the word that was waited for is asked about anew
  ended.catch(() => undefined);
  if (message.state !== state) throw new Error(`${state} was waited for, ${message.state} came`);
  return message;
}
