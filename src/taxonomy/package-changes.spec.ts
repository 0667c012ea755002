import { InvalidRules } from '../common/dated-file';
import { loadTaxonomy } from './load-taxonomy';
import { loadPackageChanges, parsePackageChanges, withPackageChanges } from './package-changes';

const shipped = loadTaxonomy();
const file = (...changes: string[]) =>
  parsePackageChanges(
    `version: 1\nnote: test\nchanges:\n${changes.map((change) => `  - { ${change}, source: test }`).join('\n')}\n`,
  );
const goals = (more: string, validFrom = '2027-01-01') =>
  `what: goals, branchepakke: RENG, step: T1, validFrom: ${validFrom}, ${more}`;
const changed = (...changes: string[]) => withPackageChanges(shipped, file(...changes));

function goalOn(taxonomy: typeof shipped, day: string, competency: string) {
  const t1 = taxonomy
    .on(day)
    .branchepakke('RENG')!
    .steps.find(({ step }) => step === 'T1')!;
  return t1.goals.find((goal) => goal.competency === competency);
}

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidRules) return error.problems;
    throw error;
  }
  return [];
}

describe('dated changes of the branchepakker', () => {
  it('are none as shipped: every day has the packages of the files', () => {
    const taxonomy = withPackageChanges(shipped, loadPackageChanges());
    expect([taxonomy.changesVersion, taxonomy.on('2030-01-01').toData()]).toEqual(['', shipped.toData()]);
  });

  it('add, change and drop goals from their first day on', () => {
    const taxonomy = changed(
      goals('required: { reng.vinduer: 1 }, optional: { reng.farvekoder: 1 }, drop: [tv.hygiejne]'),
    );
    const on = (day: string) =>
      ['reng.vinduer', 'reng.farvekoder', 'tv.hygiejne'].map((competency) => goalOn(taxonomy, day, competency));
    expect(on('2026-12-31').map((goal) => goal?.level)).toEqual([undefined, 2, 2]);
    expect(on('2027-01-01')).toEqual([
      { competency: 'reng.vinduer', level: 1, required: true },
      { competency: 'reng.farvekoder', level: 1, required: false },
      undefined,
    ]);
    expect(goalOn(taxonomy, '2027-01-01', 'reng.moppe_gulv')).toEqual(goalOn(shipped, '2027-01-01', 'reng.moppe_gulv'));
  });

  it('are laid upon each other in the order of their days', () => {
    const later = goals('drop: [reng.vinduer]', '2028-01-01');
    const taxonomy = changed(later, goals('required: { reng.vinduer: 1 }'));
    const levels = ['2026-12-31', '2027-12-31', '2028-01-01'].map(
      (day) => goalOn(taxonomy, day, 'reng.vinduer')?.level,
    );
    expect(levels).toEqual([undefined, 1, undefined]);
  });

  it('change the tasks of a job that new openings start from', () => {
    const template = shipped.templates('RENG')[0]!;
    const [first] = template.tasks;
    const taxonomy = changed(
      `what: tasks, template: ${template.code}, validFrom: 2027-01-01, nice: { reng.ergonomi: 1 }, drop: [${first!.competency}]`,
    );
    const tasks = taxonomy.on('2027-01-01').template(template.code)!.tasks;
    expect(tasks).not.toContainEqual(first);
    expect(tasks).toContainEqual({ competency: 'reng.ergonomi', need: 'nice', level: 1 });
    expect(taxonomy.on('2026-12-31').template(template.code)!.tasks).toEqual(template.tasks);
  });

  it('have another version with any change', () => {
    const version = (level: number) => file(goals(`required: { reng.vinduer: ${level} }`)).version;
    expect(version(1)).toMatch(/^[0-9a-f]{8}$/);
    expect(version(1)).not.toBe(version(2));
  });

  it('are refused when they name what does not exist or leave a package that contradicts itself', () => {
    expect(problemsOf(() => changed('what: goals, branchepakke: RENGG, step: T1, validFrom: 2027-01-01'))).toEqual([
      'branchepakker.yaml: change of 2027-01-01: there is no branchepakke RENGG',
    ]);
    expect(problemsOf(() => changed(goals('required: { reng.vindue: 1 }'))).join()).toMatch(
      /branchepakker.yaml .*unknown competency "reng.vindue".*did you mean "reng.vinduer"/,
    );
    // T2 asks for level 3 of what T1 would ask 4 of
    expect(problemsOf(() => changed(goals('required: { reng.stoevsuge: 4 }'))).join()).toContain('a level above 4');
    expect(problemsOf(() => file(goals('required: { reng.vinduer: 5 }')))[0]).toContain('must be a level 1, 2, 3 or 4');
  });
});
