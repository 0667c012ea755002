/** Points of the factors by class, kept from one opening to the next: many openings ask the same. */
import type { Policy } from '../../policy';
import { type Used, UseOrder } from '../collections/use-order';

/** Bytes of tables kept: so many for each person, and at least so many. The one used longest ago goes first. */
const BYTES_PER_PERSON = 3;
const LEAST_BYTES = 1_500_000;
/** A table of more classes is kept only when so many people share one on average: it would soon take all the room. */
const SMALL = 4096;
const WORTH_KEEPING = 4;

/** Points of a class that nobody has asked about yet. */
export const NOT_ASKED = -1;

/** What is kept apart from each other. */
export type FactorName = 'language' | 'package' | 'commute' | 'hours' | 'goals' | 'goal' | 'credentials';

/** Everything but the policy that points of a factor depend on. */
export type FactorKey = string | number;

/** One factor's points for everything it was asked in the same way. */
export interface FactorTable {
  /** by class, or `NOT_ASKED` */
  points: Int16Array;
  /** right for one question only */
  isBorrowed: boolean;
}

/** Answers for single classes that a question remembers; a power of two. */
export const LAST_ANSWERS = 512;

/** The last answers given, each at the lower bits of its class. */
export interface LastAnswers {
  classes: Int32Array;
  points: Int16Array;
}

type Shelf = Map<FactorKey, KeptTable>;

interface KeptTable extends FactorTable, Used<KeptTable> {
  shelf: Shelf;
  key: FactorKey;
}

/** The tables asked for last. */
export class FactorBook {
  /** points are worth what one policy says; another object is another policy */
  private readonly policies = new WeakMap<Policy, Partial<Record<FactorName, Shelf>>>();
  private readonly order = new UseOrder<KeptTable>();
  /** by factor a table for classes that hardly anybody shares; right for one opening */
  private readonly borrowed = new Map<FactorName, FactorTable>();
  private readonly last: LastAnswers = {
    classes: new Int32Array(LAST_ANSWERS),
    points: new Int16Array(LAST_ANSWERS),
  };
  private bytes = 0;

  /** @param people so many the tables are about, for the room they may take */
  constructor(private readonly people: () => number) {}

  /**
   * The table of a factor, with room for so many classes; not always a kept one, and then right until the next question.
   */
  table(policy: Policy, factor: FactorName, key: FactorKey, classes: number): FactorTable {
    if (classes > SMALL && classes * WORTH_KEEPING > this.people()) return this.borrow(factor, classes);
    const shelf = this.shelf(policy, factor);
    let table = shelf.get(key);
    if (table) this.order.use(table);
    else {
      table = { points: new Int16Array(0), isBorrowed: false, shelf, key, newer: null, older: null };
      shelf.set(key, table);
      this.order.add(table);
    }
    if (table.points.length < classes) this.widen(table, classes);
    return table;
  }

  /** Room for a question to remember answers in, empty. Right until the next question. */
  lastAnswers(): LastAnswers {
    this.last.classes.fill(NOT_ASKED);
    return this.last;
  }

  private shelf(policy: Policy, factor: FactorName): Shelf {
    let shelves = this.policies.get(policy);
    if (!shelves) this.policies.set(policy, (shelves = {}));
    return (shelves[factor] ??= new Map<FactorKey, KeptTable>());
  }

  private borrow(factor: FactorName, classes: number): FactorTable {
    let table = this.borrowed.get(factor);
    if (!table) this.borrowed.set(factor, (table = { points: new Int16Array(0), isBorrowed: true }));
    if (table.points.length < classes) table.points = new Int16Array(classes + (classes >> 3));
    table.points.fill(NOT_ASKED);
    return table;
  }

  private widen(table: KeptTable, classes: number): void {
    const points = new Int16Array(classes + (table.points.length === 0 ? 0 : classes >> 3)).fill(NOT_ASKED);
    points.set(table.points);
    this.bytes += points.byteLength - table.points.byteLength;
    table.points = points;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.people());
    for (let gone = this.order.oldest; gone && gone !== table && this.bytes > most; gone = this.order.oldest) {
      this.order.take(gone);
      gone.shelf.delete(gone.key);
      this.bytes -= gone.points.byteLength;
    }
  }
}
