/** People and openings made to be hard for an index: nothing to tell people apart by, everybody or nobody to look at. */
import { isDeepStrictEqual } from 'node:util';
import type { CandidateFacts, OpeningFacts } from '../../src/matching/core/facts';
import { MatchIndex } from '../../src/matching/core/match-index';
import { ReferenceThreads } from '../reference-threads';
import { quantile } from '../timing';
import { type Country, makeCountry } from './country';
import type { HardSetFigures } from './figures';
import { scanPeer } from './scan-peer';
import { indexPeers } from './systems';

/** How large, and how drawn. */
export interface HardPlan {
  people: number;
  openings: number;
  rounds: number;
  seed: number;
  asOf: string;
}

interface HardSet {
  title: string;
  /** so many times the people; 1 when left out */
  times?: number;
  people(country: Country): CandidateFacts[];
  openings(country: Country): OpeningFacts[];
}

const LIMIT = 50;
/** People of whom everybody else is a copy. */
const FORMS = 12;
const PACKAGE = 'RENG';
/** Tasks of an opening that asks for what most people have. */
const COMMON_TASKS = 10;

const asDrawn = ({ openings }: Country): OpeningFacts[] => openings.map(({ described }) => described);

/** Openings that nobody has to travel to. */
const withoutPlace = (country: Country): OpeningFacts[] =>
  asDrawn(country).map((opening) => ({ ...opening, remote: true, workplacePostalCode: undefined }));

/** Everybody alike but for id and draw, as one of a few. */
function copies({ people }: Country): CandidateFacts[] {
  return people.map(({ id, draw }, number) => ({ ...people[number % FORMS]!, id, draw, sharedWith: 'all' }));
}

/** Somebody whom no gate holds back, who has learnt in one package. */
function open(person: CandidateFacts, number: number): CandidateFacts {
  return {
    ...person,
    sharedWith: 'all',
    status: 'aktiv',
    statusUntil: undefined,
    availableFrom: undefined,
    placements: [],
    youth: null,
    declinedTasks: [],
    skaanehensyn: [],
    rejections: [],
    branchepakker: { [PACKAGE]: number % 2 === 0 ? 'S' : 'T1' },
    branchepakkeGoals: undefined,
  };
}

/** Openings without a place, that ask for what most people have and hold nobody back. */
function forEverybody({ people, openings }: Country): OpeningFacts[] {
  const counts = new Map<string, number>();
  for (const { competencies } of people) {
    for (const { code } of competencies) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  return openings.map(({ described }, number) => ({
    ...described,
    remote: true,
    workplacePostalCode: undefined,
    schemes: [],
    schemeRoom: undefined,
    credentials: [],
    languages: described.languages.map((language) => ({ ...language, reason: 'other' as const })),
    demands: [],
    branchepakke: PACKAGE,
    tasks: common
      .slice(number % COMMON_TASKS, (number % COMMON_TASKS) + COMMON_TASKS)
      .map((competency) => ({ competency, need: 'must' as const, level: 2 as const })),
  }));
}

/** A town that everybody can get about in, where cases are shared. */
const TOWN = { municipality: '0461', postalCode: '5000' };

function inTown(person: CandidateFacts): CandidateFacts {
  const { municipality, postalCode } = TOWN;
  return { ...person, municipality, sharedWith: 'all', postalCode: person.postalCode && postalCode };
}

/** Only what every person has. */
function unknown({ id, draw, municipality, status }: CandidateFacts): CandidateFacts {
  return {
    id,
    draw,
    municipality,
    status,
    sharedWith: 'all',
    placements: [],
    competencies: [],
    credentials: [],
    languages: {},
    declinedTasks: [],
    rejections: [],
  };
}

const SETS: readonly HardSet[] = [
  { title: `ties: everybody is one of ${FORMS} people, draws apart`, people: copies, openings: withoutPlace },
  {
    title: 'one package, the commonest tasks, everybody eligible',
    people: ({ people }) => people.map(open),
    openings: forEverybody,
  },
  {
    title: 'nobody eligible',
    people: ({ people }) => people.map((person) => ({ ...person, sharedWith: [] })),
    openings: ({ openings }) => openings.map(({ described }) => ({ ...described, municipality: '0000' })),
  },
  {
    title: 'one town, most people eligible',
    times: 5,
    people: ({ people }) => people.map(inTown),
    openings: (country) =>
      asDrawn(country).map((opening) => ({
        ...opening,
        municipality: TOWN.municipality,
        remote: false,
        workplacePostalCode: TOWN.postalCode,
      })),
  },
  { title: 'nothing known of anybody', people: ({ people }) => people.map(unknown), openings: asDrawn },
];

/** Measures every set. @throws Error at the first answer that differs from the reference */
export async function measureHardSets(plan: HardPlan): Promise<HardSetFigures[]> {
  const figures: HardSetFigures[] = [];
  const threads = new ReferenceThreads();
  try {
    for (const set of SETS) {
      const { times = 1 } = set;
      const country = makeCountry({ ...plan, people: plan.people * times });
      figures.push(await measureSet(set, country, threads, plan.rounds));
    }
  } finally {
    await threads.close();
  }
  return figures;
}

async function measureSet(
  set: HardSet,
  country: Country,
  threads: ReferenceThreads,
  rounds: number,
): Promise<HardSetFigures> {
  const { context } = country;
  const candidates = set.people(country);
  const openings = set.openings(country);
  const { short, reasons } = indexPeers(new MatchIndex(context.graph, context.travel));
  const scan = scanPeer();
  const data = { candidates, openings: country.openings, context };
  for (const peer of [short, reasons, scan]) await peer.load(data);
  const questions = openings.map((opening, number) => ({ market: country.openings[number]!, opening, limit: LIMIT }));

  const eligible: number[] = [];
  let tiesAtTheCut = 0;
  threads.load(data);
  const answers = threads.inOrder(questions, ({ opening }) => threads.ranking(opening, LIMIT));
  for await (const [question, right] of answers) {
    const answer = await reasons.ask(question);
    if (!same(answer, right)) throw new Error(`${set.title}: opening ${eligible.length} differs from the reference`);
    const lines = scan.lines(await scan.ask(question)).map(({ id, total }) => [id, total]);
    if (
      !same(
        lines,
        right.candidates.map(({ candidateId, total }) => [candidateId, total]),
      )
    ) {
      throw new Error(`${set.title}: the scan differs for opening ${eligible.length}`);
    }
    const more = short.lines(await short.ask({ ...question, limit: LIMIT + 1 }));
    if (more.length > LIMIT && more[LIMIT - 1]!.total === more[LIMIT]!.total) tiesAtTheCut++;
    eligible.push(right.eligible);
  }
  const best = { index: questions.map(() => Infinity), scan: questions.map(() => Infinity) };
  for (let round = 0; round < rounds; round++) {
    for (const [name, peer] of [
      ['index', short],
      ['scan', scan],
    ] as const) {
      for (const [number, question] of questions.entries()) {
        const begun = performance.now();
        await peer.ask(question);
        best[name][number] = Math.min(best[name][number]!, performance.now() - begun);
      }
    }
  }
  const times = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  return {
    title: set.title,
    people: candidates.length,
    openings: openings.length,
    compared: eligible.length,
    tiesAtTheCut,
    eligible: [quantile(eligible, 0), quantile(eligible, 0.5), quantile(eligible, 1)],
    index: times(best.index),
    scan: times(best.scan),
  };
}

/** Keys without a value are the same as missing ones. */
function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}
