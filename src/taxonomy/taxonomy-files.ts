/** From the shape of the files, made for people who write them, to the plain data of `taxonomy.types.ts`. */
import { TASK_NEEDS } from '../matching/core/facts';
import type { BranchepakkeEntry, CompetencyEntry, StepEntry } from './taxonomy.schema';
import type {
  BranchepakkeData,
  BranchepakkeStepData,
  CompetencyData,
  CompetencyLink,
  GoalData,
  JobTemplateData,
} from './taxonomy.types';

/** A competency of `transferable.yaml` or of a package file. */
export function toCompetency({ broader, related, ...rest }: CompetencyEntry): CompetencyData {
  return { ...rest, broader: linkList(broader), related: linkList(related) };
}

/** A package with all five steps: what all packages share comes from `steps.yaml`. */
export function packageData(entry: BranchepakkeEntry, steps: readonly StepEntry[]): BranchepakkeData {
  const { code, labels, description, otherLanguages, credentials, demands, shifts, courses } = entry;
  return {
    code,
    labels,
    description,
    otherLanguages: otherLanguages?.codes ?? [],
    ...(otherLanguages && { otherLanguagesNote: otherLanguages.note }),
    credentials,
    demands,
    shifts,
    courses,
    steps: steps.map((step) => stepData(entry, step)),
  };
}

/** The job templates of a package. */
export function templatesOf(entry: BranchepakkeEntry): JobTemplateData[] {
  return entry.templates.map(({ tasks, ...template }) => ({
    ...template,
    branchepakke: entry.code,
    tasks: TASK_NEEDS.flatMap((need) =>
      Object.entries(tasks[need]).map(([competency, level]) => ({ competency, need, level })),
    ),
  }));
}

function stepData(entry: BranchepakkeEntry, { commonGoals, ...common }: StepEntry): BranchepakkeStepData {
  const own = entry.goals[common.step];
  return {
    ...common,
    danish: entry.danish[common.step] ?? common.danish,
    goals: [...goalList(own?.required, true), ...goalList(own?.optional, false), ...goalList(commonGoals, true)],
  };
}

function goalList(levels: Readonly<Record<string, GoalData['level']>> = {}, required: boolean): GoalData[] {
  return Object.entries(levels).map(([competency, level]) => ({ competency, level, required }));
}

function linkList(links: Readonly<Record<string, number>>): CompetencyLink[] {
  return Object.entries(links).map(([code, permille]) => ({ code, permille }));
}
