/** The figures of the larger scales as tables of `docs/performance.md`. */
import type { Ratio } from '../figures';
import type { EarlierRun, ScaleFigures, ScalesFigures } from './figures';

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
    hard(figures),
    reverse(figures),
    kept('The two tables above are', figures.setsKeptFrom),
    `Not measured in this run: ${leftOut.join('; ')}.`,
    ...(noisy ? ['**This run was noisy**: other programs shared the machine; single times do not compare.'] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function scaleOf(scale: ScaleFigures): string {
  const { people, openings, compared, eligible, systems, counters, readBound, change, firstAskedMs, bytesWarm } = scale;
  const index = systems.index!;
  const rows = Object.values(systems).map(({ title, p50, p95, p99, mean, rawP99 }) => [
    title,
    ...[p50, p95, p99, mean, rawP99].map(ms),
    `${times(p50 / index.p50)}×`,
  ]);
  return [
    `### ${people.toLocaleString('en')} people, ${openings} openings all over the country`,
    ...(scale.keptFrom ? [kept('These figures are', scale.keptFrom)] : []),
    `Fingerprint \`${scale.fingerprint}\`. ${compared.lists.toLocaleString('en')} lists compared and ${compared.wholeAnswers} whole answers held against the reference, no difference; ${compared.tiesAtTheCut} lists are cut inside a tie. Eligible people: ${eligible.map((n) => n.toLocaleString('en')).join(' / ')} (least / median / most).`,
    table(['Top 50, milliseconds', 'p50', 'p95', 'p99', 'mean', 'raw p99', 'p50 against the index'], rows),
    table(
      ['Goal', 'measured', 'goal', ''],
      Object.entries(scale.ratios).map(([name, ratio]) => goal(name, ratio)),
    ),
    touched(counters, readBound),
    `A list whose questions were never asked before: ${ms(firstAskedMs)} ms on average. One change: ${ms(change.upsertMs)} ms, the list after it ${ms(change.nextListMs)} ms. Built in ${(index.buildMs! / 1000).toFixed(1)} s; ${index.bytesPerCandidate} bytes for one person then, ${bytesWarm} with everything kept for the questions.`,
  ].join('\n\n');
}

function kept(what: string, run: EarlierRun | undefined): string {
  if (!run) return '';
  const without = run.leftOut ? ` Not measured then: ${run.leftOut.join('; ')}.` : '';
  return `${what} of an earlier run: ${run.date}, at \`${run.commit}\`.${without}`;
}

function touched(counters: ScaleFigures['counters'], { elements, ms: bound }: ScaleFigures['readBound']): string {
  const names: Record<keyof ScaleFigures['counters'], string> = {
    eligible: 'eligible',
    bitmapWords: 'words of bitmaps',
    gateLookups: 'answers of gates looked up',
    lookups: 'classes of factors looked up',
    rows: 'numbers of rows read for them',
    looked: 'people looked at one by one',
    records: 'records of theirs',
    met: 'tasks these count for',
    scored: 'scored in full',
  };
  const parts = Object.entries(names).map(
    ([name, text]) => `${counters[name as keyof typeof counters].toLocaleString('en')} ${text}`,
  );
  return `For one list on average: ${parts.join(', ')}; ${elements.toLocaleString('en')} numbers touched, which take ${ms(bound)} ms only to read.`;
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
      ...['index', 'index-reasons', 'scan', 'lucene', 'duckdb', 'postgres-sql', 'sqlite'].map(by),
    ];
  });
  return [
    '### How cost grows, p50',
    table(['people', 'index', 'with reasons', 'scan', 'Lucene', 'DuckDB', 'PostgreSQL', 'SQLite'], rows),
  ].join('\n\n');
}

function hard({ hardSets }: ScalesFigures): string {
  if (hardSets.length === 0) return '';
  const rows = hardSets.map(({ title, people, eligible, compared, tiesAtTheCut, index, scan }) => [
    title,
    people.toLocaleString('en'),
    eligible.map((n) => n.toLocaleString('en')).join(' / '),
    `${compared}, ${tiesAtTheCut}`,
    ...[index.p50, index.p99, scan.p50, scan.p99].map(ms),
    `${times(scan.p50 / index.p50)}×`,
  ]);
  const head = ['Set', 'people', 'eligible', 'compared, cut in a tie', 'index p50', 'p99', 'scan p50', 'p99', 'p50'];
  return [
    '### Sets made to be hard, milliseconds',
    table(head, rows),
    'Every answer was held against the whole answer of the reference (counts, gates, criteria, order), no difference.',
  ].join('\n\n');
}

function reverse({ reverse: figures }: ScalesFigures): string {
  if (figures.length === 0) return '';
  const rows = figures.map(({ openings, p50, p99, bruteForceP50, ratio }, at) => {
    const before = figures[at - 1];
    const largest = at === figures.length - 1;
    return [
      openings.toLocaleString('en'),
      ms(p50),
      ms(p99),
      ms(bruteForceP50),
      `${times(ratio.value)}×`,
      largest ? `at least ${ratio.target}×: ${ratio.pass ? 'met' : '**missed**'}` : '–',
      before ? `${times(p50 / before.p50)}× for ${times(openings / before.openings)}×` : '–',
    ];
  });
  return [
    '### A new CV against many openings, milliseconds',
    table(['openings', 'p50', 'p99', 'every rule for every opening, p50', 'faster', 'goal', 'cost grows'], rows),
    `${figures[0]?.people ?? 0} people; the best fifty with points, reasons and all counts.`,
  ].join('\n\n');
}

const NAMES: Readonly<Record<string, string>> = {
  scan_slower_p50: 'plain columnar scan slower, p50',
  'postgres-sql_slower_p50': 'SQL in PostgreSQL slower, p50',
  lucene_slower_p50: 'Lucene slower, p50',
  duckdb_slower_p50: 'SQL in DuckDB slower, p50',
  sqlite_slower_p50: 'SQL in SQLite slower, p50',
  mean_over_read_bound: 'mean over reading the numbers touched',
  p99_over_p50: 'p99 over p50',
  bytes_per_person: 'bytes for one person beside the facts, with everything kept',
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
