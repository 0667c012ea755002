/** The figures as the tables of `docs/performance.md`. */
import type { Figures, Ratio } from './figures';
import { pagesTable } from './pages';
import type { ProgramStart } from './program-start';
import type { Spread } from './stored-lists';

/** Markers between which the tables stand in the document. */
const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Puts new tables into the document. @throws Error when it has no markers */
export function intoDocument(document: string, tables: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`the document has no ${BEGIN} … ${END}`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${document.slice(to)}`;
}

/** All tables, in Markdown. */
export function tablesOf(figures: Figures): string {
  return [
    machine(figures),
    systems(figures),
    goals(figures),
    stored(figures),
    pagesTable(figures.pages),
    starts(figures),
    figures.noisy ? NOISY : QUIET,
  ].join('\n\n');
}

const NOISY =
  '**This run was noisy**: other programs shared the machine. Ratios of one run still compare roughly, since every ' +
  'system met the same noise; single times do not.';
const QUIET = 'The calibration stayed within 1.5× from the first round to the last: the run counts as quiet.';

function machine(figures: Figures): string {
  const { candidates, openings, asOf } = figures.scale;
  const { exactness } = figures;
  return [
    `Run of ${figures.date}, commit \`${figures.commit}\`: ${figures.cpus} × ${figures.cpu}, ` +
      `${gigabytes(figures.memoryBytes)} memory, Node ${figures.node}, PostgreSQL ${figures.postgres}.`,
    `Market: ${count(candidates)} people, ${count(openings)} openings, day ${asOf}, seed ${figures.seeds.market}, ` +
      `fingerprint \`${figures.fingerprint}\`. Calibration moved by ` +
      `${figures.calibration.spread.toFixed(2)}×; load before the run ${figures.loadBefore.toFixed(1)}.`,
    `Exactness: ${count(exactness.lists)} lists with ${count(exactness.lines)} lines compared with the reference ` +
      `ranking, no difference. Eligible people per opening: ${exactness.eligible.map(count).join(' / ')} (least / median ` +
      `/ most); ${exactness.tiesAtTheCut} of ${exactness.openings} lists are cut inside a tie. Openings on which each gate ` +
      `excludes somebody: ${Object.entries(exactness.gatesClosed)
        .map(([gate, openings]) => `${gate} ${openings}`)
        .join(', ')}.`,
  ].join('\n\n');
}

function systems(figures: Figures): string {
  const rankings = figures.systems['post-rankings']!.p50;
  const rows = Object.values(figures.systems).map((system) => [
    system.title,
    ms(system.p50),
    ms(system.p95),
    ms(system.p99),
    ms(system.rawP99),
    `${(system.p50 / rankings).toFixed(system.p50 < rankings ? 2 : 1)}×`,
    `${system.openings} × ${system.rounds}`,
  ]);
  const head = ['Top 50 for one opening', 'p50', 'p95', 'p99', 'raw p99', 'p50 against `POST /rankings`', 'asked'];
  return `### A ranked list, milliseconds\n\n${table(head, rows)}\n\nSQL settings: ${figures.systems['postgres-sql']!.notes}.`;
}

const GOALS: Readonly<Record<string, string>> = {
  rankings_faster_than_sql_p50: '`POST /rankings` with every sentence faster than the SQL statement, p50',
  rankings_faster_than_sql_p95: '… p95',
  points_faster_than_sql_p50: 'with the points of all parts alone (`detail=points`), as the statement gives them, p50',
  points_faster_than_sql_p95: '… p95',
  index_faster_than_sql_p50: 'the index alone faster than the SQL statement, p50',
  index_faster_than_reference_p50: 'the index alone faster than the reference ranking, p50',
  rankings_over_empty_handler_p50: '`POST /rankings` over an empty handler, p50',
  stored_list_queued_over_inside_p50: 'stored list through the queue over inside the request, p50',
  stored_list_queued_over_inside_p95: '… p95',
  stored_list_queued_over_bare_insert_p50: 'stored list through the queue over a bare insert, p50',
  stored_list_queued_over_bare_insert_p95: '… p95',
};

function goals({ ratios }: Figures): string {
  const rows = Object.entries(ratios).map(([name, { value, target, pass }]) => [
    GOALS[name] ?? name,
    `${value.toFixed(1)}×`,
    target === null ? '–' : `at least ${target}×`,
    pass === null ? '–' : pass ? 'reached' : '**missed**',
  ]);
  return `### Ratios\n\n${table(['Ratio', 'measured', 'goal', ''], rows)}`;
}

function stored({ storedLists, matchAllMs, scale }: Figures): string {
  const row = (what: string, { p50, p95 }: Spread): string[] => [what, ms(p50), ms(p95)];
  const rows = [
    row('`POST /openings` → list stored, through outbox, queue and worker', storedLists.queued),
    row('… of it until the request is answered', storedLists.answered),
    row('the same work inside the request', storedLists.inside),
    row(`bare insert of the same ${storedLists.rowsPerList} rows, one statement`, storedLists.bareInsert),
  ];
  return (
    `### From an opening to its stored list, milliseconds\n\n${table(['', 'median', 'p95'], rows)}\n\n` +
    `${storedLists.openings} openings, one after the other. All ${count(scale.openings)} openings of the market were ` +
    `matched through the queue in ${seconds(matchAllMs)}.`
  );
}

function starts(figures: Figures): string {
  const row = (what: string, start: ProgramStart): string[] => [
    what,
    count(start.considered),
    seconds(start.readyMs),
    seconds(start.firstAnswerMs),
    megabytes(start.residentAtFirst),
    megabytes(start.residentWarm),
  ];
  const head = ['Start of the built program', 'people', 'ready', 'first ranked answer', 'memory then', 'memory warm'];
  const rows = [
    row('fresh folder: database made, demo seeded and matched', figures.starts.fresh),
    row('second start on the same folder', figures.starts.again),
    row("on the benchmark's database", figures.starts.atScale),
  ];
  const { index } = figures.systems;
  const build = `${count(index?.bytesPerCandidate ?? 0)} bytes per person, built in ${seconds(index?.buildMs ?? 0)}`;
  return (
    `### Start and memory\n\n${table(head, rows)}\n\nMemory is what the process itself holds (resident set; not the ` +
    `database's processes). The index by itself, beside the facts it refers to: ${build}. The SQL statement's tables ` +
    `and indexes: ${count(figures.systems['postgres-sql']?.bytesPerCandidate ?? 0)} bytes per person.`
  );
}

/** The goals as lines for the terminal. */
export function goalLines(ratios: Readonly<Record<string, Ratio>>): string[] {
  return Object.entries(ratios).map(([name, { value, target, pass }]) => {
    const goal = target === null ? '' : `  goal ${target}: ${pass ? 'reached' : 'MISSED'}`;
    return `  ${name.padEnd(42)} ${value.toFixed(2).padStart(8)}${goal}`;
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function gigabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 30)} GB`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
