/** The figures of the larger scales as they are kept in `docs/bench/scales.json`. Times are milliseconds, sizes bytes. */
import type { SearchCounters } from '../../src/matching/core/fast-index/search';
import type { Ratio, SystemFigures } from '../figures';

/** An earlier run. */
export interface EarlierRun {
  date: string;
  commit: string;
  /** systems that it did not measure, and why; missing where nobody wrote it down */
  leftOut?: string[];
}

/** One scale. */
export interface ScaleFigures {
  people: number;
  /** the run that measured it, when it was not this one */
  keptFrom?: EarlierRun;
  openings: number;
  fingerprint: string;
  /** lists compared with the index's, and with the reference's whole answer */
  compared: { lists: number; wholeAnswers: number; tiesAtTheCut: number };
  eligible: [number, number, number];
  systems: Record<string, SystemFigures>;
  counters: SearchCounters;
  /** numbers touched for one list on average, and milliseconds to read as many */
  readBound: { elements: number; ms: number };
  /** milliseconds for one change, and for the first list after it over any other list, p50 */
  change: { upsertMs: number; nextListMs: number };
  /** milliseconds for the first list of openings never asked before, mean: nothing is kept for their questions yet */
  firstAskedMs: number;
  /** bytes for one person after all openings were asked about, with everything kept for them */
  bytesWarm: number;
  ratios: Record<string, Ratio>;
}

/** Everything one run found. */
export interface ScalesFigures {
  schema: 1;
  date: string;
  commit: string;
  node: string;
  cpu: string;
  seed: number;
  asOf: string;
  scales: ScaleFigures[];
  /** people and openings made to be hard */
  hardSets: HardSetFigures[];
  /** a new CV against more and more openings */
  reverse: ReverseFigures[];
  /** the run that measured these sets and openings, when it was not this one */
  setsKeptFrom?: EarlierRun;
  /** systems that were not measured, and why */
  leftOut: string[];
  noisy: boolean;
}

/** One set of people and openings made to be hard for an index. */
export interface HardSetFigures {
  title: string;
  people: number;
  openings: number;
  /** whole answers held against the reference, and lists cut inside a tie */
  compared: number;
  tiesAtTheCut: number;
  /** least, median, most */
  eligible: [number, number, number];
  index: { p50: number; p99: number };
  scan: { p50: number; p99: number };
}

/** Openings for one person. */
export interface ReverseFigures {
  openings: number;
  people: number;
  p50: number;
  p99: number;
  bruteForceP50: number;
  ratio: Ratio;
}

interface Goals {
  scan?: number;
  'postgres-sql'?: number;
  duckdb?: number;
}

const MOST_OVER_BOUND = 8;
const MOST_TAIL = 10;
const MOST_BYTES = 200;
/** People from which on the bytes of each are a goal. */
const BYTES_FROM = 100_000;

/** How many times slower another system has to be, by people. */
const GOALS: Readonly<Record<number, Goals>> = {
  10_000: { scan: 2 },
  100_000: { scan: 4, 'postgres-sql': 150, duckdb: 90 },
  1_000_000: { scan: 5, 'postgres-sql': 200, duckdb: 40 },
};

function ratio(value: number, target: number | undefined, most = false): Ratio {
  const pass = target === undefined ? null : most ? value <= target : value >= target;
  return { value: Math.round(value * 100) / 100, target: target ?? null, pass };
}

/** At least the target. */
export function atLeast(value: number, target: number): Ratio {
  return ratio(value, target);
}

/** The goal of a new CV is set for the largest number of openings. */
export const REVERSE_GOAL = 25;

/** The goals of one scale; systems without a goal are followed. */
export function scaleRatios({
  people,
  systems,
  readBound,
  bytesWarm,
}: Pick<ScaleFigures, 'people' | 'systems' | 'readBound' | 'bytesWarm'>): Record<string, Ratio> {
  const index = systems.index!;
  const goals = GOALS[people] ?? {};
  const others = Object.entries(systems).filter(([name]) => name !== 'index' && name !== 'index-reasons');
  return {
    ...Object.fromEntries(
      others.map(([name, { p50 }]) => [`${name}_slower_p50`, ratio(p50 / index.p50, goals[name as keyof Goals])]),
    ),
    mean_over_read_bound: ratio(index.mean / readBound.ms, MOST_OVER_BOUND, true),
    p99_over_p50: ratio(index.p99 / index.p50, MOST_TAIL, true),
    // dictionaries and the least room for bitmaps weigh on few people
    bytes_per_person: ratio(bytesWarm, people < BYTES_FROM ? undefined : MOST_BYTES, true),
  };
}
