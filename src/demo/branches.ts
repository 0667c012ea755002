import type { BranchepakkeData, JobTemplateData, OccupationData } from '../taxonomy/taxonomy.types';
import type { Branches } from './competence';
import type { DemoBranch, DemoGoal } from './demo.types';

/** What the generator asks of the taxonomy. */
export interface DemoTaxonomy {
  branchepakker(): readonly BranchepakkeData[];
  templates(): readonly JobTemplateData[];
  occupation(code: string): OccupationData | undefined;
}

/** Group of the competencies that all packages have in common. */
const COMMON_GROUP = 'tv.';

/**
 * The branches of the taxonomy in the shape the generator draws from.
 * @throws Error naming the branches of `wanted` that the taxonomy does not have, or that have no job template
 */
export function readBranches(taxonomy: DemoTaxonomy, wanted: readonly string[]): Branches {
  const branches = new Map<string, DemoBranch>();
  for (const data of taxonomy.branchepakker()) {
    const templates = taxonomy
      .templates()
      .filter(({ branchepakke }) => branchepakke === data.code)
      .map((template) => {
        const isco08 = taxonomy.occupation(template.occupation)?.isco08;
        return {
          code: template.code,
          title: template.labels.da,
          ...(isco08 === undefined ? {} : { isco08 }),
          tasks: template.tasks,
          languages: template.languages,
          credentials: template.credentials,
          demands: template.demands,
          shifts: template.shifts.pattern,
          minimumAge: template.minimumAge,
        };
      });
    const goals = (step: 'T1' | 'T2' | 'T3'): DemoGoal[] =>
      (data.steps.find((each) => each.step === step)?.goals ?? []).map(({ competency, level }) => ({
        competency,
        level,
        transferable: competency.startsWith(COMMON_GROUP),
      }));
    branches.set(data.code.toUpperCase(), {
      code: data.code,
      goals: { T1: goals('T1'), T2: goals('T2'), T3: goals('T3') },
      isco: [...new Set(templates.flatMap(({ isco08 }) => isco08 ?? []))],
      templates,
    });
  }
  const missing = wanted.filter((code) => !branches.get(code)?.isco.length || !branches.get(code)?.goals.T1.length);
  if (missing.length > 0) {
    throw new Error(`the taxonomy has no branchepakke with goals and job templates called ${missing.join(', ')}`);
  }
  return branches;
}
