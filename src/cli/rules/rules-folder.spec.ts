import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InvalidRules } from '../../common/dated-file';
import { projectRoot } from '../../common/project-root';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { diffFolders, readRulesFolder } from './rules-folder';

const taxonomy = loadTaxonomy();
const shipped = readRulesFolder(undefined, taxonomy);
const GOALS = `version: 1
note: test
changes:
  - { what: goals, branchepakke: RENG, step: T1, validFrom: 2027-01-01, required: { reng.vinduer: 1 }, source: test }
`;

describe('a rules folder', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'jobbro-folder-'));
  const write = (name: string, change: (text: string) => string) => {
    const text = fs.readFileSync(path.join(projectRoot(), 'rules', name), 'utf8');
    expect(change(text)).not.toBe(text);
    fs.writeFileSync(path.join(dir, name), change(text));
  };

  beforeEach(() => fs.cpSync(path.join(projectRoot(), 'rules'), dir, { recursive: true }));
  afterAll(() => fs.rmSync(dir, { recursive: true }));

  it('that is the same differs in nothing', () => {
    expect(diffFolders(shipped, readRulesFolder(dir, taxonomy), '2027-01-01')).toEqual({
      policy: { before: '2026-11-3', after: '2026-11-3', numbers: [] },
      reasons: { added: [], retired: [], changed: [] },
      packages: [],
    });
  });

  it('is compared number by number, code by code and goal by goal, on the day asked about', () => {
    write('policy.yaml', (text) => text.replace('commute: 15', 'commute: 30'));
    write('reason-codes.yaml', (text) => text.replace('validDays: 14', 'validDays: 21'));
    write('branchepakker.yaml', () => GOALS);
    const after = readRulesFolder(dir, taxonomy);
    const { policy, reasons, packages } = diffFolders(shipped, after, '2027-01-01');
    expect(policy.numbers).toEqual([{ field: 'weights.commute', before: 15, after: 30 }]);
    expect(policy.after).toMatch(/^2026-11-3-/);
    expect(reasons).toEqual({ added: [], retired: [], changed: ['C11'] });
    expect(packages).toEqual(['RENG T1']);
    expect(diffFolders(shipped, after, '2026-12-31').packages).toEqual([]);
  });

  it('tells the faults of all its files at once', () => {
    write('igu.yaml', (text) => text.replace('underAge: 50', 'underAge: many'));
    write('policy.yaml', (text) => text.replace('commute: 15', 'commute: -1'));
    write('branchepakker.yaml', () => GOALS.replace('RENG', 'RENGG'));
    let problems: readonly string[] = [];
    try {
      readRulesFolder(dir, taxonomy);
    } catch (error) {
      if (error instanceof InvalidRules) problems = error.problems;
    }
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['igu.yaml', 'policy.yaml', 'branchepakker.yaml']);
  });
});
