/** Dated changes of what branchepakker ask for: goals of their steps and tasks of their job templates. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InvalidRules, isoDate, parseYaml, rulesFile } from '../common/dated-file';
import { BRANCHEPAKKE_STEPS, TASK_NEEDS } from '../matching/core/facts';
import type { Taxonomy } from './taxonomy';
import { TaxonomyError } from './taxonomy.error';
import type { BranchepakkeData, GoalData, JobTemplateData, TaxonomyData } from './taxonomy.types';

/** Name of the file in the rules folder. */
export const PACKAGE_FILE = 'branchepakker.yaml';

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be a level 1, 2, 3 or 4');
const levels = z.record(z.string(), level).default({});
const common = {
  validFrom: isoDate,
  /** who decided it and why */
  source: z.string().min(1),
  /** competencies that are asked for no more */
  drop: z.array(z.string()).default([]),
};

const packageFile = z.strictObject({
  version: z.number().int().positive(),
  note: z.string().min(1),
  changes: z.array(
    z.discriminatedUnion('what', [
      z.strictObject({
        what: z.literal('goals'),
        branchepakke: z.string(),
        step: z.enum(BRANCHEPAKKE_STEPS),
        required: levels,
        optional: levels,
        ...common,
      }),
      z.strictObject({
        what: z.literal('tasks'),
        template: z.string(),
        must: levels,
        learn: levels,
        nice: levels,
        ...common,
      }),
    ]),
  ),
});

/** One change, from its first day on; a later one about the same step or job is laid upon it. */
export type PackageChange = z.infer<typeof packageFile>['changes'][number];

/** The changes of a rules folder, earliest first. */
export interface PackageChanges {
  changes: readonly PackageChange[];
  /** empty without changes; else 8 hexadecimal digits that differ with any change */
  version: string;
}

/** Reads `branchepakker.yaml`. @throws InvalidRules with every fault of shape */
export function parsePackageChanges(text: string): PackageChanges {
  const { changes } = parseYaml(PACKAGE_FILE, text, packageFile);
  const inOrder = [...changes].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const print = createHash('sha256').update(JSON.stringify(inOrder)).digest('hex').slice(0, 8);
  return { changes: inOrder, version: inOrder.length === 0 ? '' : print };
}

/** The changes of a rules folder, by default the project's own. @throws InvalidRules */
export function loadPackageChanges(dir?: string): PackageChanges {
  return parsePackageChanges(rulesFile(PACKAGE_FILE, dir));
}

/**
 * The taxonomy with the changes: `on(day)` answers with those in force.
 * @throws InvalidRules when a change names what does not exist, or leaves a package that contradicts itself
 */
export function withPackageChanges(taxonomy: Taxonomy, { changes, version }: PackageChanges): Taxonomy {
  const problems: string[] = [];
  let data = taxonomy.toData();
  const days = [...new Set(changes.map(({ validFrom }) => validFrom))];
  const editions = days.map((validFrom) => {
    const ofDay = changes.filter((change) => change.validFrom === validFrom);
    for (const change of ofDay) data = changed(data, change, (fault) => problems.push(`${PACKAGE_FILE}: ${fault}`));
    return { validFrom, data };
  });
  if (problems.length > 0) throw new InvalidRules(problems);
  try {
    return taxonomy.withEditions(editions, version, () => PACKAGE_FILE);
  } catch (error) {
    if (!(error instanceof TaxonomyError)) throw error;
    const told = error.problems.map(
      ({ file, path, detail, expected }) => `${file} ${path}: ${detail}; expected ${expected}`,
    );
    throw new InvalidRules([...new Set(told)]);
  }
}

function changed(data: TaxonomyData, change: PackageChange, tell: (fault: string) => void): TaxonomyData {
  const unknown = (what: string): TaxonomyData => {
    tell(`change of ${change.validFrom}: there is no ${what}`);
    return data;
  };
  if (change.what === 'goals') {
    const known = data.branchepakker.some(({ code }) => code === change.branchepakke);
    if (!known) return unknown(`branchepakke ${change.branchepakke}`);
    const branchepakker = data.branchepakker.map((one) =>
      one.code === change.branchepakke ? withGoals(one, change) : one,
    );
    return { ...data, branchepakker };
  }
  if (!data.templates.some(({ code }) => code === change.template)) return unknown(`job template ${change.template}`);
  const templates = data.templates.map((one) => (one.code === change.template ? withTasks(one, change) : one));
  return { ...data, templates };
}

function withGoals(data: BranchepakkeData, change: PackageChange & { what: 'goals' }): BranchepakkeData {
  const set = new Map<string, GoalData>([
    ...entries(change.required).map(([competency, asked]): [string, GoalData] => [
      competency,
      { competency, level: asked, required: true },
    ]),
    ...entries(change.optional).map(([competency, asked]): [string, GoalData] => [
      competency,
      { competency, level: asked, required: false },
    ]),
  ]);
  return {
    ...data,
    steps: data.steps.map((step) =>
      step.step === change.step ? { ...step, goals: laidUpon(step.goals, set, change.drop) } : step,
    ),
  };
}

function withTasks(data: JobTemplateData, change: PackageChange & { what: 'tasks' }): JobTemplateData {
  const set = new Map(
    TASK_NEEDS.flatMap((need) =>
      entries(change[need]).map(([competency, asked]): [string, JobTemplateData['tasks'][number]] => [
        competency,
        { competency, need, level: asked },
      ]),
    ),
  );
  return { ...data, tasks: laidUpon(data.tasks, set, change.drop) };
}

/** Entries keep their place, changed ones take it over, new ones come last. */
function laidUpon<T extends { competency: string }>(
  list: readonly T[],
  set: ReadonlyMap<string, T>,
  drop: readonly string[],
): T[] {
  const kept = list
    .filter(({ competency }) => !drop.includes(competency))
    .map((entry) => set.get(entry.competency) ?? entry);
  const known = new Set(list.map(({ competency }) => competency));
  return [...kept, ...[...set].filter(([code]) => !known.has(code)).map(([, entry]) => entry)];
}

function entries(record: Readonly<Record<string, z.infer<typeof level>>>): [string, z.infer<typeof level>][] {
  return Object.entries(record);
}
