/**
 * Who gets how far: selection rates by group at each stage, with intervals, the ratio to the best-treated group and an
 * exact test. A signal for people to look into, no verdict: pure.
 */
import { type Attribute, ATTRIBUTES, UNKNOWN } from './groups';
import { fisherExact, type Interval, wilsonInterval } from './statistics';
import { type Line, shownInBoth, shownStages, SMALLEST_CELL } from './suppression';

/** Stages in their order: each rate is of those who reached the stage before, the first of everybody. */
export const STAGES = ['suggested', 'shortlisted', 'proposed', 'hired'] as const;
export type Stage = (typeof STAGES)[number];

/** Four fifths: a rule of thumb from elsewhere, here a reason to look, never a verdict. */
const SIGNAL_RATIO = 0.8;
const SIGNAL_P = 0.05;

/** A person as the report sees one. */
export interface Person {
  groups: Readonly<Record<Attribute, string>>;
  /** furthest stage reached on the list or in the month that was asked for; null = none */
  reached: Stage | null;
  /** … on any list and in any month; left out = the same */
  anywhere?: Stage | null;
  /** initials of the consultant; none = nobody's */
  owner?: string | null;
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
  /** null where it is too small to show, or another consultant's could be worked out from it */
  people: number | null;
  cells: Cell[];
}

interface Count {
  group: string;
  base: number;
  selected: number;
}

/**
 * Counts, rates and signals by every attribute. What is left out is guarded like what is shown: what people reached
 * elsewhere, and the people of others.
 * @param people everybody, whatever was asked for
 * @param owner only people of this consultant; undefined = all
 */
export function fairnessReport(people: readonly Person[], owner?: string): FairnessReport {
  const known = withoutFewUnknown(people);
  const owners = owner === undefined ? [null] : [...new Set([owner, ...known.map(ownerOf)])];
  const columns = owners.map((one) => (one === null ? known : known.filter((person) => ownerOf(person) === one)));
  const closed = tooFew(columns);
  const cells = ATTRIBUTES.flatMap((attribute) => {
    const tables = columns.map((column) => linesOf(column, attribute));
    const [shown] = shownInBoth(tables, closed);
    return STAGES.flatMap((stage, at) => {
      const counts = [...tables[0]!]
        .map(([group, { chain }]) => ({ group, base: chain[at]!, selected: chain[at + 1]! }))
        .sort((a, b) => (a.group < b.group ? -1 : 1));
      const hidden = new Set(counts.map(({ group }) => group).filter((group) => shown!.get(group)! <= at));
      return cellsOf(counts, hidden).map((cell) => ({ attribute, stage, ...cell }));
    });
  });
  return { people: closed.has(0) ? null : columns[0]!.length, cells };
}

function ownerOf({ owner }: Person): string {
  return owner ?? '';
}

/**
 * Without the people of whom one attribute is not known, where they are fewer than five of all: to hide them, a group
 * that matters would have to be hidden too.
 */
function withoutFewUnknown(people: readonly Person[]): readonly Person[] {
  const few = ATTRIBUTES.find((attribute) => {
    const count = people.filter(({ groups }) => groups[attribute] === UNKNOWN).length;
    return count > 0 && count < SMALLEST_CELL;
  });
  if (few === undefined) return people;
  const rest = people.filter(({ groups }) => groups[few] !== UNKNOWN);
  // a handful is told of as too few, not as nobody
  return rest.length < SMALLEST_CELL ? people : withoutFewUnknown(rest);
}

/**
 * Columns that hold too few people to be told of at all, or whose number would tell of another such column: five more
 * than there are groups must be there, since everybody knows that each group has somebody in it.
 */
function tooFew(columns: readonly (readonly Person[])[]): Set<number> {
  const filled = columns.flatMap((people, at) => (people.length > 0 ? [{ at, people }] : []));
  const groups = (people: readonly Person[]) =>
    Math.max(...ATTRIBUTES.map((attribute) => new Set(people.map((person) => person.groups[attribute])).size));
  const shown = shownStages(
    filled.map(({ people: { length } }) => ({ chain: [length, length], outside: [0, 0] })),
    filled.map(({ people }) => (people.length < SMALLEST_CELL + groups(people) ? 0 : 1)),
  );
  return new Set(filled.flatMap(({ at }, line) => (shown[line] === 0 ? [at] : [])));
}

/** How many people of each group got how far, and how many more did on other lists and in other months. */
function linesOf(people: readonly Person[], attribute: Attribute): Map<string, Line> {
  const inside = chainsOf(people, attribute, ({ reached }) => reached);
  const everywhere = chainsOf(people, attribute, ({ reached, anywhere = reached }) => anywhere);
  return new Map(
    [...inside].map(([group, chain]) => [
      group,
      { chain, outside: chain.map((count, at) => everywhere.get(group)![at]! - count) },
    ]),
  );
}

function chainsOf(
  people: readonly Person[],
  attribute: Attribute,
  stageOf: (person: Person) => Stage | null,
): Map<string, number[]> {
  const chains = new Map<string, number[]>();
  for (const person of people) {
    const group = person.groups[attribute];
    const chain = chains.get(group) ?? [0, ...STAGES.map(() => 0)];
    chains.set(group, chain);
    const stage = stageOf(person);
    const last = stage === null ? 0 : STAGES.indexOf(stage) + 1;
    for (let at = 0; at <= last; at++) chain[at]! += 1;
  }
  return chains;
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
