import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError, loadConfig } from './config';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('needs nothing: embedded engines, this machine only, demo data', () => {
    expect(loadConfig({})).toMatchObject({
      EMBEDDED: true,
      SEED_DEMO: true,
      HOST: '127.0.0.1',
      PORT: 3000,
      ROLE: 'all',
    });
  });

  it('seeds no demo into a database that is named, unless told to', () => {
    const DATABASE_URL = 'postgres://u:p@db:5432/jobbro';
    expect(loadConfig({ DATABASE_URL })).toMatchObject({ EMBEDDED: false, SEED_DEMO: false });
    expect(loadConfig({ DATABASE_URL, SEED_DEMO: 'true' }).SEED_DEMO).toBe(true);
  });

  it('tells all faults at once, each with the variable and what would be right', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://x', PORT: '70000', ROLE: 'boss' });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^DATABASE_URL: must look like postgres:/);
    expect(faults[1]).toMatch(/^PORT: /);
    expect(faults[2]).toMatch(/^ROLE: /);
  });

  it.each([
    ['0', []],
    ['65535', []],
    ['65536', [expect.stringMatching(/^PORT/)]],
    ['-1', [expect.stringMatching(/^PORT/)]],
    ['80a', [expect.stringMatching(/^PORT/)]],
  ])('port %s', (PORT, expected) => {
    expect(faultsOf({ PORT })).toEqual(expected);
  });

  it('takes empty text as not set', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ EMBEDDED: true, PORT: 3000 });
  });

  it('reads secrets from files', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'jobbro-config-')), 'url');
    writeFileSync(file, 'postgres://u:secret@db:5432/jobbro\n');
    expect(loadConfig({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgres://u:secret@db:5432/jobbro');
    expect(faultsOf({ DATABASE_URL_FILE: `${file}.gone` })).toEqual([
      'DATABASE_URL_FILE names a file that cannot be read',
    ]);
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});
