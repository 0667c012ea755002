import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROGRAM_FLAGS } from './program-flags';

/** The product's server in a child process. */
export interface StartedServer {
  url: string;
  pid: number;
  /** Closes the application and waits for the process to end. */
  stop(): Promise<void>;
}

/** Starts `server.ts` on a database and waits until everybody is in its index. */
export async function startServer(databaseUrl: string, asOf: string): Promise<StartedServer> {
  const child = fork(path.join(__dirname, 'server.ts'), [databaseUrl, asOf], {
    execArgv: [...PROGRAM_FLAGS, '-r', '@swc-node/register'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([
    once(child, 'message').then(([message]) => message as { url: string }),
    ended.then(([code]) => Promise.reject(new Error(`the benchmark's server ended with ${code}`))),
  ]);
  return {
    url: first.url,
    pid: child.pid!,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
