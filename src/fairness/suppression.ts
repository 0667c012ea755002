/**
 * Suppression [lat. supprimere, to hold back]: which figures of a table are not shown, so that no small one can be read
 * or worked out from the others and the totals (domain.md §9.4). Pure. A chain is how many of a group there are, then
 * how many of them reached each stage: `[40, 32, 12, 9, 5]`; it never rises. The totals of all chains count as known.
 */

/** Groups and selections below this number are not shown. */
export const SMALLEST_CELL = 5;

/** One line of a table: its chain, and those of the same line whom a filter leaves out; 0 = nobody. */
export interface Line {
  chain: readonly number[];
  /** as long as `chain`; need not fall */
  outside: readonly number[];
}

/**
 * For each line, how many stages of it may be shown, from the first on. A line is hidden from the stage on where its
 * base, those selected, those passed over, or any of the like left out by a filter are one to four. The hidden lines
 * must then be two or more, and pass the same test as if they were one; else the smallest shown line joins them.
 *
 * @param lines of one table; every one of them with somebody in it
 * @param shown what another table already holds back; nothing of it is shown again
 */
export function shownStages(lines: readonly Line[], shown: readonly number[] = []): number[] {
  const stages = (lines[0]?.chain.length ?? 1) - 1;
  const result = lines.map((line, at) => Math.min(shown[at] ?? stages, stagesBeforeSmall(line, stages)));
  for (let stage = 0; stage < stages; stage++) {
    for (;;) {
      const hidden = lines.filter((_, at) => result[at]! <= stage);
      const before = stage === 0 ? [] : lines.filter((_, at) => result[at]! < stage);
      if (hidden.length === 0 || !canBeWorkedOut(hidden, before, stage)) break;
      const next = smallestShown(lines, result, stage);
      if (next === null) break;
      result[next] = stage;
    }
  }
  return result;
}

/** For lines of a table by column (column → its lines by row), the stages shown where both rows and columns add up. */
export function shownInBoth(table: ReadonlyMap<string, Line>[], closed: ReadonlySet<number>): Map<string, number>[] {
  const shown = table.map(
    (column, at) => new Map([...column].map(([row, { chain }]) => [row, closed.has(at) ? 0 : chain.length - 1])),
  );
  const rows = [...new Set(table.flatMap((column) => [...column.keys()]))];
  let changed = true;
  const hide = (cells: readonly (readonly [number, string])[]): void => {
    const now = shownStages(
      cells.map(([column, row]) => table[column]!.get(row)!),
      cells.map(([column, row]) => shown[column]!.get(row)!),
    );
    cells.forEach(([column, row], at) => {
      changed ||= shown[column]!.get(row) !== now[at];
      shown[column]!.set(row, now[at]!);
    });
  };
  while (changed) {
    changed = false;
    table.forEach((column, at) => hide([...column.keys()].map((row) => [at, row] as const)));
    if (table.length > 1) {
      for (const row of rows) hide(table.flatMap((column, at) => (column.has(row) ? [[at, row] as const] : [])));
    }
  }
  return shown;
}

function small(count: number): boolean {
  return count > 0 && count < SMALLEST_CELL;
}

function smallAt({ chain, outside }: Line, stage: number): boolean {
  const [base, selected] = [chain[stage]!, chain[stage + 1]!];
  return [base, selected, base - selected, outside[stage]!, outside[stage + 1]!].some(small);
}

function stagesBeforeSmall(line: Line, stages: number): number {
  let stage = 0;
  while (stage < stages && !smallAt(line, stage)) stage += 1;
  return stage;
}

/** @param before those of `hidden` that were hidden at an earlier stage */
function canBeWorkedOut(hidden: readonly Line[], before: readonly Line[], stage: number): boolean {
  const base = sum(hidden, 'chain', stage);
  // that nobody of the earlier ones is left can be seen: they hide nobody who comes new
  const spent = before.length > 0 && sum(before, 'chain', stage) === 0;
  const together = hidden.length - (spent ? before.length : 0);
  if (together === 1) return true;
  // everybody knows that each line has somebody in it: five lines of five people would be ones
  if (stage === 0 && base < SMALLEST_CELL + hidden.length) return true;
  const rest = (part: keyof Line) => hidden[0]!.chain.map((_, at) => sum(hidden, part, at));
  return smallAt({ chain: rest('chain'), outside: rest('outside') }, stage);
}

function smallestShown(lines: readonly Line[], shown: readonly number[], stage: number): number | null {
  let least: number | null = null;
  lines.forEach(({ chain }, at) => {
    const open = shown[at]! > stage && chain[stage]! > 0;
    if (open && (least === null || chain[stage]! < lines[least]!.chain[stage]!)) least = at;
  });
  return least;
}

function sum(lines: readonly Line[], part: keyof Line, at: number): number {
  return lines.reduce((total, line) => total + line[part][at]!, 0);
}
