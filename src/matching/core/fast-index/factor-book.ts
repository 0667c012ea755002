/** Points of the factors by class, kept from one opening to the next: many openings ask the same. */
import type { Policy } from '../policy';

/** Bytes of tables kept: so many for each person, and at least so many. The one used longest ago goes first. */
const BYTES_PER_PERSON = 3;
const LEAST_BYTES = 1_500_000;
/** A table of more classes is kept only when so many people share one on average: it would soon take all the room. */
const SMALL = 4096;
const WORTH_KEEPING = 4;

/** Points of a class that nobody has asked about yet. */
export const NOT_ASKED = -1;

/** One factor's points for everything it was asked in the same way. */
export interface FactorTable {
  /** by class, or `NOT_ASKED` */
  points: Int16Array;
  /** right for one question only */
  isBorrowed: boolean;
}

/** The tables asked for last. */
export class FactorBook {
  private readonly kept = new Map<string, FactorTable>();
  /** by factor a table for classes that hardly anybody shares; right for one opening */
  private readonly borrowed = new Map<string, FactorTable>();
  private readonly policies = new WeakMap<Policy, number>();
  private seen = 0;
  private bytes = 0;

  /** @param people so many the tables are about, for the room they may take */
  constructor(private readonly people: () => number) {}

  /**
   * The table of a factor, with room for so many classes; not always a kept one, and then right until the next question.
   * The key says everything but the policy that points depend on.
   */
  table(policy: Policy, factor: string, key: string, classes: number): FactorTable {
    if (classes > SMALL && classes * WORTH_KEEPING > this.people()) return this.borrow(factor, classes);
    const whole = `${this.numberOf(policy)} ${factor} ${key}`;
    const known = this.kept.get(whole);
    if (known) this.kept.delete(whole);
    const table = known ?? { points: new Int16Array(0), isBorrowed: false };
    this.kept.set(whole, table);
    if (table.points.length < classes) this.widen(table, classes);
    return table;
  }

  private borrow(factor: string, classes: number): FactorTable {
    let table = this.borrowed.get(factor);
    if (!table) this.borrowed.set(factor, (table = { points: new Int16Array(0), isBorrowed: true }));
    if (table.points.length < classes) table.points = new Int16Array(classes + (classes >> 3));
    table.points.fill(NOT_ASKED);
    return table;
  }

  private widen(table: FactorTable, classes: number): void {
    const points = new Int16Array(classes + (table.points.length === 0 ? 0 : classes >> 3)).fill(NOT_ASKED);
    points.set(table.points);
    this.bytes += points.byteLength - table.points.byteLength;
    table.points = points;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.people());
    for (const [oldest, { points: gone }] of this.kept) {
      if (this.bytes <= most || gone === points) break;
      this.kept.delete(oldest);
      this.bytes -= gone.byteLength;
    }
  }

  /** Points are worth what one policy says; another object is another policy. */
  private numberOf(policy: Policy): number {
    let number = this.policies.get(policy);
    if (number === undefined) this.policies.set(policy, (number = this.seen++));
    return number;
  }
}
