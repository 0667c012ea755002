import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config';
import type { ApiKeysService } from './api-keys.service';

/** Where the key for trying out stands; only this user may read it. */
export function demoKeyFile({ DATA_DIR }: Pick<Config, 'DATA_DIR'>): string {
  return path.join(DATA_DIR, 'demo-api-key');
}

/**
 * Sees that the data folder holds an API key that works, for trying the demo out; answers its file. Nothing is done
 * where the demo sign-in is switched off, and so never in production.
 */
export async function ensureDemoKey(keys: ApiKeysService, config: Config): Promise<string | null> {
  if (!config.DEMO_SIGN_IN) return null;
  const file = demoKeyFile(config);
  const known = contentOf(file);
  if (known !== null && (await keys.accessOf(known))) return file;
  const all = { name: 'demo', municipality: '*', scopes: ['*'], expiresAt: null, perMinute: null };
  const { key } = await keys.create(all);
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return file;
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
