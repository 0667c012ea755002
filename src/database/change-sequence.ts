/**
 * The sequence of changes, as PostgreSQL itself counts it: every writing transaction has a number, and a snapshot tells
 * which of them had ended when it was taken. A copy of the rows that was read in a snapshot holds exactly the changes
 * the snapshot includes, so the rows still to be read are those stamped by the transactions it does not include.
 */

/** Which transactions had ended, of `pg_current_snapshot()`. Numbers of transactions are whole and below 2^53. */
export interface SeenChanges {
  /** all transactions below had ended */
  below: number;
  /** this one and all later ones had not begun */
  from: number;
  /** transactions in between that were under way */
  underWay: readonly number[];
}

/** Nothing was ever read: every row is still to be read. */
export const NOTHING_SEEN: SeenChanges = { below: 0, from: 0, underWay: [] };

/** Reads PostgreSQL's own text, e.g. `745:748:745,746`. @throws Error when it is something else */
export function parseSnapshot(text: string): SeenChanges {
  const [below, from, underWay = ''] = text.split(':');
  const seen = {
    below: Number(below),
    from: Number(from),
    underWay: underWay === '' ? [] : underWay.split(',').map(Number),
  };
  if (![seen.below, seen.from, ...seen.underWay].every((number) => Number.isSafeInteger(number))) {
    throw new Error('this is no snapshot of PostgreSQL');
  }
  return seen;
}

/** The largest number such that this change and all before it are included. */
export function sequenceOf(seen: SeenChanges): number {
  return Math.max(0, seen.below - 1);
}

/** Whether the change of one transaction is included. */
export function includes(seen: SeenChanges, change: number): boolean {
  return change < seen.below || (change < seen.from && !seen.underWay.includes(change));
}
