/** Where the keys come from: the setting, else a file that is made beside the data for trying out. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type KeyRing, KeyRingError, newKeyLine, parseKeyRing } from './key-ring';

/** The settings that decide. */
export interface KeySettings {
  FIELD_KEYS?: string | undefined;
  DATA_DIR: string;
}

/** Name of the generated file in DATA_DIR. */
export const KEY_FILE = 'field-keys';

/** Reads the ring of the settings; without FIELD_KEYS, of the file in the data folder, which is made if need be. */
export function keysOf({ FIELD_KEYS, DATA_DIR }: KeySettings): KeyRing {
  if (FIELD_KEYS !== undefined) return parseKeyRing(FIELD_KEYS);
  const file = path.join(DATA_DIR, KEY_FILE);
  try {
    mkdirSync(DATA_DIR, { recursive: true, mode: 0o755 });
    // `wx`: of two programs that start at the same moment, one makes the file
    writeFileSync(file, `${newKeyLine()}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new KeyRingError(`${file} cannot be written (${code}): set FIELD_KEYS, or DATA_DIR to a folder that can`);
    }
  }
  return parseKeyRing(readFileSync(file, 'utf8'));
}
