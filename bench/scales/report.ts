/** The figures of the larger scales as tables of `docs/performance.md`. */
import type { Ratio } from '../figures';
import type { ScaleFigures, ScalesFigures } from './figures';

const BEGIN = '<!-- scales:begin -->';
const END = '<!-- scales:end -->';

/** Puts new tables into the document. @throws Error when it has no markers */
export function intoDocument(document: string, tables: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`the document has no ${BEGIN} … ${END}`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${document.slice(to)}`;
}

/** All tables, in Markdown. */
export function tablesOf(figures: ScalesFigures): string {
  const { date, commit, cpu, node, seed, asOf, leftOut, noisy } = figures;
  return [
    `Run of ${date} at \`${commit}\`: ${cpu}, Node ${node}. Day ${asOf}, seed ${seed}.`,
    ...figures.scales.map(scaleOf),
    growth(figures.scales),
    reverse(figures),
    `Not measured: ${leftOut.join('; ')}.`,
    ...(noisy ? ['**This run was noisy**: other programs shared the machine; single times do not compare.'] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function scaleOf(scale: ScaleFigures): string {
  const { people, openings, compared, eligible, systems, counters, readBound, change, firstAskedMs } = scale;
  const index = systems.index!;
  const rows = Object.values(systems).map(({ title, p50, p95, p99, mean, rawP99 }) => [
    title,
    ...[p50, p95, p99, mean, rawP99].map(ms),
    `${times(p50 / index.p50)}×`,
  ]);
  return [
    `### ${people.toLocaleString('en')} people, ${openings} openings all over the country`,
    `Fingerprint \`${scale.fingerprint}\`. ${compared.lists.toLocaleString('en')} lists compared and ${compared.wholeAnswers} whole answers held against the reference, no difference; ${compared.tiesAtTheCut} lists are cut inside a tie. Eligible people: ${eligible.map((n) => n.toLocaleString('en')).join(' / ')} (least / median / most).`,
    table(['Top 50, milliseconds', 'p50', 'p95', 'p99', 'mean', 'raw p99', 'p50 against the index'], rows),
    table(
      ['Goal', 'measured', 'goal', ''],
      Object.entries(scale.ratios).map(([name, ratio]) => goal(name, ratio)),
    ),
    `Touched for one list on average: ${counters.bitmapWords.toLocaleString('en')} words of bitmaps, ${counters.postings.toLocaleString('en')} entries of lists, ${counters.eligible.toLocaleString('en')} eligible, ${counters.looked.toLocaleString('en')} looked at, ${counters.scored.toLocaleString('en')} scored in full; reading as many numbers takes ${ms(readBound.ms)} ms. A list whose questions were never asked before: ${ms(firstAskedMs)} ms on average. One change: ${ms(change.upsertMs)} ms, the list after it ${ms(change.nextListMs)} ms. Built in ${(index.buildMs! / 1000).toFixed(1)} s.`,
  ].join('\n\n');
}

function growth(scales: readonly ScaleFigures[]): string {
  if (scales.length < 2) return '';
  const rows = scales.slice(1).map((scale, at) => {
    const before = scales[at]!;
    const by = (name: string): string => {
      const [now, then] = [scale.systems[name], before.systems[name]];
      return now && then ? `${times(now.p50 / then.p50)}×` : '–';
    };
    return [
      `${before.people.toLocaleString('en')} → ${scale.people.toLocaleString('en')}`,
      ...['index', 'index-reasons', 'scan', 'duckdb', 'postgres-sql'].map(by),
    ];
  });
  return [
    '### How cost grows, p50',
    table(['people', 'index', 'with reasons', 'scan', 'DuckDB', 'PostgreSQL'], rows),
  ].join('\n\n');
}

function reverse({ reverse: figures }: ScalesFigures): string {
  if (!figures) return '';
  const { openings, people, p50, p99, bruteForceP50, ratio } = figures;
  return [
    '### A new CV against many openings',
    `${openings.toLocaleString('en')} openings, ${people} people: p50 ${ms(p50)} ms, p99 ${ms(p99)} ms for the best fifty with points and all counts; every rule for every opening takes ${ms(bruteForceP50)} ms. ${times(ratio.value)}× faster (goal: ${ratio.target}×, ${ratio.pass ? 'met' : '**missed**'}).`,
  ].join('\n\n');
}

const NAMES: Readonly<Record<string, string>> = {
  scan_slower_p50: 'plain columnar scan slower, p50',
  'postgres-sql_slower_p50': 'SQL in PostgreSQL slower, p50',
  duckdb_slower_p50: 'SQL in DuckDB slower, p50',
  mean_over_read_bound: 'mean over reading the numbers touched',
  p99_over_p50: 'p99 over p50',
  bytes_per_person: 'bytes for one person, beside the facts',
};

function goal(name: string, { value, target, pass }: Ratio): string[] {
  const most = ['mean_over_read_bound', 'p99_over_p50', 'bytes_per_person'].includes(name);
  return [
    NAMES[name] ?? name,
    times(value),
    target === null ? '–' : `${most ? 'at most' : 'at least'} ${target}`,
    pass === null ? '–' : pass ? 'met' : '**missed**',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(2) : value.toFixed(0);
}

function times(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
