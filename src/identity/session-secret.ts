import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config';

/** The secret that signs session cookies: of the configuration, else made once and kept in the data folder. */
export function sessionSecret({ SESSION_SECRET, DATA_DIR }: Pick<Config, 'SESSION_SECRET' | 'DATA_DIR'>): string {
  return SESSION_SECRET ?? keptSecret(path.join(DATA_DIR, 'session-secret'), () => randomBytes(32).toString('hex'));
}

/** The content of a file that only this user may read; made when it is missing. */
export function keptSecret(file: string, make: () => string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    // of two processes that start together, one makes it and the other reads it
    writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
