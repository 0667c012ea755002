import type { DeadlineLine } from './deadline-list';
import { compareKeys, lineKeys, placeBehind } from './deadline-list';

/**
 * Everybody's deadlines in the order of the list, kept as people change: the lines of whoever changed are taken out and
 * put in anew, all others keep their place. One copy in a process, so that a page of the list costs no sorting.
 */
export class SortedDeadlines {
  private sorted: readonly DeadlineLine[] = [];

  /** All lines: overdue first, then by day, person and kind. */
  lines(): readonly DeadlineLine[] {
    return this.sorted;
  }

  /** Begins anew with these lines. */
  reset(lines: readonly DeadlineLine[]): void {
    this.sorted = [...lines].sort(inOrder);
  }

  /** Puts the lines given in place of all lines of these people. */
  replace(people: ReadonlySet<string>, lines: readonly DeadlineLine[]): void {
    const rest = this.sorted.filter(({ person }) => !people.has(person.id));
    const merged: DeadlineLine[][] = [];
    let from = 0;
    for (const line of [...lines].sort(inOrder)) {
      const at = placeBehind(rest, lineKeys(line));
      merged.push(rest.slice(from, at), [line]);
      from = at;
    }
    // flat() takes many times longer on lists of this length
    this.sorted = ([] as DeadlineLine[]).concat(...merged, rest.slice(from));
  }
}

function inOrder(a: DeadlineLine, b: DeadlineLine): number {
  return compareKeys(lineKeys(a), lineKeys(b));
}
