/** What the benchmark tells Lucene, and how it speaks to a program of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compileLucene, LineProgram } from '../../bench/peers/lucene-program';
import { dayNumber, rowLine } from '../../bench/peers/lucene-words';
import { withKept } from '../../bench/scales/kept';
import type { ScalesFigures } from '../../bench/scales/figures';

describe('rows for Lucene', () => {
  it('have days as numbers, in order, with the infinite ones at the ends', () => {
    expect(dayNumber('1900-01-02')).toBe(1);
    expect(dayNumber('2026-11-23') - dayNumber('2026-11-22')).toBe(1);
    expect(dayNumber('-infinity')).toBeLessThan(dayNumber('1900-01-02'));
    expect(dayNumber('infinity')).toBeGreaterThan(dayNumber('2200-01-01'));
    expect(() => dayNumber('9999-12-31')).toThrow('not a day from 1900 to 2258');
  });

  it('have counts before lists, and -1 for what is not known', () => {
    const week = `${'0'.repeat(23)}1`.repeat(2);
    const columns = [
      ['id', 'text'],
      ['shared', 'int[]'],
      ['week', 'bit(336)'],
      ['asked', 'boolean'],
      ['walk', 'int'],
      ['from', 'date'],
    ] as const;
    const row = { id: 'a', shared: [4, 5], week, asked: true, walk: null, from: '1900-01-03' };
    expect(rowLine(row, columns)).toBe('a 2 4 5 2 1 1 1 -1 2');
    expect(rowLine({ ...row, week: null, shared: [] }, columns)).toBe('a 0 0 1 -1 2');
  });
});

describe('a program that answers in lines', () => {
  const running: LineProgram[] = [];
  const program = (text: string): LineProgram => {
    const one = new LineProgram(process.execPath, ['-e', text]);
    running.push(one);
    return one;
  };
  afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));

  it('answers long lines whole and in order', async () => {
    const long = program(
      `require('node:readline').createInterface(process.stdin).on('line', (n) => console.log('æ'.repeat(n)))`,
    );
    const answers = await Promise.all(['200000', '0', '3'].map((line) => long.ask(line)));
    expect(answers.map(({ length }) => length)).toEqual([200_000, 0, 3]);
    expect(answers[0]).toBe('æ'.repeat(200_000));
  });

  it('rejects what was asked with what the program told at its end', async () => {
    const failing = program(`process.stdin.once('data', () => { console.error('no such table'); process.exit(3) })`);
    await expect(failing.ask('build')).rejects.toThrow(/ended with 3: no such table/);
    await expect(failing.ask('again')).rejects.toThrow('no such table');
    await expect(failing.send('rows')).rejects.toThrow('no such table');
  });

  it('rejects when there is no such program', async () => {
    const missing = new LineProgram('no-such-program', []);
    running.push(missing);
    await expect(missing.ask('ping')).rejects.toThrow('no-such-program cannot be run');
  });
});

describe('Lucene', () => {
  it('is refused with what it needs when the folder has none', () => {
    const empty = mkdtempSync(path.join(os.tmpdir(), 'jobbro-no-lucene-'));
    try {
      expect(() => compileLucene(empty, empty)).toThrow('--lucene FOLDER with lucene-core-*.jar');
      expect(() => compileLucene(path.join(empty, 'missing'), empty)).toThrow('is not a folder that can be read');
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it('stays told as left out with the scales that an earlier run measured without it', () => {
    const scale = { people: 1000 } as ScalesFigures['scales'][number];
    const run = { seed: 1, asOf: '2026-01-01', hardSets: [], reverse: [] } as unknown as ScalesFigures;
    const before = { ...run, date: '2026-01-01', commit: 'a', scales: [scale], leftOut: ['Lucene'] };
    const now = { ...run, date: '2026-01-02', commit: 'b', scales: [{ ...scale, people: 2000 }], leftOut: [] };
    const [kept, measured] = withKept(now, before).scales;
    expect(kept!.keptFrom).toEqual({ date: '2026-01-01', commit: 'a', leftOut: ['Lucene'] });
    expect(measured!.keptFrom).toBeUndefined();
  });
});
