/** How far somebody has come, as the matcher may know it: goals towards the next step, and dated points for a pace. */
import { branchepakkePath, heldLevels, waiverKey } from '../../casework/branchepakker/branchepakke-path';
import type {
  BranchepakkeStep,
  CandidateFacts,
  IsoDate,
  LanguageLevels,
  Progress,
  ReachedLevels,
  ReachedStep,
} from '../core/facts';
import { LANGUAGE_SKILLS } from '../../language/cefr';
import type { BranchepakkeData } from '../../taxonomy/taxonomy.types';

/** A required goal somebody need not reach on a step. */
export interface WaivedGoal {
  branchepakke: string;
  step: BranchepakkeStep;
  competency: string;
}

/** A step of a package with the day it was reached. */
export interface DatedStep extends ReachedStep {
  branchepakke: string;
}

/** What is recorded with a date about one person. */
export interface DatedRecords {
  /** start of the programme, with which Danish education begins */
  programmeFrom?: IsoDate;
  /** by language, the day its present levels are from */
  assessedOn: Readonly<Record<string, IsoDate>>;
  steps: readonly DatedStep[];
  waivers: readonly WaivedGoal[];
}

/**
 * By package, the share of the required goals between the person and the next step that is reached or waived, permille
 * rounded down; shares of 0 are left out. A goal counts when somebody else than the person has seen it, in this package or
 * elsewhere, so that what all packages share is never learnt twice (domain.md §5).
 */
export function branchepakkeGoals(
  { branchepakker, competencies }: Pick<CandidateFacts, 'branchepakker' | 'competencies'>,
  packages: readonly BranchepakkeData[],
  waived: readonly WaivedGoal[] = [],
): CandidateFacts['branchepakkeGoals'] {
  if (branchepakker === undefined || competencies.length + waived.length === 0) return undefined;
  const held = heldLevels(competencies, []);
  const shares = packages.flatMap((data): [string, number][] => {
    const own = waived.filter(({ branchepakke }) => branchepakke === data.code);
    const waivers = new Map(own.map(({ step, competency }) => [waiverKey(step, competency), '']));
    const { goals } = branchepakkePath(data, { step: branchepakker[data.code] ?? null, held, waivers });
    const required = goals.filter((goal) => goal.required);
    const done = required.filter(({ reached, waived: reason }) => reached || reason !== undefined).length;
    return done === 0 ? [] : [[data.code, Math.floor((done * 1000) / required.length)]];
  });
  return shares.length === 0 ? undefined : Object.fromEntries(shares);
}

/**
 * The dated points a pace can be made from; `undefined` when nothing has two of them. For Danish the first point is the
 * start of the programme, where everybody is taken to begin at the foot of the ladder. [A]
 */
export function progressOf(
  { languages }: Pick<CandidateFacts, 'languages'>,
  { programmeFrom, assessedOn, steps }: DatedRecords,
): Progress | undefined {
  const byPackage = new Map<string, ReachedStep[]>();
  for (const { branchepakke, step, on } of steps) {
    const known = byPackage.get(branchepakke) ?? [];
    if (!known.some((one) => one.step === step && one.on === on)) known.push({ step, on });
    byPackage.set(branchepakke, known);
  }
  const packages = [...byPackage].filter(([, points]) => points.length > 1);
  const danish = danishPoints(languages.da, programmeFrom, assessedOn.da);
  if (packages.length === 0 && danish === undefined) return undefined;
  return {
    ...(packages.length > 0 ? { branchepakker: Object.fromEntries(packages) } : {}),
    ...(danish ? { languages: { da: danish } } : {}),
  };
}

function danishPoints(
  levels: LanguageLevels | undefined,
  from: IsoDate | undefined,
  assessedOn: IsoDate | undefined,
): ReachedLevels[] | undefined {
  if (levels === undefined || from === undefined || assessedOn === undefined || from >= assessedOn) return undefined;
  const start: LanguageLevels = {};
  for (const skill of LANGUAGE_SKILLS) if (levels[skill] !== undefined) start[skill] = 'pre-A1';
  return [
    { levels: start, on: from },
    { levels, on: assessedOn },
  ];
}

/** The facts with everything a date says about them; fields nothing is known of stay away. */
export function withDatedRecords(
  facts: CandidateFacts,
  records: DatedRecords,
  packages: readonly BranchepakkeData[],
): CandidateFacts {
  const goals = branchepakkeGoals(facts, packages, records.waivers);
  const progress = progressOf(facts, records);
  return {
    ...facts,
    ...(Object.keys(records.assessedOn).length > 0 ? { languagesAssessedOn: records.assessedOn } : {}),
    ...(goals ? { branchepakkeGoals: goals } : {}),
    ...(progress ? { progress } : {}),
  };
}
