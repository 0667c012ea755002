/** The built program as a person starts it: how long until the first ranked answer, and how much memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { API_PREFIX } from '../src/common/api/configure-api';
import { projectRoot } from '../src/common/project-root';
import { demoKeyFile } from '../src/identity/demo-key';
import { expectStatus, HttpClient } from './http-client';
import type { MarketOpening } from './market';
import { PROGRAM_FLAGS } from './program-flags';
import { residentBytes } from './memory';

/** One start. */
export interface ProgramStart {
  /** from spawning the process until it says that it is ready, milliseconds */
  readyMs: number;
  /** … until the first `POST /rankings` was answered */
  firstAnswerMs: number;
  /** people the answer considered */
  considered: number;
  /** resident memory after the first answer, bytes */
  residentAtFirst: number;
  /** resident memory after the warm-up requests, bytes */
  residentWarm: number;
}

const READY = /ready at (http:\/\/\S+)/;
const GIVE_UP_MS = 300_000;

/**
 * Starts `dist/src/main.js`, asks it `questions` rankings and stops it with SIGTERM.
 * @param env variables of the start, e.g. `DATA_DIR` or `DATABASE_URL`
 */
export async function startProgram(
  env: Readonly<Record<string, string>>,
  questions: readonly MarketOpening[],
): Promise<ProgramStart> {
  const started = performance.now();
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, path.join(projectRoot(), 'dist', 'src', 'main.js')], {
    // variables of the person's own shell may name another database
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      PORT: '0',
      LOG_LEVEL: 'error',
      FIELD_KEYS: process.env.FIELD_KEYS,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => reject(new Error(`the program was not ready after ${GIVE_UP_MS} ms`)), GIVE_UP_MS);
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = READY.exec(said);
        if (!found) return;
        clearTimeout(late);
        resolve(found[1]!);
      });
      void ended.then(([code]) => {
        clearTimeout(late);
        reject(new Error(`the program ended with ${code}`));
      });
    });
    const readyMs = performance.now() - started;
    const http = new HttpClient(url, demoKeyOf(env));
    const ask = async (market: MarketOpening) =>
      expectStatus<{ considered: number }>(
        await http.post(`/${API_PREFIX}/rankings`, { opening: market.input, limit: 50 }),
        200,
      );
    const { considered } = await ask(questions[0]!);
    const firstAnswerMs = performance.now() - started;
    const residentAtFirst = residentBytes(child.pid!);
    for (const question of questions) await ask(question);
    const residentWarm = residentBytes(child.pid!);
    http.close();
    return { readyMs, firstAnswerMs, considered, residentAtFirst, residentWarm };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** The demo's own database has a key of its own, which lies in its folder. */
function demoKeyOf({ DATA_DIR }: Readonly<Record<string, string>>): string | undefined {
  return DATA_DIR === undefined ? undefined : readFileSync(demoKeyFile({ DATA_DIR }), 'utf8').trim();
}
