/** The benchmark's figures as they are kept in `docs/bench/latest.json`. Times are milliseconds, sizes bytes. */
import type { Calibration } from './calibration';
import type { Exactness } from './exactness';
import type { PageFigures } from './pages';
import type { ProgramStart } from './program-start';
import type { StoredLists } from './stored-lists';
import type { Times } from './timing';

/** One system with its times. */
export interface SystemFigures extends Times {
  title: string;
  exact: boolean;
  rounds: number;
  openings: number;
  buildMs?: number;
  bytesPerCandidate?: number;
  notes?: string;
}

/** A goal, or a figure that is followed without one (`target` and `pass` are null). */
export interface Ratio {
  value: number;
  target: number | null;
  pass: boolean | null;
}

/** Everything one run found. */
export interface Figures {
  schema: 1;
  date: string;
  commit: string;
  node: string;
  cpu: string;
  cpus: number;
  memoryBytes: number;
  postgres: string;
  seeds: { market: number };
  fingerprint: string;
  scale: { candidates: number; openings: number; asOf: string };
  exactness: Omit<Exactness, 'differences'>;
  systems: Record<string, SystemFigures>;
  storedLists: StoredLists;
  /** milliseconds to match all openings of the market through the queue */
  matchAllMs: number;
  pages: PageFigures;
  starts: { fresh: ProgramStart; again: ProgramStart; atScale: ProgramStart };
  ratios: Record<string, Ratio>;
  calibration: { rounds: Calibration[]; spread: number };
  /** processes that wanted a processor in the minute before the run */
  loadBefore: number;
  /** the calibration moved too far, or the machine was busy before the run */
  noisy: boolean;
}

/** The goals: those of the issue carry a target. */
export function ratiosOf(
  systems: Figures['systems'],
  { queued, inside, bareInsert }: StoredLists,
): Record<string, Ratio> {
  const sql = systems['postgres-sql']!;
  return {
    rankings_faster_than_sql_p50: atLeast(sql.p50 / systems['post-rankings']!.p50, 20),
    rankings_faster_than_sql_p95: followed(sql.p95 / systems['post-rankings']!.p95),
    points_faster_than_sql_p50: atLeast(sql.p50 / systems['post-rankings-points']!.p50, 20),
    points_faster_than_sql_p95: followed(sql.p95 / systems['post-rankings-points']!.p95),
    index_faster_than_sql_p50: followed(sql.p50 / systems.index!.p50),
    index_faster_than_reference_p50: followed(systems.reference!.p50 / systems.index!.p50),
    rankings_over_empty_handler_p50: followed(systems['post-rankings']!.p50 / systems['empty-handler']!.p50),
    stored_list_queued_over_inside_p50: followed(queued.p50 / inside.p50),
    stored_list_queued_over_inside_p95: followed(queued.p95 / inside.p95),
    stored_list_queued_over_bare_insert_p50: followed(queued.p50 / bareInsert.p50),
    stored_list_queued_over_bare_insert_p95: followed(queued.p95 / bareInsert.p95),
  };
}

function atLeast(value: number, target: number): Ratio {
  return { value: twoDecimals(value), target, pass: value >= target };
}

function followed(value: number): Ratio {
  return { value: twoDecimals(value), target: null, pass: null };
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The figures as JSON text, times with three decimals. */
export function asJson(figures: Figures): string {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value;
  return `${JSON.stringify(figures, rounded, 2)}\n`;
}
