/** The figures of an end-to-end run as the tables of `docs/performance.md`. */
import type { StoredLists } from '../stored-lists';
import type { CandidateChanges } from './candidate-changes';
import type { Answers } from './clients';
import type { FullRematchFigures } from './full-rematch';

/** Everything one run found. */
export interface EndToEnd {
  date: string;
  machine: string;
  load: { before: number; after: number };
  scale: { candidates: number; openings: number; seed: number };
  /** whole answers, with every sentence */
  rankings: readonly Answers[];
  /** the same lists with the points of every part alone */
  points: readonly Answers[];
  empty: readonly Answers[];
  storedLists: StoredLists;
  /** ranking and reasons of one opening, median, milliseconds */
  matchingMs: number;
  /** a job that does nothing: added → taken → done, median and 95 %, milliseconds */
  emptyJob: { p50: number; p95: number };
  changes: CandidateChanges;
  rematch: FullRematchFigures;
  starts: { way: string; readyMs: number; residentBytes: number }[];
}

const BEGIN = '<!-- end-to-end:begin -->';
const END = '<!-- end-to-end:end -->';

const NOISY =
  '**This run was noisy**: other programs took most of the machine. The times say little; the ratios of one run compare ' +
  'roughly, since both sides met the same noise. Run it again on a quiet machine before judging.';

/** Puts new tables into the document; adds the section when it is not there yet. */
export function intoDocument(document: string, tables: string): string {
  const section = `${BEGIN}\n\n${tables}\n\n${END}`;
  const from = document.indexOf(BEGIN);
  if (from < 0) return `${document.trimEnd()}\n\n## End to end\n\n${section}\n`;
  return document.slice(0, from) + section + document.slice(document.indexOf(END) + END.length);
}

/** All tables, in Markdown. */
export function tablesOf(run: EndToEnd): string {
  const { scale, load } = run;
  return [
    '`npm run bench:end-to-end -- --keep` writes this section; `--help` tells the sizes, and with `REDIS_URL` set the queue ' +
      'is measured on Redis too.',
    `Run of ${run.date}: ${run.machine}. ${count(scale.candidates)} people, ${count(scale.openings)} openings, seed ` +
      `${scale.seed}; load of the machine ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after ` +
      '(two processors; above 2 other programs took part of every time).',
    '### Requests at a time',
    answers(run),
    '### From a change to its stored lists, milliseconds',
    stored(run),
    '### Everything ranked anew, openings a second',
    rematch(run.rematch),
    '### Start and memory',
    table(
      ['Start of the built program', 'ready', 'memory'],
      run.starts.map((start) => [start.way, seconds(start.readyMs), `${Math.round(start.residentBytes / 1e6)} MB`]),
    ),
    '### Goals',
    goals(run),
    ...(Math.max(load.before, load.after) > 2 ? [NOISY] : []),
  ].join('\n\n');
}

function answers({ rankings, points, empty }: EndToEnd): string {
  const row = (title: string) => (one: Answers) => [
    title,
    String(one.clients),
    one.perSecond.toFixed(0),
    ms(one.p50),
    ms(one.p95),
    ms(one.p99),
    String(one.errors),
  ];
  return table(
    ['Answer', 'clients', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'errors'],
    [
      ...rankings.map(row('`POST /rankings`, top 50')),
      ...points.map(row('… the points alone (`detail=points`)')),
      ...empty.map(row('empty handler, same body')),
    ],
  );
}

function stored({ storedLists, changes, matchingMs, emptyJob }: EndToEnd): string {
  return table(
    ['', 'median', 'p95'],
    [
      ['`POST /openings` → list stored, through outbox, queue and worker', ...both(storedLists.queued)],
      ['… of it until the request is answered', ...both(storedLists.answered)],
      ['… of it ranking with all reasons', ms(matchingMs), ''],
      ['the same work inside the request', ...both(storedLists.inside)],
      [`bare insert of the same ${storedLists.rowsPerList} rows`, ...both(storedLists.bareInsert)],
      ['an empty job: added, taken, done', ...both(emptyJob)],
      [
        `a person changed → every list it touches stored (median ${changes.lists.median}, most ${changes.lists.most} lists)`,
        ...both(changes.stored),
      ],
      ['… of it until the request is answered', ...both(changes.answered)],
      ['bare update of the same row', ...both(changes.bareUpdate)],
    ],
  );
}

function rematch(figures: FullRematchFigures): string {
  const rows = Object.entries(figures.stored).flatMap(([queue, byWorkers]) => [
    ...Object.entries(byWorkers).map(([workers, rate]) => [
      `stored, every line new, queue in ${queue}, ${workers} worker${workers === '1' ? '' : 's'}`,
      rate.toFixed(0),
    ]),
    [`stored, nothing differs, queue in ${queue}, 1 worker`, figures.unchanged[queue]!.toFixed(0)],
  ]);
  return table(
    ['', 'openings a second'],
    [
      ['ranked only, one process, nothing stored', figures.matchOnly.toFixed(0)],
      ['ranked only, two processes at once', figures.matchOnlyByTwo.toFixed(0)],
      ...rows,
    ],
  );
}

/** What was aimed at, and whether this run reached it. */
function goals({ rankings, empty, storedLists, matchingMs, rematch: figures }: EndToEnd): string {
  const eight = (list: readonly Answers[]) => list.find(({ clients }) => clients === 8)!.p95;
  const postgres = figures.stored.PostgreSQL!;
  const rows: [string, number, number, boolean][] = [
    ['`POST /rankings` p95 over the empty handler, 8 clients', eight(rankings) / eight(empty), 3, false],
    ['queued over inside the request, p50', storedLists.queued.p50 / storedLists.inside.p50, 1.4, false],
    ['… p95', storedLists.queued.p95 / storedLists.inside.p95, 1.5, false],
    ['ranking, share of the queued median', matchingMs / storedLists.queued.p50, 0.1, false],
    ['full re-match stored over ranked only, 1 worker', figures.matchOnly / postgres[1]!, 1.6, false],
    ['ranked only, two processes over one', figures.matchOnlyByTwo / figures.matchOnly, 1.8, true],
    ['stored, two workers over one', postgres[2]! / postgres[1]!, 1.8, true],
  ];
  return table(
    ['Goal', 'measured', 'goal', ''],
    rows.map(([title, value, goal, atLeast]) => [
      title,
      `${value.toFixed(2)}×`,
      `${atLeast ? 'at least' : 'at most'} ${goal}×`,
      (atLeast ? value >= goal : value <= goal) ? 'reached' : '**missed**',
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const both = ({ p50, p95 }: { p50: number; p95: number }): [string, string] => [ms(p50), ms(p95)];
/** Nobody was answered in the time: a dash. */
const ms = (value: number): string =>
  Number.isFinite(value) ? (value < 10 ? value.toFixed(2) : value.toFixed(1)) : '–';
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
const count = (value: number): string => value.toLocaleString('en-GB');
