/**
 * Who gets how far: selection rates by group at each stage, with intervals, the ratio to the best-treated group and an
 * exact test. A signal for people to look into, no verdict: pure.
 */
import { type Attribute, ATTRIBUTES, UNKNOWN } from './groups';
import { fisherExact, type Interval, wilsonInterval } from './statistics';

/** Stages in their order: each rate is of those who reached the stage before, the first of everybody. */
export const STAGES = ['suggested', 'shortlisted', 'proposed', 'hired'] as const;
export type Stage = (typeof STAGES)[number];

/** Groups and selections below this number are not shown. */
export const SMALLEST_CELL = 5;

/** Four fifths: a rule of thumb from elsewhere, here a reason to look, never a verdict. */
const SIGNAL_RATIO = 0.8;
const SIGNAL_P = 0.05;

/** A person as the report sees one. */
export interface Person {
  groups: Readonly<Record<Attribute, string>>;
  /** furthest stage reached; null = on no list */
  reached: Stage | null;
}

/** `look`: below four fifths and unlikely by chance · `unsure`: below, but chance could do it · `none`. */
export type Signal = 'look' | 'unsure' | 'none';

/** One group at one stage. Counts are null where they are too small to show. */
export interface Cell {
  attribute: Attribute;
  group: string;
  stage: Stage;
  /** people who could be selected: those who reached the stage before */
  base: number | null;
  selected: number | null;
  rate: number | null;
  interval: Interval | null;
  /** rate over the highest rate of a group; null where either is not shown */
  ratio: number | null;
  /** of Fisher's exact test against that group */
  p: number | null;
  signal: Signal;
}

/** The whole report. */
export interface FairnessReport {
  people: number;
  cells: Cell[];
}

interface Count {
  group: string;
  base: number;
  selected: number;
}

/** Counts, rates and signals of all people, by every attribute. */
export function fairnessReport(people: readonly Person[]): FairnessReport {
  const cells = ATTRIBUTES.flatMap((attribute) =>
    STAGES.flatMap((stage) => {
      const counts = countsOf(people, attribute, stage);
      return cellsOf(counts, hiddenGroups(counts)).map((cell) => ({ attribute, stage, ...cell }));
    }),
  );
  return { people: people.length, cells };
}

function countsOf(people: readonly Person[], attribute: Attribute, stage: Stage): Count[] {
  const place = STAGES.indexOf(stage);
  const counts = new Map<string, Count>();
  for (const { groups, reached } of people) {
    const at = reached === null ? -1 : STAGES.indexOf(reached);
    const group = groups[attribute];
    const count = counts.get(group) ?? { group, base: 0, selected: 0 };
    counts.set(group, count);
    if (at >= place - 1) count.base += 1;
    if (at >= place) count.selected += 1;
  }
  return [...counts.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** Too few people, or too few selected or passed over; and one more group where a single one could be worked out. */
function hiddenGroups(counts: readonly Count[]): Set<string> {
  const small = (n: number) => n > 0 && n < SMALLEST_CELL;
  const hidden = counts.filter(({ base, selected }) => small(base) || small(selected) || small(base - selected));
  const shown = counts.filter((count) => !hidden.includes(count) && count.base > 0);
  // that it is not known of somebody is no trait: such a remainder gives nobody away
  if (hidden.length === 1 && hidden[0]!.group !== UNKNOWN && shown.length > 0) {
    hidden.push(shown.reduce((least, count) => (count.base < least.base ? count : least)));
  }
  return new Set(hidden.map(({ group }) => group));
}

function cellsOf(counts: readonly Count[], hidden: ReadonlySet<string>): Omit<Cell, 'attribute' | 'stage'>[] {
  const shown = counts.filter(({ group, base }) => !hidden.has(group) && base > 0);
  const rate = (count: Count) => count.selected / count.base;
  const best = shown.reduce<Count | null>((most, one) => (most === null || rate(one) > rate(most) ? one : most), null);
  return counts.map((count) => {
    const { group, base, selected } = count;
    if (hidden.has(group)) {
      return { group, base: null, selected: null, rate: null, interval: null, ratio: null, p: null, signal: 'none' };
    }
    if (base === 0 || best === null || best.selected === 0) {
      return { group, base, selected, rate: null, interval: null, ratio: null, p: null, signal: 'none' };
    }
    const ratio = rate(count) / rate(best);
    const p = count === best ? 1 : fisherExact(count, best);
    const below = ratio < SIGNAL_RATIO;
    const signal: Signal = below ? (p < SIGNAL_P ? 'look' : 'unsure') : 'none';
    return { group, base, selected, rate: rate(count), interval: wilsonInterval(selected, base), ratio, p, signal };
  });
}
