import type {
  BranchepakkeProgressDto,
  ExperienceDto,
  HeldCompetencyDto,
  HeldCredentialDto,
  JobGoalDto,
  Source,
} from '../candidates/candidate-input.dto';
import type { BranchepakkeStep, CompetencyLevel, Evidence } from '../matching/core/facts';
import { addDays, addMonths, addYears } from '../schemes/dates';
import type { DemoData } from './demo-data';
import type { DemoBranch, DemoGoal } from './demo.types';
import type { Random } from './random';
import type { DrawnPerson } from './traits';

/** Branches by the capital-letter code of domain.md §5, e.g. `RENG`; the records carry the taxonomy's own code. */
export type Branches = ReadonlyMap<string, DemoBranch>;

/** What a person has walked, can and wants; all drawn together so that it hangs together. */
export interface Competence {
  branchepakker: BranchepakkeProgressDto[];
  competencies: HeldCompetencyDto[];
  credentials: HeldCredentialDto[];
  experiences: ExperienceDto[];
  jobGoals: JobGoalDto[];
  /** branches the person knows, best known first */
  knownBranches: string[];
}

type Walked = BranchepakkeStep | 'none';

/** How far people have come, by months since takeover: an assumption; nobody is at T3 in the first year. */
const WALKED: readonly { belowMonths: number; weights: Readonly<Record<Walked, number>> }[] = [
  { belowMonths: 12, weights: { none: 30, T0: 25, S: 15, T1: 25, T2: 5, T3: 0 } },
  { belowMonths: 24, weights: { none: 12, T0: 10, S: 10, T1: 38, T2: 25, T3: 5 } },
  { belowMonths: Infinity, weights: { none: 10, T0: 5, S: 5, T1: 30, T2: 32, T3: 18 } },
];

/** Certificates people of a branch may hold, with the per cent of those who have come to T2 or worked there. */
const BRANCH_CREDENTIALS: Readonly<Record<string, readonly (readonly [code: string, percent: number])[]>> = {
  KOK: [['hygiejnebevis', 60]],
  HOTEL: [['hygiejnebevis', 20]],
  FODE: [['hygiejnebevis', 50]],
  DETAIL: [['hygiejnebevis', 25]],
  LAGER: [['gaffeltruck-b', 40]],
  INDU: [['gaffeltruck-b', 20]],
  PAED: [
    ['boerneattest', 80],
    ['foerstehjaelp', 40],
  ],
  SOSU: [['foerstehjaelp', 40]],
  BYG: [['foerstehjaelp', 25]],
  METAL: [['svejse-paragraf-17', 60]],
};

/** Necessary goals (C) that much demand and little schooling make common (domain.md §2.6). */
const COMMON_C_GOALS: readonly string[] = ['RENG', 'LAGER', 'KOK', 'INDU', 'FODE', 'DETAIL'];

/** When and where a person's life has been, as far as work goes. */
export interface LifeDates {
  born: string;
  /** since the municipality took over */
  months: number;
  country: string;
  asOf: string;
}

/** Nobody's paid work begins before this age in the demo. */
const FIRST_WORKING_AGE = 16;

/** Draws what a person can. */
export function makeCompetence(
  random: Random,
  person: DrawnPerson,
  life: LifeDates,
  branches: Branches,
  data: DemoData,
): Competence {
  const { months, asOf } = life;
  const held = new Map<string, HeldCompetencyDto>();
  const branchepakker: BranchepakkeProgressDto[] = [];
  const knownBranches: string[] = [];
  const weights = data.profile.branch;

  const stage = WALKED.find(({ belowMonths }) => months < belowMonths)!;
  const walked = random.weighted(stage.weights);
  if (walked !== 'none') {
    const code = random.weighted(weights);
    branchepakker.push({
      code: branches.get(code)!.code,
      step: walked,
      reachedOn: daysAgo(random, life, 5, 200),
    });
    knownBranches.push(code);
    learnSteps(random, held, branches.get(code)!, walked, life);
    const second = random.weighted(weights);
    if (second !== code && random.chance(35)) {
      const step = random.pick(['S', 'S', 'T1'] as const);
      branchepakker.push({
        code: branches.get(second)!.code,
        step,
        reachedOn: daysAgo(random, life, 60, 400),
      });
      knownBranches.push(second);
      learnSteps(random, held, branches.get(second)!, step, life);
    }
  }

  const experiences: ExperienceDto[] = [];
  if (person.paidExperience) {
    const jobs = random.weighted({ '1': 55, '2': 35, '3': 10 });
    for (let job = 0; job < Number(jobs); job++) {
      const code = knownBranches[0] !== undefined && random.chance(35) ? knownBranches[0] : random.weighted(weights);
      experiences.push(makeExperience(random, code, job, life, data));
      if (!knownBranches.includes(code)) knownBranches.push(code);
      bringFromWork(random, held, branches.get(code)!);
    }
  }
  return {
    branchepakker,
    competencies: [...held.values()],
    credentials: makeCredentials(random, person, knownBranches, branchepakker, asOf, data),
    experiences,
    jobGoals: makeJobGoals(random, knownBranches, branches, weights),
    knownBranches,
  };
}

/** A day in the past, not before the municipality took over. */
function daysAgo(random: Random, { months, asOf }: LifeDates, least: number, most: number): string {
  const longest = Math.max(1, Math.min(most, months * 30));
  return addDays(asOf, -random.between(Math.min(least, longest), longest));
}

const EVIDENCE_OF_COURSE: readonly (readonly [Evidence, Source])[] = [
  ['evidenced', 'employer'],
  ['evidenced', 'employer'],
  ['evidenced', 'teacher'],
  ['evidenced', 'caseworker'],
  ['verified', 'test'],
];

/** Competencies of the steps walked: earlier steps at their goal or above, the last one partly still below. */
function learnSteps(
  random: Random,
  held: Map<string, HeldCompetencyDto>,
  branch: DemoBranch,
  furthest: BranchepakkeStep,
  life: LifeDates,
): void {
  const steps = (['T1', 'T2', 'T3'] as const).filter((step) => step <= furthest && furthest.startsWith('T'));
  if (steps.length === 0) {
    for (const goal of random.sample(branch.goals.T1, furthest === 'S' ? 3 : 0)) {
      keepBest(held, { code: goal.competency, level: 1, evidence: 'evidenced', source: 'employer' });
    }
    return;
  }
  for (const step of steps) {
    const last = step === furthest;
    for (const goal of branch.goals[step]) {
      if (last && random.chance(20)) continue;
      const change = last ? random.pick([-1, 0, 0, 0, 1]) : random.pick([0, 0, 0, 1]);
      const [evidence, source] = random.pick(EVIDENCE_OF_COURSE);
      keepBest(held, {
        code: goal.competency,
        level: levelWithin(goal.level + change),
        evidence,
        source,
        observedOn: daysAgo(random, life, 5, 300),
      });
    }
  }
  if (random.chance(4)) {
    const goal = random.pick(branch.goals.T1);
    held.set(goal.competency, { code: goal.competency, level: 0, evidence: 'evidenced', source: 'employer' });
  }
}

/** Half of what a job asks, as told by the person; not what belongs to all work alike. */
function bringFromWork(random: Random, held: Map<string, HeldCompetencyDto>, branch: DemoBranch): void {
  const own: DemoGoal[] = [...branch.goals.T1, ...branch.goals.T2].filter((goal) => !goal.transferable);
  for (const goal of random.sample(own, Math.ceil(own.length / 2))) {
    keepBest(held, {
      code: goal.competency,
      level: random.pick([2, 3, 3, 3, 4]),
      evidence: random.chance(15) ? 'evidenced' : 'claimed',
      source: random.chance(50) ? 'citizen' : 'cv',
    });
  }
}

function keepBest(held: Map<string, HeldCompetencyDto>, competency: HeldCompetencyDto): void {
  const before = held.get(competency.code);
  if (before === undefined || before.level < competency.level) held.set(competency.code, competency);
}

function levelWithin(level: number): CompetencyLevel {
  return Math.max(1, Math.min(4, level)) as CompetencyLevel;
}

function makeExperience(
  random: Random,
  branch: string,
  job: number,
  { born, months, country, asOf }: LifeDates,
  data: DemoData,
): ExperienceDto {
  const { title, isco08, da, en } = random.pick(data.work[branch]!.past);
  const abroad = job === 0 || random.chance(70) || months < 14;
  const end = addMonths(asOf, abroad ? -(months + random.between(6, 40)) : -random.between(1, months - 8));
  const drawn = addMonths(end, -(abroad ? random.between(12, 120) : random.between(3, 7)));
  const oldEnough = addYears(born, FIRST_WORKING_AGE);
  const start = drawn < oldEnough ? oldEnough : drawn;
  const known = random.chance(90) && start <= end;
  return {
    title,
    ...(abroad ? {} : { employer: `${random.pick(data.places.firstWords)} (demo)` }),
    country: !abroad ? 'DK' : country === 'XX' ? 'LB' : country,
    from: start.slice(0, random.chance(50) ? 4 : 7),
    ...(known ? { until: end.slice(0, 7) } : {}),
    ...(random.chance(80) ? { isco08 } : {}),
    description: da ?? en,
  };
}

function makeCredentials(
  random: Random,
  person: DrawnPerson,
  known: readonly string[],
  walked: readonly BranchepakkeProgressDto[],
  asOf: string,
  data: DemoData,
): HeldCredentialDto[] {
  const credentials = new Map<string, HeldCredentialDto>();
  if (person.licence) credentials.set('koerekort-b', { code: 'koerekort-b', status: 'held', source: 'caseworker' });
  else if (!random.chance(data.profile.unknown.licence)) {
    credentials.set('koerekort-b', { code: 'koerekort-b', status: 'not_held', source: 'citizen' });
  } else if (random.chance(50)) {
    credentials.set('koerekort-b', { code: 'koerekort-b', status: 'unknown', source: 'citizen' });
  }
  if (person.licence && known.includes('TRANS') && random.chance(25)) {
    credentials.set('koerekort-c', { code: 'koerekort-c', status: 'held', source: 'caseworker' });
  }
  const far = new Set(
    walked.filter(({ step }) => step === 'T2' || step === 'T3').map(({ code }) => code.toUpperCase()),
  );
  for (const branch of known) {
    for (const [code, percent] of BRANCH_CREDENTIALS[branch] ?? []) {
      if (credentials.has(code)) continue;
      if (random.chance(far.has(branch) ? percent : Math.floor(percent / 3))) {
        const ends = random.chance(30);
        credentials.set(code, {
          code,
          status: 'held',
          ...(ends ? { validUntil: addDays(asOf, random.between(-60, 900)) } : {}),
          source: random.pick(['course', 'caseworker', 'cv'] as const),
        });
      } else if (random.chance(30)) credentials.set(code, { code, status: 'not_held', source: 'caseworker' });
    }
  }
  return [...credentials.values()];
}

/** One or two goals a level, one to three levels (domain.md §2.6), nearest to what the person knows. */
function makeJobGoals(
  random: Random,
  known: readonly string[],
  branches: Branches,
  weights: Readonly<Record<string, number>>,
): JobGoalDto[] {
  const goals = new Map<string, JobGoalDto>();
  const add = (level: 'A' | 'B' | 'C', branch: string, whole: boolean) => {
    const isco = random.pick(branches.get(branch)!.isco);
    const isco08 = whole ? isco : isco.slice(0, 3);
    if (!goals.has(isco08)) goals.set(isco08, { level, isco08 });
  };
  add('A', known.length > 0 && random.chance(55) ? random.pick(known) : random.weighted(weights), random.chance(85));
  if (random.chance(30)) add('A', random.weighted(weights), true);
  if (random.chance(75)) add('B', known[0] ?? random.weighted(weights), random.chance(85));
  if (random.chance(70)) add('C', random.pick(COMMON_C_GOALS), random.chance(90));
  return [...goals.values()];
}
